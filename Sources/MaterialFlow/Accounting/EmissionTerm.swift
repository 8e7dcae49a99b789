/// What an emission factor is multiplied with.
public enum EmissionBasis: Sendable, Equatable {
  /// Ore-based metal charged by a route, in Mt.
  case primary(route: Int)
  /// Liquid metal of a route, home scrap included, in Mt.
  case liquid(route: Int)
  /// Bought semis or castings of a product, in Mt.
  case bought(product: Int)
  /// An alloying element added, in Mt.
  case alloying(element: Int)
}

/// One term of the emissions of a melt, such as the electricity of the smelter.
///
/// A reporting factor: no decision looks at it, so it can change without solving again.
public struct EmissionTerm: Sendable, Equatable {
  /// Printed name; terms of one name are added up.
  public let name: String
  public let basis: EmissionBasis
  /// t CO2-equiv/t by year: shape `[t]`.
  public var factor: [Double]

  public init(name: String, basis: EmissionBasis, factor: [Double]) {
    self.name = name
    self.basis = basis
    self.factor = factor
  }
}
