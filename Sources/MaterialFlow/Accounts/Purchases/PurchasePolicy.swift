/// One thing that a buyer asks of all the metal of one kind that it buys.
public struct PolicyRow: Sendable, Equatable {
  /// What counts, by lot: shape `[lot]`; a share of the tonne in 0...1, or the t CO2-equiv that a
  /// tonne lies below a reference.
  public let counted: [Double]
  /// What it is counted over, by lot: 1 for all metal, the ore-based share for primary metal, the
  /// reference for emissions.
  public let over: [Double]
  /// The least share.
  public let share: Double
  /// In words, for the reader.
  public let name: String
  /// Counts emissions instead of metal.
  public let isEmissions: Bool

  public init(
    name: String, share: Double, counted: [Double], over: [Double], isEmissions: Bool = false
  ) {
    precondition(counted.count == over.count, "lots differ")
    self.name = name
    self.isEmissions = isEmissions
    self.share = share
    self.counted = counted
    self.over = over
  }
}

/// Who buys metal of one kind in one year, and how.
public struct Buyer: Sendable, Equatable {
  public let name: String
  /// t/yr: shape `[product of cars]`.
  public let demand: [Double]
  /// Empty for a buyer that takes what comes.
  public let policy: [PolicyRow]
  /// The most that the policy may cost, money a year; nil for any.
  public let budget: Double?
  /// Whether a tonne that it is told to buy may emit more than an even part of the market.
  public let mayBuyDirtier: Bool

  public init(
    name: String, demand: [Double], policy: [PolicyRow], budget: Double? = nil,
    mayBuyDirtier: Bool = false
  ) {
    self.name = name
    self.demand = demand
    self.policy = policy
    self.budget = budget
    self.mayBuyDirtier = mayBuyDirtier
  }

  public var tonnes: Double { demand.reduce(0, +) }
}

/// A lot as it is offered in one year.
public struct Offer: Sendable, Equatable {
  public let product: Int
  /// t/yr.
  public let supply: Double
  /// Money per tonne above the cheapest lot of the product.
  public let premium: Double
  /// t CO2-equiv per tonne.
  public let emissions: Double

  public init(product: Int, supply: Double, premium: Double, emissions: Double = 0) {
    self.product = product
    self.supply = supply
    self.premium = premium
    self.emissions = emissions
  }
}
