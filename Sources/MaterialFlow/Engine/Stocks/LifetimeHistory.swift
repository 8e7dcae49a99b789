internal import FlowNumerics

/// The stock that a history of inflows leaves, as a function of the logarithms of its lifetime.
struct LifetimeHistory {
  let family: LifetimeFamily
  let history: FitHistory
  let breaking: ClosedRange<Int>?

  /// - Parameter logarithms: Of mean, shape (or deviation) and, with a break, the later mean.
  func stock(_ logarithms: [Double]) throws -> CohortStock {
    try CohortStock(inflow: history.inflow, survival: survival(logarithms))
  }

  private func survival(_ logarithms: [Double]) throws -> SurvivalTable {
    if breaking != nil {
      return try SurvivalTable(
        lifetimes: lifetimes(logarithms), timing: history.timing,
        hazardMultipliers: history.hazardMultipliers, cohortHazards: history.cohortHazards)
    }
    // One curve for all cohorts: a fit spends its time here.
    return try SurvivalTable(
      lifetime: lifetime(logarithms, laterShare: 0), yearCount: history.inflow.count,
      timing: history.timing, hazardMultipliers: history.hazardMultipliers,
      cohortHazards: history.cohortHazards)
  }

  /// Shape `[cohort]`.
  func lifetimes(_ logarithms: [Double]) throws -> [Lifetime] {
    try history.inflow.indices.map { cohort in
      let share = breaking.map { Self.share(of: cohort, in: $0) } ?? 0
      return try lifetime(logarithms, laterShare: share)
    }
  }

  private func lifetime(_ logarithms: [Double], laterShare share: Double) throws -> Lifetime {
    let numbers = logarithms.map(RealFunctions.exponential)
    let later = breaking == nil ? numbers[0] : numbers[2]
    do {
      return try family.lifetime(
        mean: numbers[0] + share * (later - numbers[0]), second: numbers[1])
    } catch {
      throw LifetimeFitError.ranAway(
        mean: numbers[0], laterMean: breaking == nil ? nil : later, shape: numbers[1],
        family: family)
    }
  }

  /// 0 up to the first cohort of the change, 1 from the last on.
  private static func share(of cohort: Int, in breaking: ClosedRange<Int>) -> Double {
    if cohort <= breaking.lowerBound { return cohort == breaking.upperBound ? 1 : 0 }
    if cohort >= breaking.upperBound { return 1 }
    return Double(cohort - breaking.lowerBound) / Double(breaking.count - 1)
  }
}
