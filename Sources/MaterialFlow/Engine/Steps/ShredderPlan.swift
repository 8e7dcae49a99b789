/// What the shredder adds to one metal.
public struct ShredderPlan: Sendable {
  /// Metal picked up in shredding, over the metal that is shredded: shape `[e]`.
  public let pickUp: [Double]
  /// Copper that the shred entrains beyond that; nil for a metal without.
  public var copper: CopperEntrainment?

  public init(pickUp: [Double], copper: CopperEntrainment? = nil) {
    self.pickUp = pickUp
    self.copper = copper
  }
}

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
