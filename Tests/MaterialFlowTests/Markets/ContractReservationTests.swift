import FlowAccounts
import Testing

@Suite("Contracts are filled before the market opens")
struct ContractReservationTests {
  /// A clean lot that is scarce and a dirty one that is not, of one product.
  private let offers = [
    Offer(product: 0, supply: 30, premium: 100), Offer(product: 0, supply: 170, premium: 0),
  ]

  private func contract(_ buyer: Int, _ asked: Double, counted: [Double] = [1, 0])
    -> PurchaseContract
  {
    PurchaseContract(name: "c", buyer: buyer, counted: counted, asked: [asked])
  }

  private func plain(_ name: String, _ tonnes: Double) -> Buyer {
    Buyer(name: name, demand: [tonnes], policy: [])
  }

  @Test("A contract takes its tonnes, and the rest of the need is an even part of what is left")
  func takes() throws {
    let market = try PurchaseMarket(
      offers: offers, buyers: [plain("A", 50), plain("B", 50)], contracts: [contract(0, 20)])
    // 10 of the 180 t left are clean: A lacks 30 t, B 50 t.
    #expect((market.bought[0][0] - (20 + 30.0 / 18)).magnitude <= 1e-9)
    #expect((market.bought[1][0] - 50.0 / 18).magnitude <= 1e-9)
    #expect(market.worstGap <= 1e-12)
  }

  @Test("Contracts for more than a lot holds share it pro rata to what they ask for")
  func scarce() {
    let reservations = ContractReservations(
      [contract(0, 40), contract(1, 20)], offers: offers, buyers: [plain("A", 90), plain("B", 90)])
    // Each alone would get 30 and 20 t of 30 t.
    #expect((reservations.byBuyer[0][0] - 18).magnitude <= 1e-12)
    #expect((reservations.byBuyer[1][0] - 12).magnitude <= 1e-12)
  }

  @Test("No contract makes a buyer take more than it needs")
  func need() {
    let reservations = ContractReservations(
      [contract(0, 25), contract(0, 60, counted: [0, 1])], offers: offers, buyers: [plain("A", 17)]
    )
    #expect((reservations.byContract[0][0] - 5).magnitude <= 1e-12)
    #expect((reservations.byContract[1][1] - 12).magnitude <= 1e-12)
  }

  @Test("A closed loop counts the scrap in a lot, not the lot")
  func loop() {
    let reservations = ContractReservations(
      [contract(0, 4, counted: [0.2, 0])], offers: offers, buyers: [plain("A", 90)])
    #expect((reservations.byContract[0][0] - 20).magnitude <= 1e-12)
  }

  @Test("A policy buys around its contract, and the contract is paid beyond any budget")
  func policy() throws {
    let buyer = Buyer(
      name: "A", demand: [100],
      policy: [PolicyRow(name: "clean", share: 0.25, counted: [1, 0], over: [1, 1])], budget: 500)
    let market = try PurchaseMarket(
      offers: offers, buyers: [buyer], contracts: [contract(0, 20)])
    // 20 t under contract cost 2000, more than the budget: nothing is added to them.
    #expect((market.bought[0][0] - 20).magnitude <= 1e-9)
    #expect((market.cost(0) - 2000).magnitude <= 1e-6)
  }

  @Test("With contracts too, purchases and residual are the supply, lot by lot", arguments: 0..<100)
  func totals(seed: Int) throws {
    var random = RandomMarket(seed: seed, policies: 3)
    let offers = random.offers
    let contracts = (0..<4).map { _ in
      PurchaseContract(
        name: "c", buyer: Int(4.99 * random.draw()),
        counted: offers.map { _ in random.draw().rounded() },
        asked: (0..<3).map { _ in 15 * random.draw() })
    }
    let market = try PurchaseMarket(
      offers: offers, buyers: random.buyers, contracts: contracts)
    #expect(market.worstGap <= 1e-9)
    expectNeedsMet(market)
    for (b, masses) in market.bought.enumerated() {
      for (lot, mass) in masses.enumerated() {
        #expect(mass >= market.reservations.byBuyer[b][lot] - 1e-9)
      }
    }
  }
}
