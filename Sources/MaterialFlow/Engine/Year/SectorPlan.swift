/// A use of metal outside cars: how much it buys, how long it keeps it, what comes back.
///
/// Cohorts count on the axis of the fleet: history before the first year, then every year.
public struct SectorPlan: Sendable {
  /// Where the metal goes.
  public enum Kind: String, Sendable {
    /// Into products that are used at home for their lifetime.
    case inUse = "in use"
    /// Abroad, as semis or in goods.
    case abroad
    /// Into nothing that comes back.
    case dissipated
  }

  /// The process name in the ledger.
  public let process: String
  public let kind: Kind
  /// Bought semis and castings: shape `[product][c]`, Mt/yr.
  public var bought: [Double]
  /// Net mass in goods over bought semis.
  public var fabricationYield: Double
  /// Share of a cohort that leaves use in a year: shape `[c][t]`.
  ///
  /// Empty where nothing comes back.
  public var exitShare: [Double]
  /// Share of a cohort in use at the end of a year: shape `[c][t]`.
  public var inUseShare: [Double]
  /// Share of a historical cohort in use before the first year: shape `[c]`, history only.
  public var openingShare: [Double]
  /// Share of what leaves use that is collected as scrap: shape `[t]`.
  public var collected: [Double]
  /// Share of what leaves use that stays where it is, unused.
  public var hibernating: Double
  public var oldScrap: [ClassShare]
  public var newScrap: [ClassShare]

  public init(
    process: String, kind: Kind, bought: [Double], fabricationYield: Double,
    exitShare: [Double], inUseShare: [Double], openingShare: [Double], collected: [Double],
    hibernating: Double, oldScrap: [ClassShare], newScrap: [ClassShare]
  ) {
    self.process = process
    self.kind = kind
    self.bought = bought
    self.fabricationYield = fabricationYield
    self.exitShare = exitShare
    self.inUseShare = inUseShare
    self.openingShare = openingShare
    self.collected = collected
    self.hibernating = hibernating
    self.oldScrap = oldScrap
    self.newScrap = newScrap
  }
}
