/// What an emission factor is multiplied with.
public enum EmissionBasis: Sendable, Equatable {
  /// Ore-based metal charged by a route, in t.
  case primary(route: Int)
  /// Liquid metal of a route, home scrap included, in t.
  case liquid(route: Int)
  /// Bought semis or castings of a product, in t.
  case bought(product: Int)
  /// An alloying element added, in t.
  case alloying(element: Int)
}

/// Electricity behind a term, per tonne of its basis: shapes `[t]`, MWh/t.
public struct ElectricityUse: Sendable, Equatable {
  /// From own coal-fired units.
  public var ownCoal: [Double]
  /// From own renewable plants and dedicated lines.
  public var ownRenewable: [Double]
  /// Renewable power bought by contract, through the grid.
  public var contracted: [Double]
  /// All else that the grid delivers.
  public var uncontracted: [Double]

  public init(
    ownCoal: [Double], ownRenewable: [Double], contracted: [Double], uncontracted: [Double]
  ) {
    self.ownCoal = ownCoal
    self.ownRenewable = ownRenewable
    self.contracted = contracted
    self.uncontracted = uncontracted
  }
}

/// One term of the emissions of a melt, such as the electricity of the smelter.
///
/// A reporting factor: no decision looks at it, so it can change without solving again.
public struct EmissionTerm: Sendable, Equatable {
  /// Printed name; terms of one name are added up.
  public let name: String
  public let basis: EmissionBasis
  /// t CO2-equiv/t by year: shape `[t]`.
  ///
  /// Of a plant's own term, the share of the plant in its route is inside.
  public var factor: [Double]
  /// The plant of the route that alone has this term, by its place in the route; nil: all alike.
  public let plant: Int?
  /// nil where the term is no electricity.
  public var electricity: ElectricityUse?

  public init(
    name: String, basis: EmissionBasis, factor: [Double], plant: Int? = nil,
    electricity: ElectricityUse? = nil
  ) {
    self.name = name
    self.basis = basis
    self.factor = factor
    self.plant = plant
    self.electricity = electricity
  }
}

/// Works of one kind that make the metal of a route.
public struct PlantShare: Sendable, Equatable {
  public let id: String
  /// Share of the route's metal by year: shape `[t]`; adds up to 1 over the plants of a route.
  public var share: [Double]

  public init(id: String, share: [Double]) {
    self.id = id
    self.share = share
  }
}
