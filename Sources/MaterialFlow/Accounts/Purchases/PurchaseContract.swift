/// Metal that is promised to one buyer before the market opens.
public struct PurchaseContract: Sendable, Equatable {
  public let name: String
  /// Index of the buyer.
  public let buyer: Int
  /// What a tonne of each lot counts for the contract, 0...1; zero for lots that are not meant:
  /// shape `[lot]`.
  public let counted: [Double]
  /// Counted tonnes asked for: shape `[product of cars]`, t/yr.
  public let asked: [Double]

  public init(name: String, buyer: Int, counted: [Double], asked: [Double]) {
    self.name = name
    self.buyer = buyer
    self.counted = counted
    self.asked = asked
  }
}

/// What contracts take off the market: no more than a buyer needs, no more than there is.
///
/// A contract takes the same part of every lot that it means. Where a buyer's contracts come to
/// more than it needs of a product they shrink alike; where contracts of several buyers come to
/// more than a lot holds, it is shared pro rata to the tonnes asked for.
public struct ContractReservations: Sendable {
  /// t/yr: shape `[contract][lot]`.
  public let byContract: [[Double]]
  /// t/yr: shape `[buyer][lot]`.
  public let byBuyer: [[Double]]

  public init(_ contracts: [PurchaseContract], offers: [Offer], buyers: [Buyer]) {
    var taken = contracts.map { Self.wish($0, offers) }
    let products = buyers.first?.demand.count ?? 0
    for (b, buyer) in buyers.enumerated() {
      let own = contracts.indices.filter { contracts[$0].buyer == b }
      for product in 0..<products where !own.isEmpty {
        let lots = offers.indices.filter { offers[$0].product == product }
        let sum = own.reduce(0) { sum, c in sum + lots.reduce(0) { $0 + taken[c][$1] } }
        guard sum > buyer.demand[product] else { continue }
        for c in own { for lot in lots { taken[c][lot] *= buyer.demand[product] / sum } }
      }
    }
    for lot in offers.indices {
      let sum = taken.reduce(0) { $0 + $1[lot] }
      guard sum > offers[lot].supply else { continue }
      for c in contracts.indices { taken[c][lot] *= offers[lot].supply / sum }
    }
    byContract = taken
    byBuyer = buyers.indices.map { b in
      offers.indices.map { lot in
        contracts.indices.reduce(0) { $0 + (contracts[$1].buyer == b ? taken[$1][lot] : 0) }
      }
    }
  }

  /// What a contract would take if it were alone.
  private static func wish(_ contract: PurchaseContract, _ offers: [Offer]) -> [Double] {
    var taken = offers.map { _ in 0.0 }
    for (product, asked) in contract.asked.enumerated() where asked > 0 {
      let lots = offers.indices.filter {
        offers[$0].product == product && contract.counted[$0] > 0
      }
      let there = lots.reduce(0) { $0 + contract.counted[$1] * offers[$1].supply }
      if there <= 0 { continue }
      let part = min(1, asked / there)
      for lot in lots { taken[lot] = part * offers[lot].supply }
    }
    return taken
  }
}
