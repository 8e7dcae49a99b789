/// How much of a car's copper ends in its steel shred.
public struct CopperEntrainment: Sendable {
  /// Share of a car's copper taken out before shredding: shape `[powertrain][t]`.
  public var removed: [Double]
  /// Share of the remaining copper that is entrained in the steel shred, κ.
  public let share: Double
  /// Share of the hulk's steel that the magnet recovers, η; scales the entrained copper.
  public let magnetRecovery: Double

  public init(removed: [Double], share: Double, magnetRecovery: Double) {
    self.removed = removed
    self.share = share
    self.magnetRecovery = magnetRecovery
  }
}

extension CopperEntrainment {
  /// Copper of wire harnesses and motors that ends in the steel shred of a year, in t:
  /// κ · Cu (1 − r) / η.
  ///
  /// The mechanistic form: a car with more copper, or less of it taken out, makes worse shred.
  ///
  /// - Parameter hulkShare: The share of the year's exits that reaches the shredder.
  func copper(in fleet: FleetPlan, year t: Int, of yearCount: Int, hulkShare: Double) -> Double {
    let powertrains = fleet.powertrains.count
    var copper = 0.0
    for cohort in 0..<fleet.cohort(ofYear: t) + 1 {
      let exits = fleet.exitShare[cohort * yearCount + t]
      if exits == 0 { continue }
      for p in 0..<powertrains {
        let left = 1 - removed[p * yearCount + t]
        copper += exits * fleet.copper[cohort * powertrains + p] * left
      }
    }
    return share * copper * hulkShare / magnetRecovery
  }
}
