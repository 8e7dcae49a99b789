import FlowAccounts
import Testing

@Suite("No buyer is told to buy dirtier metal than its even share of the market")
struct EvenPurchaseTests {
  /// Half of the product is clean and dear: an even part emits 1.5 t/t.
  private let offers = [
    Offer(product: 0, supply: 100, premium: 100, emissions: 1),
    Offer(product: 0, supply: 100, premium: 0, emissions: 2),
  ]

  private func buyer(
    share: Double, counted: [Double] = [1, 0], budget: Double? = nil, mayBuyDirtier: Bool = false
  ) -> Buyer {
    Buyer(
      name: "A", demand: [20],
      policy: [PolicyRow(name: "share", share: share, counted: counted, over: [1, 1])],
      budget: budget, mayBuyDirtier: mayBuyDirtier)
  }

  // The solver lets a bound be missed by 1e-7 of what a buyer needs: 2e-6 t here.
  @Test("A policy that an even part meets buys an even part, and names what was cheaper")
  func even() throws {
    let market = try PurchaseMarket(offers: offers, buyers: [buyer(share: 0.3)])
    for bought in market.bought[0] { #expect((bought - 10).magnitude <= 2e-6) }
    #expect((market.cost(0) - market.evenCost(0)).magnitude <= 2e-4)
    // 30 % of the clean lot alone would have been 1.7 t/t.
    let unheld = try #require(market.unheld[0])
    #expect((market.mean(unheld) { offers[$0].emissions } - 1.7).magnitude <= 2e-6)
    #expect(!market.isDirtierThanEven(0))
  }

  @Test("A buyer that may, buys the cheapest lots of its policy")
  func lifted() throws {
    let market = try PurchaseMarket(
      offers: offers, buyers: [buyer(share: 0.3, mayBuyDirtier: true)])
    #expect((market.bought[0][0] - 6).magnitude <= 2e-6)
    #expect(market.unheld[0] == nil && market.isDirtierThanEven(0))
  }

  @Test("A policy above an even part is bought as it is, at its least cost")
  func cleaner() throws {
    let market = try PurchaseMarket(offers: offers, buyers: [buyer(share: 0.8)])
    #expect((market.bought[0][0] - 16).magnitude <= 2e-6)
    #expect(market.unheld[0] == nil)
  }

  @Test("Where the policy counts dirty lots alone, it yields, and the shortfall is told")
  func policyYields() throws {
    let buyer = buyer(share: 0.9, counted: [0, 1])
    let market = try PurchaseMarket(offers: offers, buyers: [buyer])
    #expect((market.bought[0][1] - 10).magnitude <= 2e-6)
    let outcome = market.outcome(0, buyer.policy[0])
    #expect((outcome.lacking - 8).magnitude <= 2e-6)
    let unheld = try #require(market.unheld[0])
    #expect(market.outcome(of: unheld, buyer.policy[0]).lacking <= 2e-6)
  }

  @Test("A cap on premiums does not forbid what an even part costs")
  func budget() throws {
    let market = try PurchaseMarket(offers: offers, buyers: [buyer(share: 0.3, budget: 1)])
    #expect((market.bought[0][0] - 10).magnitude <= 2e-6)
  }

  @Test("A contract for dirty lots is made good by clean ones")
  func contract() throws {
    let contract = PurchaseContract(name: "C", buyer: 0, counted: [0, 1], asked: [5])
    let market = try PurchaseMarket(
      offers: offers, buyers: [buyer(share: 0.1)], contracts: [contract])
    #expect(!market.isDirtierThanEven(0))
    #expect(market.bought[0][1] >= 5)
  }

  @Test(
    "On random markets only what lacks clean lots is dirtier; needs are met", arguments: 0..<100)
  func random(seed: Int) throws {
    let random = RandomMarket(seed: seed, policies: 4)
    let offers = random.offers.map {
      Offer(
        product: $0.product, supply: $0.supply, premium: $0.premium,
        emissions: 3 - $0.premium / 100)
    }
    let market = try PurchaseMarket(offers: offers, buyers: random.buyers)
    #expect(market.worstGap <= 1e-9)
    expectNeedsMet(market)
    for b in 0..<4 where market.isDirtierThanEven(b) {
      // Some lot that is cleaner than its product's mean is short.
      #expect(!market.rationed.isEmpty, "\(b)")
    }
  }

  @Test("A market of millions of tonnes is settled as one of tens is", arguments: 0..<100)
  func large(seed: Int) throws {
    let random = RandomMarket(seed: seed, policies: 5)
    let size = 1e5
    let market = try PurchaseMarket(
      offers: random.offers.map {
        Offer(
          product: $0.product, supply: size * $0.supply, premium: $0.premium,
          emissions: 20 - $0.premium / 15)
      },
      buyers: random.buyers.map {
        Buyer(
          name: $0.name, demand: $0.demand.map { size * $0 }, policy: $0.policy, budget: size)
      })
    #expect(market.worstGap <= 1e-9)
    for b in market.buyers.indices {
      #expect(market.missing(b) <= 1e-6 * market.buyers[b].tonnes)
      #expect(!market.isDirtierThanEven(b) || !market.rationed.isEmpty)
    }
  }
}
