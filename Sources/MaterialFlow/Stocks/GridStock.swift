/// A stock on an uneven grid of times.
///
/// Between two times the inflow is a constant rate, and what entered then is one cohort. In every
/// step `(inflowRate - outflowRate) * length = stock[end] - stock[start]` within rounding, whatever
/// the lengths, because a step's outflow is what its cohorts lose between its two ends.
///
/// The grid begins with nothing in use; what was there before is a history of earlier steps, which
/// may be as long as they like. Amounts are in any one unit (cars, tonnes), rates in that unit a year.
public struct GridStock: Sendable, Equatable {
  /// Years, such as 2030.25; one more than steps.
  public let times: [Double]
  /// What entered, a year, shape `[step]`.
  public let inflowRate: [Double]
  /// What left, a year, shape `[step]`; of the purchases of the same step too.
  public let outflowRate: [Double]
  /// In use at each time, shape `[time]`; 0 at the first.
  public let stock: [Double]
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
    let count = inflowRate.count
    precondition(times.count == count + 1, "one more time than steps")
    precondition(lifetimes.count == count, "a lifetime for each step")
    for (place, time) in times.enumerated()
    where !time.isFinite || (place > 0 && !(time > times[place - 1])) {
      throw GridStockError.notAscending(place: place, time: time)
    }
    try StockError.check(inflowRate, as: StockError.invalidInflow)
    let lengths = (0..<count).map { times[$0 + 1] - times[$0] }
    let survival = SurvivalTable(
      yearCount: count, shares: try entry.shares(times: times, lifetimes: lifetimes))
    let balance = CohortBalance(
      inflowByCohort: zip(inflowRate, lengths).map { $0 * $1 }, survival: survival)
    self.times = times
    self.inflowRate = inflowRate
    self.survival = survival
    stock = [0] + balance.stock
    outflowRate = zip(balance.outflow, lengths).map { $0 / $1 }
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
