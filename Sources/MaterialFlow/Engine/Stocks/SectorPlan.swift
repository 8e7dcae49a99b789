/// A use of metal outside cars: how much it buys, and what becomes of it.
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
  /// Bought semis and castings: shape `[product][c]`, t/yr.
  public let bought: [Double]
  /// Net mass in goods over bought semis.
  public let fabricationYield: Double
  /// The classes that take the scrap of making goods; shares sum to 1.
  public let newScrap: [ClassShare]
  /// How goods leave use; nil where nothing comes back.
  public let life: GoodsLife?

  /// A sector whose goods are used at home, and come back.
  public init(
    process: String, bought: [Double], fabricationYield: Double, newScrap: [ClassShare],
    life: GoodsLife
  ) {
    self.process = process
    kind = .inUse
    self.bought = bought
    self.fabricationYield = fabricationYield
    self.newScrap = newScrap
    self.life = life
  }

  /// A sector from which nothing comes back.
  ///
  /// - Precondition: `kind` is another one than ``Kind/inUse``.
  public init(
    process: String, leavingFor kind: Kind, bought: [Double], fabricationYield: Double,
    newScrap: [ClassShare]
  ) {
    precondition(kind != .inUse, "\(process) keeps its goods and has no lifetime")
    self.process = process
    self.kind = kind
    self.bought = bought
    self.fabricationYield = fabricationYield
    self.newScrap = newScrap
    life = nil
  }

  /// The products that the sector ever buys.
  func products(of system: MaterialSystem) -> [Int] {
    let cohorts = bought.count / system.grades.count
    return system.grades.indices.filter { p in
      bought[p * cohorts..<(p + 1) * cohorts].contains { $0 > 0 }
    }
  }
}

/// When goods of a sector leave use, and where they go.
public struct GoodsLife: Sendable {
  /// Share of a cohort that leaves use in a year: shape `[c][t]`.
  public let exitShare: [Double]
  /// Share of a cohort in use at the end of a year: shape `[c][t]`.
  public let inUseShare: [Double]
  /// Share of a historical cohort in use before the first year: shape `[c]`, history only.
  public let openingShare: [Double]
  /// Share of what leaves use that is collected as scrap: shape `[t]`.
  public let collected: [Double]
  /// Share of what leaves use that stays where it is, unused.
  public let hibernating: Double
  /// The classes that take what is collected; shares sum to 1.
  public let oldScrap: [ClassShare]

  public init(
    exitShare: [Double], inUseShare: [Double], openingShare: [Double], collected: [Double],
    hibernating: Double, oldScrap: [ClassShare]
  ) {
    self.exitShare = exitShare
    self.inUseShare = inUseShare
    self.openingShare = openingShare
    self.collected = collected
    self.hibernating = hibernating
    self.oldScrap = oldScrap
  }
}
