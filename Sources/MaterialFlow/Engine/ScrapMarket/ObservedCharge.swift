internal import FlowNumerics

/// What a product may be charged with where only the mean over a furnace's products was observed.
///
/// Products keep the odds that their habits give them against each other:
///
///     φ_h / (1 − φ_h) = C φ / (1 − φ) exp(b_h),   with C such that Σ_h D_h φ_h = φ Σ_h D_h
///
/// Held to the mean one by one, products whose buyers take less would leave scrap over that the
/// others did take.
struct ObservedCharge {
  let habit: [Double]
  let heats: [Heat]
  let routeCount: Int

  /// - Parameters:
  ///   - observed: φ of the heat's route; 1 or more where nothing was: shape `[h]`.
  ///   - demand: D: shape `[h]`.
  /// - Returns: φ_h: shape `[h]`.
  func limits(_ observed: [Double], demand: [Double]) -> [Double] {
    var limits = observed
    for r in 0..<routeCount {
      let members = heats.indices.filter { heats[$0].route == r && demand[$0] > 0 }
      let bound = members.filter { observed[$0] > 0 && observed[$0] < 1 }
      let mass = bound.reduce(0) { $0 + demand[$1] }
      let wanted = bound.reduce(0) { $0 + demand[$1] * observed[$1] }
      if mass <= 0 { continue }
      let odds = bound.map {
        RealFunctions.logarithm(observed[$0] / (1 - observed[$0])) + habit[$0]
      }
      let level = level(odds, bound.map { demand[$0] }, wanted: wanted)
      for (place, h) in bound.enumerated() { limits[h] = Self.share(odds[place] + level) }
    }
    return limits
  }

  private static func share(_ odds: Double) -> Double {
    1 / (1 + RealFunctions.exponential(-odds))
  }

  /// ln C, by Newton's method: the sum of shares rises with it, and a step is at most one.
  private func level(_ odds: [Double], _ demand: [Double], wanted: Double) -> Double {
    var level = 0.0
    for _ in 0..<100 {
      var miss = -wanted
      var slope = 0.0
      for (odds, demand) in zip(odds, demand) {
        let share = Self.share(odds + level)
        miss += demand * share
        slope += demand * share * (1 - share)
      }
      let step = min(1, max(-1, miss / slope))
      level -= step
      // Twenty roundings of a level of the order of one.
      if step.magnitude <= 20 * Double.ulpOfOne { break }
    }
    return level
  }
}
