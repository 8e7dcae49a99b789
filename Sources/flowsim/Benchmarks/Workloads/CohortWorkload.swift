public import FlowEngine

/// Many series of cohorts with a lifetime each: survival curves, then all stocks and outflows.
///
/// With `sf` the share left by age and `i` the inflow of a cohort, `sc[t,c] = i[c] sf[t-c]` and
/// `oc[t,c] = i[c] (sf[t-c-1] - sf[t-c])`, and of the first year `i[c] (1 - sf[0])`. Where the
/// stock is given, `i[t] = (stock[t] - sum over c < t of sc[t,c]) / sf[0]`, which needs nothing but
/// the cells of the year's older cohorts: both drives are one pass.
public struct CohortWorkload: Sendable {
  /// What the given amounts are.
  public enum Drive: Sendable {
    /// Of each year.
    case inflow
    /// At the end of each year. Inflows may come out negative.
    case stock
  }

  public let drive: Drive
  public let amounts: SeriesLanes
  public let lifetimes: [Lifetime]
  public let timing: InflowTiming
  /// Of the last run.
  public private(set) var tables: CohortTables
  private var survival: SurvivalLanes

  /// - Parameter lifetimes: Shape `[series]`; with ``Drive/stock`` none may lose all in year one.
  public init(drive: Drive, amounts: SeriesLanes, lifetimes: [Lifetime], timing: InflowTiming) {
    precondition(lifetimes.count == amounts.seriesCount, "a lifetime for each series")
    self.drive = drive
    self.amounts = amounts
    self.lifetimes = lifetimes
    self.timing = timing
    tables = CohortTables(yearCount: amounts.yearCount, seriesCount: amounts.seriesCount)
    survival = SurvivalLanes(yearCount: amounts.yearCount, seriesCount: amounts.seriesCount)
  }

  /// Computes all tables from the amounts and the lifetimes.
  public mutating func run() {
    survival.fill(from: lifetimes, timing: timing)
    for block in 0..<SeriesLanes.blockCount(of: amounts.seriesCount) {
      survival.fillBlock(
        block, drive: drive, amounts: amounts, inflow: &tables.inflow.lanes,
        totals: &tables.totals, cells: &tables.cells)
    }
  }
}

extension SurvivalLanes {
  /// Fills the cells and totals of a block of eight series, year by year.
  fileprivate func fillBlock(
    _ block: Int, drive: CohortWorkload.Drive, amounts: SeriesLanes,
    inflow: inout [SIMD8<Double>], totals: inout [CohortCell], cells: inout [CohortCell]
  ) {
    let rows = (block * yearCount)..<((block + 1) * yearCount)
    let amounts = amounts.lanes.span.extracting(rows)
    let shares = shares.span.extracting(rows)
    let exits = exits.span.extracting(rows)
    var inflow = inflow.mutableSpan
    var totals = totals.mutableSpan
    var cells = cells.mutableSpan
    for year in 0..<yearCount {
      let first = CohortTables.firstCell(ofBlock: block, year: year, of: yearCount)
      var total = CohortCell()
      for cohort in 0..<year {
        let amount = inflow[rows.lowerBound + cohort]
        let cell = CohortCell(
          stock: amount * shares[year - cohort], outflow: amount * exits[year - cohort])
        cells[first + cohort] = cell
        total += cell
      }
      let bought = drive == .inflow ? amounts[year] : (amounts[year] - total.stock) / shares[0]
      let cell = CohortCell(stock: bought * shares[0], outflow: bought * exits[0])
      inflow[rows.lowerBound + year] = bought
      cells[first + year] = cell
      total += cell
      totals[rows.lowerBound + year] = total
    }
  }
}
