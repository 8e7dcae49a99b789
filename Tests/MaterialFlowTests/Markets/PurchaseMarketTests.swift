import FlowAccounts
import Testing

@Suite("Car makers as buyers of lots")
struct PurchaseMarketTests {
  /// A clean lot that is scarce and a dirty one that is not, of one product.
  private let offers = [
    Offer(product: 0, supply: 30, premium: 100), Offer(product: 0, supply: 170, premium: 0),
  ]

  private func buyer(_ name: String, _ tonnes: Double, clean: Double, budget: Double? = nil)
    -> Buyer
  {
    Buyer(
      name: name, demand: [tonnes],
      policy: [PolicyRow(name: "clean", share: clean, counted: [1, 0], over: [1, 1])],
      budget: budget)
  }

  @Test("A buyer takes no more of the dear lot than its policy asks for")
  func cheapest() throws {
    let market = try PurchaseMarket(offers: offers, buyers: [buyer("A", 100, clean: 0.1)])
    #expect((market.bought[0][0] - 10).magnitude <= 1e-9)
    #expect((market.bought[0][1] - 90).magnitude <= 1e-9)
    #expect(market.rationed.isEmpty && market.cost(0) == 100 * market.bought[0][0])
  }

  @Test("A scarce lot is shared pro rata to what was asked for")
  func rationing() throws {
    let market = try PurchaseMarket(
      offers: offers, buyers: [buyer("A", 80, clean: 0.5), buyer("B", 40, clean: 0.5)])
    // 40 and 20 t were asked for, 30 t are there: 20 and 10 t.
    #expect((market.bought[0][0] - 20).magnitude <= 1e-9)
    #expect((market.bought[1][0] - 10).magnitude <= 1e-9)
    #expect(market.rationed == [0])
    #expect((market.outcome(0, market.buyers[0].policy[0]).lacking - 20).magnitude <= 1e-9)
  }

  @Test("Who has no policy gets an even part of what is left, and the rest is the residual")
  func residual() throws {
    let plain = Buyer(name: "C", demand: [50], policy: [])
    let market = try PurchaseMarket(offers: offers, buyers: [buyer("A", 100, clean: 0.2), plain])
    // 10 of 100 t left are clean.
    #expect((market.bought[1][0] - 5).magnitude <= 1e-9)
    #expect((market.residual[0] - 5).magnitude <= 1e-9)
    #expect((market.residualMean { $0 == 0 ? 1 : 0 } - 0.1).magnitude <= 1e-12)
  }

  @Test("A budget ends the policy where it is spent")
  func budget() throws {
    let market = try PurchaseMarket(
      offers: offers, buyers: [buyer("A", 100, clean: 0.2, budget: 500)])
    #expect((market.bought[0][0] - 5).magnitude <= 1e-9)
  }

  @Test(
    "Purchases and residual are the supply, lot by lot; nothing is negative", arguments: 0..<200)
  func totals(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func draw() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    let offers = (0..<12).map { lot in
      Offer(product: lot % 3, supply: 10 + 90 * draw(), premium: 200 * draw())
    }
    let buyers = (0..<5).map { b in
      Buyer(
        name: "\(b)", demand: (0..<3).map { _ in 12 * draw() },
        policy: b == 4
          ? []
          : [
            PolicyRow(
              name: "share", share: draw(), counted: offers.map { _ in draw().rounded() },
              over: offers.map { _ in 1 })
          ])
    }
    let market = try PurchaseMarket(offers: offers, buyers: buyers)
    #expect(market.worstGap <= 1e-9)
    for (b, masses) in market.bought.enumerated() {
      for mass in masses { #expect(mass >= 0) }
      for product in 0..<3 {
        let got = offers.indices.filter { offers[$0].product == product }
          .reduce(0) { $0 + masses[$1] }
        #expect((got - buyers[b].demand[product]).magnitude <= 1e-7)
      }
    }
  }
}
