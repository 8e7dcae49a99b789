import FlowAccounts
import Testing

/// Twelve lots of three products and five buyers, the same at every launch.
struct RandomMarket {
  private(set) var offers: [Offer] = []
  private(set) var buyers: [Buyer] = []
  private var state: UInt64

  /// - Parameter policies: Buyers with a policy; the others take what is left.
  init(seed: Int, policies: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    for lot in 0..<12 {
      offers.append(Offer(product: lot % 3, supply: 10 + 90 * draw(), premium: 200 * draw()))
    }
    for b in 0..<5 {
      let demand = (0..<3).map { _ in 12 * draw() }
      buyers.append(
        Buyer(name: "\(b)", demand: demand, policy: b < policies ? [policy()] : []))
    }
  }

  private mutating func policy() -> PolicyRow {
    let lots = offers.indices
    return PolicyRow(
      name: "share", share: draw(), counted: lots.map { _ in draw().rounded() },
      over: lots.map { _ in 1 })
  }

  /// A linear congruential generator (Knuth, MMIX): a number in 0..<1.
  mutating func draw() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }
}

/// Every buyer has what it needs of every product.
func expectNeedsMet(_ market: PurchaseMarket, at place: SourceLocation = #_sourceLocation) {
  for (b, masses) in market.bought.enumerated() {
    for (product, need) in market.buyers[b].demand.enumerated() {
      let got = market.offers.indices.filter { market.offers[$0].product == product }
        .reduce(0) { $0 + masses[$1] }
      #expect((got - need).magnitude <= 1e-7, sourceLocation: place)
    }
  }
}
