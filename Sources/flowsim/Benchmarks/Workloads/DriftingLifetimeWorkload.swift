public import FlowEngine
internal import FlowNumerics

/// Many series of cohorts whose lifetime changes from cohort to cohort.
///
/// `sc[t,c] = i[c] exp(-((t - c + entry) / (scale drift[c]))^shape)`: no table by age serves two
/// cohorts, so every cell has its own share; what leaves is the difference to the year before.
public struct DriftingLifetimeWorkload: Sendable {
  public let inflow: SeriesLanes
  /// By how much the scales of all series are multiplied, shape `[cohort]`.
  public let drift: [Double]
  public let timing: InflowTiming
  /// Of the last run.
  public private(set) var tables: CohortTables
  private let lifetimes: [Lifetime]

  /// - Parameters:
  ///   - lifetimes: Weibull laws, shape `[series]`.
  ///   - drift: Above zero, one for each year of `inflow`.
  public init(inflow: SeriesLanes, lifetimes: [Lifetime], drift: [Double], timing: InflowTiming) {
    precondition(lifetimes.count == inflow.seriesCount, "a lifetime for each series")
    precondition(drift.count == inflow.yearCount, "a factor for each cohort")
    precondition(drift.allSatisfy { $0 > 0 }, "a factor of a lifetime is above zero")
    self.inflow = inflow
    self.lifetimes = lifetimes
    self.drift = drift
    self.timing = timing
    tables = CohortTables(yearCount: inflow.yearCount, seriesCount: inflow.seriesCount)
    tables.inflow = inflow
  }

  /// Computes all tables from the inflows, the lifetimes and the drift.
  public mutating func run() {
    let logDrift = drift.map(RealFunctions.logarithm)
    let logAges = (0..<inflow.yearCount).map {
      RealFunctions.logarithm(Double($0) + timing.ageAtFirstYearEnd)
    }
    for block in 0..<SeriesLanes.blockCount(of: inflow.seriesCount) {
      guard let law = WeibullLanes(lifetimes[(8 * block)..<min(8 * block + 8, lifetimes.count)])
      else { preconditionFailure("only the scale of a Weibull law can drift") }
      law.fillBlock(
        block, inflow: inflow, logDrift: logDrift.span, logAges: logAges.span,
        totals: &tables.totals, cells: &tables.cells)
    }
  }
}

extension WeibullLanes {
  /// Fills the cells and totals of a block of eight series, year by year.
  fileprivate func fillBlock(
    _ block: Int, inflow: SeriesLanes, logDrift: Span<Double>, logAges: Span<Double>,
    totals: inout [CohortCell], cells: inout [CohortCell]
  ) {
    let yearCount = inflow.yearCount
    let rows = (block * yearCount)..<((block + 1) * yearCount)
    let inflow = inflow.lanes.span.extracting(rows)
    var totals = totals.mutableSpan
    var cells = cells.mutableSpan
    for year in 0..<yearCount {
      let first = CohortTables.firstCell(ofBlock: block, year: year, of: yearCount)
      var total = CohortCell()
      for cohort in 0...year {
        let share = survival(atLogAge: logAges[year - cohort] - logDrift[cohort])
        let left = inflow[cohort] * share
        // The cohort's cell of the year before lies a row of `year` cells back.
        let before = cohort == year ? inflow[cohort] : cells[first + cohort - year].stock
        let cell = CohortCell(stock: left, outflow: before - left)
        cells[first + cohort] = cell
        total += cell
      }
      totals[rows.lowerBound + year] = total
    }
  }
}
