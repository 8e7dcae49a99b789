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
    let random = RandomMarket(seed: seed, policies: 4)
    let market = try PurchaseMarket(offers: random.offers, buyers: random.buyers)
    #expect(market.worstGap <= 1e-9)
    expectNeedsMet(market)
    for masses in market.bought {
      for mass in masses { #expect(mass >= 0) }
    }
  }
}
