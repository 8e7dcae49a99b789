internal import FlowEngine
internal import FlowNumerics
internal import FlowTables

/// A request with its tables read, series by series.
struct StockStudy {
  let request: StockRequest
  let input: StockInput
  let shares: TypeShares
  private let lifetimes: LifetimeTable
  private let firstStock: FirstStockTable?
  private var entries: StepEntries
  /// Series of stocks whose first one is taken as bought in its year.
  private(set) var takenAsNew: [Int] = []
  /// Survival tables by grid: series of one table mostly share it.
  private var tables: [Axis: [SurvivalTable]] = [:]

  /// What survival depends on: the lengths of steps, not their calendar years.
  private struct Axis: Hashable {
    let times: [Double]
    let lifetimes: [[Lifetime]]
  }

  /// - Returns: Nil after reporting what is wrong with the tables beside the main one.
  init?(_ request: StockRequest, _ input: StockInput, reporting problems: inout Diagnostics) {
    let before = problems.errorCount
    self.request = request
    self.input = input
    let names = input.series.map(\.name)
    let shares = request.shares.map { TypeShares($0, reporting: &problems) } ?? TypeShares.none
    self.shares = shares ?? .none
    let lifetimes = request.lifetimes.map {
      LifetimeTable(
        request.lifetime, $0, series: names, types: shares?.types ?? [], reporting: &problems)
    }
    self.lifetimes = (lifetimes ?? nil) ?? LifetimeTable(request.lifetime)
    firstStock =
      request.firstStock.map { FirstStockTable($0, series: names, reporting: &problems) } ?? nil
    entries = StepEntries(request.entry, isUneven: request.isUneven)
    if problems.errorCount > before { return nil }
  }

  /// Lifetimes that do not fit the step of a year.
  var misfits: [StepEntries.Misfit] { entries.misfits }

  /// - Returns: Nil after reporting why there is none.
  mutating func model(
    ofSeries index: Int, reporting problems: inout Diagnostics
  ) -> StockModel? {
    let series = input.series[index]
    do {
      guard let history = try history(of: series, reporting: &problems) else { return nil }
      let grid = grid(of: series, history: history.count(request.drive))
      let kinds = try survival(on: grid)
      let mixture =
        kinds.count == 1 ? kinds[0] : SurvivalTable(mixing: kinds, shares: grid.shares)
      let opening = try history.opening(mixture, request.drive)
      if isTakenAsNew(series, history, mixture) { takenAsNew.append(index) }
      let total = try total(of: series, on: grid, mixture, opening)
      return StockModel(total, on: grid, kinds: kinds, mixture: mixture)
    } catch let error as StockError {
      report(error, ofSeries: index, &problems)
    } catch {
      problems.error(
        .nothingStays, at: input.location(ofSeries: index, year: 0),
        "the survival of this lifetime cannot be averaged over a year: \(error)",
        help: "write --inflow-at middle")
    }
    return nil
  }

  private func total(
    of series: StockInput.Series, on grid: StockGrid, _ survival: SurvivalTable,
    _ opening: InitialStock
  ) throws(StockError) -> CohortStock {
    switch request.drive {
    case .inflow:
      let lengths = grid.lengths.dropFirst(opening.cohortCount)
      return try CohortStock(
        inflow: zip(series.values, lengths).map { $0 * $1 }, survival: survival, opening: opening)
    case .stock:
      func kept(_ opening: InitialStock) throws(StockError) -> CohortStock {
        try CohortStock(
          stock: series.values, survival: survival, opening: opening,
          onNegativeInflow: request.policy)
      }
      do {
        return try kept(opening)
      } catch {
        // Ages that add up to the first stock, but for the rounding of their survival.
        guard case .stockFallsTooFast(0, let shortfall) = error,
          shortfall <= 1e-12 * series.values[0]
        else { throw error }
        return try kept(opening.scaled(by: 1 - shortfall / series.values[0]))
      }
    }
  }

  private func grid(of series: StockInput.Series, history: Int) -> StockGrid {
    StockGrid(years: series.years, history: history, shares: shares) { year, type in
      lifetime(of: series, year, type)
    }
  }

  private func lifetime(of series: StockInput.Series, _ year: Int, _ type: Int) -> Lifetime {
    lifetimes.lifetime(
      ofCohort: year, series: series.name,
      type: shares.types.isEmpty ? nil : shares.types[type])
  }

  private mutating func survival(on grid: StockGrid) throws -> [SurvivalTable] {
    let axis = Axis(times: grid.times, lifetimes: grid.lifetimes)
    if let known = tables[axis] { return known }
    var kinds: [SurvivalTable] = []
    for lifetimes in grid.lifetimes {
      kinds.append(
        try SurvivalTable(
          times: grid.times, lifetimes: lifetimes,
          entries: lifetimes.map { entries.entry(of: $0) }))
    }
    tables[axis] = kinds
    return kinds
  }

  private func history(
    of series: StockInput.Series, reporting problems: inout Diagnostics
  ) throws(StockError) -> StockHistory? {
    let isStock = request.drive == .stock
    if let firstStock, firstStock.names(series.name) {
      guard
        let stock = firstStock.stockByCohort(
          of: series.name, in: isStock ? series.firstYear : series.firstYear - 1,
          total: isStock ? series.values[0] : nil, reporting: &problems)
      else { return nil }
      return .ages(stock)
    }
    guard let growth = request.pastGrowth else { return StockHistory.none }
    let longest = (0..<max(1, shares.types.count)).map {
      InitialStock.yearsOfHistory(for: lifetime(of: series, series.firstYear, $0))
    }.max()
    return .growth(
      rate: RealFunctions.logarithmOfOne(plus: growth),
      count: min(FirstStockTable.oldestAge, max(1, longest ?? 1)), first: series.values[0])
  }

  /// A stock that is not there at the end of the next year has no ages to speak of.
  private func isTakenAsNew(
    _ series: StockInput.Series, _ history: StockHistory, _ survival: SurvivalTable
  ) -> Bool {
    guard request.drive == .stock, case .none = history, series.values[0] > 0 else { return false }
    return survival.yearCount < 2 || survival.share(ofCohort: 0, year: 1) >= 0.01
  }
}
