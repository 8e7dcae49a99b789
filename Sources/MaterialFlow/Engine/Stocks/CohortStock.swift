/// A stock whose cohorts are followed from their purchase to the end.
///
/// `stock[t,c] = inflow[c] * S[c,t]` at the end of year `t`, and what leaves is the difference from
/// the year before: Pauliuk & Heeren (2020), doi:10.1111/jiec.12952. Amounts are in any one unit
/// (cars, tonnes), flows in that unit a year. In every year
/// `stock[t] - stock[t-1] = inflow[t] - outflow[t]` within rounding.
public struct CohortStock: Sendable, Equatable {
  /// What entered, shape `[year]`.
  public let inflow: [Double]
  /// What is in use at the end of each year, shape `[year]`.
  public let stock: [Double]
  /// What left, shape `[year]`; of purchases of the same year too.
  public let outflow: [Double]
  /// What was in use at the end of the year before the first.
  public let openingStock: Double
  /// Cohorts before the first year; cohort `openingCohortCount` enters in year 0.
  public let openingCohortCount: Int
  /// What was changed on the way, the initial stock's warnings first.
  public let warnings: [StockWarning]
  /// The shares that were applied, early retirement included; on the axis of all cohorts.
  public let survival: SurvivalTable
  /// What entered in each cohort's year, shape `[cohort]`, the initial stock's first.
  public let inflowByCohort: [Double]

  /// Follows a known inflow.
  ///
  /// - Parameters:
  ///   - inflow: Zero or more, shape `[year]`.
  ///   - survival: Of as many years as `opening` has cohorts and `inflow` has years.
  ///   - opening: The cohorts before the first year.
  /// - Throws: ``StockError/invalidInflow(year:value:)``.
  public init(
    inflow: [Double], survival: SurvivalTable, opening: InitialStock = .none
  ) throws(StockError) {
    try StockError.check(inflow, as: StockError.invalidInflow)
    let balance = CohortBalance(inflowByCohort: opening.inflow + inflow, survival: survival)
    self.init(
      balance, opening: opening, stock: Array(balance.stock[opening.cohortCount...]), warnings: [])
  }

  /// Follows a known inflow with one lifetime for all years and nothing in use before.
  public init(
    inflow: [Double], lifetime: Lifetime, timing: InflowTiming = .middle
  ) throws {
    let survival = try SurvivalTable(
      lifetime: lifetime, yearCount: inflow.count, timing: timing)
    try self.init(inflow: inflow, survival: survival)
  }

  /// Finds the inflow that keeps a known stock.
  ///
  /// `inflow[t] = (stock[t] - Σ survivors) / S[t,t]`, year after year. An inflow that is negative
  /// only by the rounding of the survivors is zero.
  ///
  /// - Parameters:
  ///   - stock: At the end of each year; zero or more, shape `[year]`.
  ///   - survival: Of as many years as `opening` has cohorts and `stock` has years.
  ///   - opening: The cohorts before the first year.
  ///   - policy: What to do where the stock falls faster than survival lets it.
  /// - Throws: ``StockError`` with the first offending year.
  public init(
    stock: [Double], survival: SurvivalTable, opening: InitialStock = .none,
    onNegativeInflow policy: NegativeInflowPolicy = .error
  ) throws(StockError) {
    try StockError.check(stock, as: StockError.invalidStock)
    var replacement = StockReplacement(survival: survival, opening: opening)
    for (year, target) in stock.enumerated() {
      try replacement.reach(target, inYear: year, policy: policy)
    }
    let balance = CohortBalance(
      inflowByCohort: replacement.inflowByCohort, survival: replacement.survival)
    // The stock asked for, not its sum over cohorts, which differs in the last digit.
    self.init(balance, opening: opening, stock: stock, warnings: replacement.warnings)
  }

  private init(
    _ balance: CohortBalance, opening: InitialStock, stock: [Double], warnings: [StockWarning]
  ) {
    let first = opening.cohortCount
    self.inflow = Array(balance.inflowByCohort[first...])
    self.stock = stock
    self.outflow = Array(balance.outflow[first...])
    self.openingStock = first > 0 ? balance.stock[first - 1] : 0
    self.openingCohortCount = first
    self.warnings = opening.warnings + warnings
    self.survival = balance.survival
    self.inflowByCohort = balance.inflowByCohort
  }

  /// What is left of a cohort at the end of a year; 0 before it enters.
  ///
  /// - Parameters:
  ///   - cohort: From 0, the oldest; see ``openingCohortCount``.
  ///   - year: From 0, the first simulated one.
  public func stock(ofCohort cohort: Int, year: Int) -> Double {
    inflowByCohort[cohort] * survival.share(ofCohort: cohort, year: openingCohortCount + year)
  }

  /// What leaves of a cohort in a year; parameters as in ``stock(ofCohort:year:)``.
  public func outflow(ofCohort cohort: Int, year: Int) -> Double {
    inflowByCohort[cohort] * survival.exitShare(ofCohort: cohort, year: openingCohortCount + year)
  }
}

/// What a prescribed stock does in a year in which it falls below its survivors.
public enum NegativeInflowPolicy: String, Sendable, CaseIterable {
  /// Throws ``StockError/stockFallsTooFast(year:shortfall:)``.
  case error
  /// Buys nothing and retires the same share of every cohort, for good: ODYM's
  /// "NegativeInflowCorrect". Each such year is in the warnings.
  case correct
  /// Keeps the negative inflow, so that the inversion stays linear: for comparison with published
  /// series only.
  case keep
}
