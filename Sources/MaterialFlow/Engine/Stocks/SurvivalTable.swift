/// The share of every cohort still in use at the end of every year.
///
/// Cohorts and years count on one axis, the oldest cohort's first year being 0. A table is made
/// once and serves any number of runs.
public struct SurvivalTable: Sendable, Equatable {
  /// Years on the axis, and cohorts.
  public let yearCount: Int
  /// Shares in 0...1, shape `[cohort][year]`, flat; 0 in years before the cohort.
  public private(set) var shares: [Double]

  /// One lifetime for all cohorts.
  ///
  /// - Parameters:
  ///   - lifetime: Of every cohort.
  ///   - yearCount: Years on the axis.
  ///   - timing: When an inflow enters within its year.
  ///   - hazardMultipliers: Shape `[year]`, at every age; see the initializer with a lifetime for
  ///     each cohort.
  ///   - cohortHazards: By calendar year and age; they multiply with `hazardMultipliers`.
  public init(
    lifetime: Lifetime, yearCount: Int, timing: InflowTiming = .middle,
    hazardMultipliers: [Double]? = nil, cohortHazards: [CohortHazard] = []
  ) throws(SurvivalTableError) {
    let curve = Self.curve(of: lifetime, yearCount: yearCount, timing: timing)
    let multipliers = try HazardMultipliers(
      byYear: hazardMultipliers, cohortHazards: cohortHazards, yearCount: yearCount)
    self.init(yearCount: yearCount, multipliers: multipliers) { _ in curve }
  }

  /// A lifetime for each cohort.
  ///
  /// - Parameters:
  ///   - lifetimes: Shape `[cohort]`; as many as years.
  ///   - timing: When an inflow enters within its year.
  ///   - hazardMultipliers: By how much leaving is more likely in a calendar year, at every age; a
  ///     trade-in programme is a year above 1. Shape `[year]`, zero or more. With `h` the share of
  ///     those in use that leave in a year, `s[t] = s[t-1] * (1 - min(1, h * multiplier[t]))`: only
  ///     in this form does an old cohort react to a new policy.
  ///   - cohortHazards: The same from a minimum age on, for a programme that pays for old cars
  ///     only. Where they and `hazardMultipliers` meet, `multiplier[t]` is their product.
  /// - Throws: ``SurvivalTableError``, with the first offending year.
  public init(
    lifetimes: [Lifetime], timing: InflowTiming = .middle, hazardMultipliers: [Double]? = nil,
    cohortHazards: [CohortHazard] = []
  ) throws(SurvivalTableError) {
    let count = lifetimes.count
    let multipliers = try HazardMultipliers(
      byYear: hazardMultipliers, cohortHazards: cohortHazards, yearCount: count)
    self.init(yearCount: count, multipliers: multipliers) { cohort in
      Self.curve(of: lifetimes[cohort], yearCount: count - cohort, timing: timing)
    }
  }

  /// Shares that come from elsewhere, shape `[cohort][year]`, flat.
  init(yearCount: Int, shares: [Double]) {
    precondition(shares.count == yearCount * yearCount, "a share for each cohort and year")
    self.yearCount = yearCount
    self.shares = shares
  }

  private init(
    yearCount: Int, multipliers: HazardMultipliers, curve: (_ cohort: Int) -> [Double]
  ) {
    precondition(yearCount >= 0, "an axis has no negative number of years")
    self.yearCount = yearCount
    shares = Array(repeating: 0, count: yearCount * yearCount)
    for cohort in 0..<yearCount {
      let curve = curve(cohort)
      for year in cohort..<yearCount { shares[cohort * yearCount + year] = curve[year - cohort] }
      if !multipliers.isNeutral { applyHazards(multipliers, toCohort: cohort) }
    }
  }

  /// The share of a cohort still in use at the end of a year; 0 before its year.
  public func share(ofCohort cohort: Int, year: Int) -> Double {
    shares[cohort * yearCount + year]
  }

  /// The share of a cohort's inflow that leaves in a year.
  ///
  /// What leaves in the first year is one minus the share left at its end.
  public func exitShare(ofCohort cohort: Int, year: Int) -> Double {
    if year < cohort { return 0 }
    let before = year == cohort ? 1 : share(ofCohort: cohort, year: year - 1)
    return before - share(ofCohort: cohort, year: year)
  }

  /// The shares still in use from a year on, shape `[cohort][year - first]`, flat.
  ///
  /// For a plan whose simulated years begin after a history of `first` cohorts.
  public func shares(fromYear first: Int) -> [Double] {
    years(from: first) { share(ofCohort: $0, year: $1) }
  }

  /// The shares of each cohort's inflow that leave from a year on, shape `[cohort][year - first]`.
  public func exitShares(fromYear first: Int = 0) -> [Double] {
    years(from: first) { exitShare(ofCohort: $0, year: $1) }
  }

  private func years(from first: Int, _ value: (_ cohort: Int, _ year: Int) -> Double) -> [Double] {
    precondition((0...yearCount).contains(first), "the first year is on the axis")
    var values: [Double] = []
    values.reserveCapacity(yearCount * (yearCount - first))
    for cohort in 0..<yearCount {
      for year in first..<yearCount { values.append(value(cohort, year)) }
    }
    return values
  }

  /// Takes out a share of all cohorts in a year, for good.
  mutating func retire(from year: Int, keeping kept: Double) {
    for cohort in 0..<year {
      for later in year..<yearCount { shares[cohort * yearCount + later] *= kept }
    }
  }

  /// The shares at the ends of a cohort's first year and those after it.
  ///
  /// Held level where a tail's last digit would rise, so that no outflow is negative.
  private static func curve(
    of lifetime: Lifetime, yearCount: Int, timing: InflowTiming
  ) -> [Double] {
    var left = 1.0
    return (0..<yearCount).map { age in
      left = min(left, lifetime.survival(atAge: Double(age) + timing.ageAtFirstYearEnd))
      return left
    }
  }

  /// Replaces a cohort's curve by the one that its hazards give when multiplied.
  private mutating func applyHazards(_ multipliers: HazardMultipliers, toCohort cohort: Int) {
    let row = cohort * yearCount
    var before = 1.0
    var left = 1.0
    for year in cohort..<yearCount {
      let base = shares[row + year]
      let hazard = before > 0 ? 1 - base / before : 1
      let multiplier = multipliers.value(cohort: cohort, year: year)
      // Up to the first programme the curve keeps its digits.
      left =
        multiplier == 1 && left == before ? base : left * (1 - min(1, hazard * multiplier))
      before = base
      shares[row + year] = left
    }
  }
}

/// Why hazards give no survival table.
public enum SurvivalTableError: Error, Equatable, CustomStringConvertible {
  /// A year on the table's axis whose multiplier is negative or no number.
  case invalidMultiplier(year: Int, value: Double)
  /// A programme whose multiplier is negative or no number.
  case invalidCohortHazard(CohortHazard)

  public var description: String {
    switch self {
    case .invalidMultiplier(let year, let value):
      "the hazard multiplier of year \(year) must be zero or more, not \(value)"
    case .invalidCohortHazard(let hazard):
      "the hazard multiplier of years \(hazard.years.lowerBound) to \(hazard.years.upperBound) "
        + "from age \(hazard.minimumAge) on must be zero or more, not \(hazard.multiplier)"
    }
  }
}
