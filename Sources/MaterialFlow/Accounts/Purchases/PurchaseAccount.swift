/// Where the factor of a purchase comes from, best first.
public enum FactorBasis: String, Sendable, CaseIterable {
  /// The supplier's own figure.
  case supplier = "supplier data"
  /// A lot of the tables: one product, one route, one power contract.
  case lot = "lot"
  /// The average of the market.
  case average = "market average"
}

/// One line of a purchase ledger.
public struct Purchase: Sendable, Equatable {
  public let supplier: String
  public let metal: String
  public let grade: String
  public let tonnes: Double
  /// t CO2-equiv/t with contracts, and with the grid in their place.
  public let marketFactor: Double
  public let locationFactor: Double
  public let basis: FactorBasis
  /// What the factor is, for the reader.
  public let factorName: String

  public init(
    supplier: String, metal: String, grade: String, tonnes: Double, marketFactor: Double,
    locationFactor: Double, basis: FactorBasis, factorName: String
  ) {
    self.supplier = supplier
    self.metal = metal
    self.grade = grade
    self.tonnes = tonnes
    self.marketFactor = marketFactor
    self.locationFactor = locationFactor
    self.basis = basis
    self.factorName = factorName
  }

  /// t CO2-equiv.
  public var marketEmissions: Double { tonnes * marketFactor }
  public var locationEmissions: Double { tonnes * locationFactor }
}

/// Purchased metal as scope 3, category 1 (GHG Protocol): a sum of tonnes times factors.
public struct PurchaseAccount: Sendable, Equatable {
  public let purchases: [Purchase]

  public init(_ purchases: [Purchase]) { self.purchases = purchases }

  public var tonnes: Double { purchases.reduce(0) { $0 + $1.tonnes } }
  public var marketEmissions: Double { purchases.reduce(0) { $0 + $1.marketEmissions } }
  public var locationEmissions: Double { purchases.reduce(0) { $0 + $1.locationEmissions } }

  /// The part of a basis, by mass and by market-based emissions; zero where nothing is bought.
  public func share(of basis: FactorBasis) -> (mass: Double, emissions: Double) {
    let part = PurchaseAccount(purchases.filter { $0.basis == basis })
    return (
      tonnes > 0 ? part.tonnes / tonnes : 0,
      marketEmissions > 0 ? part.marketEmissions / marketEmissions : 0
    )
  }

  /// Accounts by key, in the order in which the keys occur.
  public func grouped(by key: (Purchase) -> String) -> [(key: String, account: PurchaseAccount)] {
    var keys: [String] = []
    for purchase in purchases where !keys.contains(key(purchase)) { keys.append(key(purchase)) }
    return keys.map { name in
      (name, PurchaseAccount(purchases.filter { key($0) == name }))
    }
  }
}
