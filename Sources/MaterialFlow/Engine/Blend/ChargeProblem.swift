/// A charge calculation: which materials make which melts at least cost.
///
/// Masses in kg, costs in any one currency per kg charged, contents as mass fractions of the metal
/// that a material gives.
public struct ChargeProblem: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case scrap
    case primary
    /// Counted for one element, whatever else it brings.
    case alloying(element: Int)
    /// Not stated: what is counted by kind then has no value.
    case unstated
  }

  /// Something that can be charged.
  public struct Material: Sendable, Equatable {
    public var name: String
    public var kind: Kind
    public var cost: Double
    /// What is at hand; nil where there is as much as wanted.
    public var supply: Double?
    /// What must be charged over all targets; nil where nothing must.
    public var least: Double?
    /// Of the mass charged into each target.
    public var share = Window()
    /// Metal from 1 kg charged.
    public var meltYield: Double
    /// Shape `[element]`.
    public var content: [Double]
    /// Which product groups it comes from; shares of its metal.
    public var origins: [Origin]

    public init(
      name: String, kind: Kind, cost: Double, supply: Double?, meltYield: Double = 1,
      content: [Double], origins: [Origin] = [], least: Double? = nil, share: Window = Window()
    ) {
      self.name = name
      self.kind = kind
      self.cost = cost
      self.supply = supply
      self.meltYield = meltYield
      self.content = content
      self.origins = origins
      self.least = least
      self.share = share
    }
  }

  public struct Origin: Sendable, Equatable {
    public let group: String
    public let share: Double

    public init(group: String, share: Double) {
      self.group = group
      self.share = share
    }
  }

  /// From a lower to an upper bound; nil where there is none.
  public struct Window: Sendable, Equatable {
    public var minimum: Double?
    public var maximum: Double?

    public init(minimum: Double? = nil, maximum: Double? = nil) {
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// A melt that is wanted.
  public struct Target: Sendable, Equatable {
    public var name: String
    public var group: String?
    /// kg; both bounds are equal where exactly so much is wanted.
    public var demand: Window
    /// Shape `[element]`, kg in the whole melt.
    public var contents: [Window]
    /// Metal from scrap over the melt.
    public var scrapShare: Window
    /// What one more kilogram of melt adds to ``contents``, in shape `[element]`; empty where
    /// limits are masses that stay.
    public var growth: [Window]

    public init(
      name: String, group: String? = nil, demand: Window, contents: [Window],
      scrapShare: Window = Window(), growth: [Window] = []
    ) {
      self.name = name
      self.group = group
      self.demand = demand
      self.contents = contents
      self.scrapShare = scrapShare
      self.growth = growth
    }
  }

  public var elements: [String]
  /// In the order in which ties between equal plans are broken.
  public var materials: [Material]
  public var targets: [Target]
  /// Of 1 kg of scrap that is not charged; below zero where it can be sold.
  public var surplusCost: Double

  public init(
    elements: [String], materials: [Material], targets: [Target], surplusCost: Double = 0
  ) {
    self.elements = elements
    self.materials = materials
    self.targets = targets
    self.surplusCost = surplusCost
  }

  /// Of a material's metal in a target: what is back in its own group, what is in another one, and
  /// what has no known group; shares that add up to 1.
  package func grades(
    of material: Int, in target: Int
  ) -> (same: Double, other: Double, unknown: Double) {
    guard targets[target].group != nil else { return (0, 0, 1) }
    let known = materials[material].origins.reduce(0) { $0 + $1.share }
    let same = sameGradeShare(material, target)
    return (same, max(0, known - same), max(0, 1 - known))
  }

  /// The share of a material's metal that comes from a target's own group.
  func sameGradeShare(_ material: Int, _ target: Int) -> Double {
    guard let group = targets[target].group else { return 0 }
    return materials[material].origins.reduce(0) { $0 + ($1.group == group ? $1.share : 0) }
  }
}
