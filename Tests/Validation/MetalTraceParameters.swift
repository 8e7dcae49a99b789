public import FlowEngine

/// A kind of product that traced metal passes through.
public struct TracedProduct: Sendable, Equatable {
  public let name: String
  public let lifetime: Lifetime
  /// Share of the metal leaving use that each kind of scrap gets: shape `[metal][scrap]`.
  public let recovery: [Double]
  /// Share of the metal in fabrication that becomes each kind of scrap: shape `[metal][scrap]`.
  public let fabricationScrap: [Double]

  public init(name: String, lifetime: Lifetime, recovery: [Double], fabricationScrap: [Double]) {
    self.name = name
    self.lifetime = lifetime
    self.recovery = recovery
    self.fabricationScrap = fabricationScrap
  }

  func fabricationScrapShare(ofMetal metal: Int, _ scrapCount: Int) -> Double {
    fabricationScrap[metal * scrapCount..<(metal + 1) * scrapCount].reduce(0, +)
  }
}

/// Where traced metal goes from each place: shares that hold in all years.
public struct MetalTraceParameters: Sendable, Equatable {
  public let products: [TracedProduct]
  /// Kinds of secondary metal.
  public let metalCount: Int
  public let scrapCount: Int
  private let remeltingYields: [Double]
  private let splits: [Double]

  /// - Parameters:
  ///   - products: At least one.
  ///   - remeltingYield: Share of a kind of scrap that becomes a metal: shape `[scrap][metal]`.
  ///   - split: Share of a metal that goes to a product: shape `[metal][product]`.
  ///   - metalCount: Kinds of secondary metal.
  ///   - scrapCount: Kinds of scrap.
  /// - Throws: ``MetalTraceError/invalidShares(of:)`` where shares of one thing are negative or
  ///   exceed it.
  public init(
    products: [TracedProduct], remeltingYield: [Double], split: [Double], metalCount: Int,
    scrapCount: Int
  ) throws(MetalTraceError) {
    self.products = products
    self.metalCount = metalCount
    self.scrapCount = scrapCount
    remeltingYields = remeltingYield
    splits = split
    for product in products {
      try Self.check(product.recovery, metalCount, scrapCount, of: "recovery from \(product.name)")
      try Self.check(
        product.fabricationScrap, metalCount, scrapCount, of: "fabrication of \(product.name)")
    }
    try Self.check(remeltingYield, scrapCount, metalCount, of: "remelting")
    try Self.check(split, metalCount, products.count, of: "the split to products")
  }

  func remeltingYield(_ scrap: Int, _ metal: Int) -> Double {
    remeltingYields[scrap * metalCount + metal]
  }

  func split(_ metal: Int, _ product: Int) -> Double { splits[metal * products.count + product] }

  private static func check(
    _ shares: [Double], _ rows: Int, _ columns: Int, of what: String
  ) throws(MetalTraceError) {
    precondition(
      rows > 0 && columns > 0 && shares.count == rows * columns,
      "\(rows) by \(columns) shares in \(what)")
    // Shares that are written to sum to 1 may miss it by the rounding of each.
    let most = 1 + Double(columns) * .ulpOfOne
    for row in 0..<rows {
      let parts = shares[row * columns..<(row + 1) * columns]
      guard parts.allSatisfy({ $0 >= 0 }), parts.reduce(0, +) <= most else {
        throw .invalidShares(of: what)
      }
    }
  }
}

/// Why metal cannot be traced.
public enum MetalTraceError: Error, Equatable, CustomStringConvertible {
  /// Shares of one thing that are negative, no numbers, or above 1 together.
  case invalidShares(of: String)
  /// An initial mass that is negative or no number.
  case invalidMass(Double)
  /// A kind of scrap comes back whole as new scrap, for ever.
  case endlessLoop

  public var description: String {
    switch self {
    case .invalidShares(let what):
      "the shares in \(what) must be zero or more and add up to 1 at most"
    case .invalidMass(let mass): "initial metal must be zero or more, not \(mass)"
    case .endlessLoop:
      "all metal from some scrap becomes scrap again in fabrication, without end; lower the "
        + "fabrication scrap or the remelting yield"
    }
  }
}
