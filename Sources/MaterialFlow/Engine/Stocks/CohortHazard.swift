/// A change in how likely cars of some age and over are to leave in some calendar years.
///
/// A trade-in programme that pays for cars of 13 years and more in 2024 and 2025 is
/// `CohortHazard(years: 2024...2025, minimumAge: 13, multiplier: 1.4)`, with the years written as
/// places on the table's axis. Several that meet in one cohort and year multiply.
public struct CohortHazard: Sendable, Equatable {
  /// Places on the axis of the ``SurvivalTable``; years beyond its ends change nothing.
  public let years: ClosedRange<Int>
  /// Calendar year less the cohort's year, years; 0 reaches the purchases of the same year too.
  ///
  /// Registration dates decide who is paid, so age is counted in whole calendar years whatever the
  /// ``InflowTiming``.
  public let minimumAge: Int
  /// Times the share of those in use that would leave; zero or more.
  public let multiplier: Double

  public init(years: ClosedRange<Int>, minimumAge: Int = 0, multiplier: Double) {
    self.years = years
    self.minimumAge = minimumAge
    self.multiplier = multiplier
  }

  func applies(toCohort cohort: Int, year: Int) -> Bool {
    years.contains(year) && year - cohort >= minimumAge
  }
}

/// All that multiplies the hazards of a survival table.
struct HazardMultipliers {
  /// Shape `[year]`, or nil for ones.
  let byYear: [Double]?
  let cohortHazards: [CohortHazard]

  var isNeutral: Bool { byYear == nil && cohortHazards.isEmpty }

  init(
    byYear: [Double]?, cohortHazards: [CohortHazard], yearCount: Int
  ) throws(SurvivalTableError) {
    if let byYear {
      precondition(byYear.count == yearCount, "one hazard multiplier for each year")
      for (year, value) in byYear.enumerated() where !(value >= 0 && value.isFinite) {
        throw .invalidMultiplier(year: year, value: value)
      }
    }
    for hazard in cohortHazards where !(hazard.multiplier >= 0 && hazard.multiplier.isFinite) {
      throw .invalidCohortHazard(hazard)
    }
    self.byYear = byYear
    self.cohortHazards = cohortHazards
  }

  func value(cohort: Int, year: Int) -> Double {
    var product = byYear?[year] ?? 1
    for hazard in cohortHazards where hazard.applies(toCohort: cohort, year: year) {
      product *= hazard.multiplier
    }
    return product
  }
}
