/// A stock on an uneven grid of times.
///
/// Between two times the inflow is a constant rate, and what entered then is one cohort. In every
/// step `(inflowRate - outflowRate) * length = stock[end] - stock[start]` within rounding, whatever
/// the lengths, because a step's outflow is what its cohorts lose between its two ends.
///
/// Inflow rates may be known, or found from the stock that they keep. The grid begins with nothing
/// in use; what was there before is a history of earlier steps, which may be as long as they like.
/// Amounts are in any one unit (cars, tonnes), rates in that unit a year.
public struct GridStock: Sendable, Equatable {
  /// Years, such as 2030.25; one more than steps.
  public let times: [Double]
  /// What entered, a year, shape `[step]`.
  public let inflowRate: [Double]
  /// What left, a year, shape `[step]`; of the purchases of the same step too.
  public let outflowRate: [Double]
  /// In use at each time, shape `[time]`; 0 at the first.
  public let stock: [Double]
  /// Where the stock fell faster than survival lets it, with steps for years.
  public let warnings: [StockWarning]
  /// The shares still in use, with steps for cohorts and their ends for years.
  private let survival: SurvivalTable

  /// One lifetime for all steps.
  ///
  /// - Parameters:
  ///   - times: Ascending; years.
  ///   - inflowRate: Zero or more, a year; one fewer than times.
  ///   - lifetime: Of what enters in any step.
  ///   - entry: When a step's inflow enters within it.
  /// - Throws: As ``init(times:inflowRate:lifetimes:entry:)``.
  public init(
    times: [Double], inflowRate: [Double], lifetime: Lifetime, entry: StepEntry = .throughout
  ) throws {
    try self.init(
      times: times, inflowRate: inflowRate,
      lifetimes: Array(repeating: lifetime, count: inflowRate.count), entry: entry)
  }

  /// A lifetime for each step's purchases.
  ///
  /// - Parameters:
  ///   - times: Ascending; years.
  ///   - inflowRate: Zero or more, a year; one fewer than times.
  ///   - lifetimes: Shape `[step]`.
  ///   - entry: When a step's inflow enters within it.
  /// - Throws: ``GridStockError/notAscending(place:time:)`` with the first offending time,
  ///   ``StockError/invalidInflow(year:value:)`` with the step for a year, or ``GSLError`` where a
  ///   survival curve cannot be integrated.
  public init(
    times: [Double], inflowRate: [Double], lifetimes: [Lifetime], entry: StepEntry = .throughout
  ) throws {
    let survival = try Self.survival(times, lifetimes, entry)
    try StockError.check(inflowRate, as: StockError.invalidInflow)
    precondition(lifetimes.count == inflowRate.count, "a lifetime for each step")
    let amounts = zip(inflowRate, Self.lengths(times)).map { $0 * $1 }
    self.init(
      times, inflowRate, CohortBalance(inflowByCohort: amounts, survival: survival), stock: nil,
      warnings: [])
  }

  /// Finds the inflow rates that keep a known stock.
  ///
  /// Step after step, `inflow[k] = (stock[k] - Σ survivors) / S[k, k]`, as ``CohortStock`` does
  /// year after year.
  ///
  /// - Parameters:
  ///   - times: Ascending; years.
  ///   - history: Inflow rates of the first steps, a year; zero or more.
  ///   - stock: In use at the ends of the steps after those; zero or more.
  ///   - lifetimes: Shape `[step]`, the history's first.
  ///   - entry: When a step's inflow enters within it.
  ///   - policy: What to do where the stock falls faster than survival lets it.
  /// - Throws: As ``init(times:inflowRate:lifetimes:entry:)``, and ``StockError`` with the first
  ///   offending step, counted from the first of `stock`, for a year.
  public init(
    times: [Double], history: [Double] = [], stock: [Double], lifetimes: [Lifetime],
    entry: StepEntry = .throughout, onNegativeInflow policy: NegativeInflowPolicy = .error
  ) throws {
    precondition(lifetimes.count == history.count + stock.count, "a lifetime for each step")
    let survival = try Self.survival(times, lifetimes, entry)
    try StockError.check(stock, as: StockError.invalidStock)
    let lengths = Self.lengths(times)
    var replacement = StockReplacement(
      survival: survival,
      opening: try .history(inflow: zip(history, lengths).map { $0 * $1 }))
    for (step, target) in stock.enumerated() {
      try replacement.reach(target, inYear: step, policy: policy)
    }
    let balance = CohortBalance(
      inflowByCohort: replacement.inflowByCohort, survival: replacement.survival)
    self.init(
      times,
      history + zip(balance.inflowByCohort, lengths).dropFirst(history.count).map { $0 / $1 },
      balance, stock: stock, warnings: replacement.warnings)
  }

  /// - Parameter stock: Of the last steps where it was asked for: not its sum over cohorts, which
  ///   differs in the last digit.
  private init(
    _ times: [Double], _ inflowRate: [Double], _ balance: CohortBalance, stock: [Double]?,
    warnings: [StockWarning]
  ) {
    self.times = times
    self.inflowRate = inflowRate
    self.warnings = warnings
    survival = balance.survival
    self.stock = [0] + balance.stock.dropLast(stock?.count ?? 0) + (stock ?? [])
    outflowRate = zip(balance.outflow, Self.lengths(times)).map { $0 / $1 }
  }

  private static func lengths(_ times: [Double]) -> [Double] {
    zip(times, times.dropFirst()).map { $1 - $0 }
  }

  private static func survival(
    _ times: [Double], _ lifetimes: [Lifetime], _ entry: StepEntry
  ) throws -> SurvivalTable {
    precondition(times.count == lifetimes.count + 1, "one more time than steps")
    for (place, time) in times.enumerated()
    where !time.isFinite || (place > 0 && !(time > times[place - 1])) {
      throw GridStockError.notAscending(place: place, time: time)
    }
    return SurvivalTable(
      yearCount: lifetimes.count, shares: try entry.shares(times: times, lifetimes: lifetimes))
  }

  /// What is left of a step's purchases at a time; 0 up to the step's beginning.
  ///
  /// - Parameters:
  ///   - cohort: The step, from 0.
  ///   - time: From 0, the first of ``times``.
  public func stock(ofCohort cohort: Int, time: Int) -> Double {
    if time <= cohort { return 0 }
    let length = times[cohort + 1] - times[cohort]
    return inflowRate[cohort] * length * survival.share(ofCohort: cohort, year: time - 1)
  }
}

/// Why times make no grid.
public enum GridStockError: Error, Equatable, CustomStringConvertible {
  /// A time that is not after the one before it, or no number.
  case notAscending(place: Int, time: Double)

  public var description: String {
    switch self {
    case .notAscending(let place, let time):
      "time \(place) of the grid must be after the one before it, not \(time)"
    }
  }
}
