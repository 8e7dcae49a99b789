import FlowAccounts
import Testing

@Suite("Levelised cost")
struct LevelisedCostTests {
  @Test("Annuity factors at 7 %: 0.0943929 over 20 years, 0.0750091 over 40")
  func annuity() {
    // Printed to seven digits.
    #expect((Annuity.factor(rate: 0.07, years: 20) - 0.0943929).magnitude < 5e-8)
    #expect((Annuity.factor(rate: 0.07, years: 40) - 0.0750091).magnitude < 5e-8)
  }

  @Test("Without interest capital is paid back in equal parts, and small rates join it")
  func noInterest() {
    #expect(Annuity.factor(rate: 0, years: 25) == 0.04)
    // a = 1/n (1 + r (n + 1) / 2) for small r.
    let factor = Annuity.factor(rate: 1e-12, years: 25)
    #expect((factor / 0.04 - 1 - 13e-12).magnitude < 1e-15)
  }

  @Test("Payments at the annuity factor repay one unit of capital", arguments: [0.01, 0.07, 0.2])
  func repays(rate: Double) {
    let payment = Annuity.factor(rate: rate, years: 20)
    var debt = 1.0
    for _ in 0..<20 { debt = debt * (1 + rate) - payment }
    // Rounding grows with the debt's interest: 1.2^20 = 38 at most.
    #expect(debt.magnitude < 1e-13)
  }

  @Test("A learning rate of 3 % is the exponent -0.0439433; a doubling takes 3 % off")
  func learning() {
    let steel = Learning(rate: 0.03)
    // log2(1 - 0.03), printed to seven digits (Steel-IQ).
    #expect((steel.exponent + 0.0439433).magnitude < 5e-8)
    #expect((steel.factor(growth: 2) - 0.97).magnitude < 1e-15)
    #expect((steel.factor(growth: 8) - 0.97 * 0.97 * 0.97).magnitude < 1e-15)
  }

  @Test("Carbon is paid above the free share of the benchmark, and sold below it")
  func carbon() {
    let rule = CarbonRule(price: 100, benchmark: 1.5, freeShare: 0.8)
    #expect((rule.cost(ofEmissions: 2) - 80).magnitude < 1e-12)
    #expect((rule.cost(ofEmissions: 0.2) + 100).magnitude < 1e-12)
  }

  @Test("A border charges what home producers pay, less what was paid, never below zero")
  func border() {
    let half = BorderRule(price: 80, benchmark: 1.4, phaseIn: 0.5)
    #expect((half.cost(ofEmissions: 2, paidAtHome: 0) - 80 * 1.3).magnitude < 1e-12)
    #expect((half.cost(ofEmissions: 2, paidAtHome: 30) - (80 * 1.3 - 30)).magnitude < 1e-12)
    #expect(half.cost(ofEmissions: 2, paidAtHome: 500) == 0)
    #expect(half.cost(ofEmissions: 0.3, paidAtHome: -50) == 0)
    #expect(
      BorderRule(price: 80, benchmark: 1.4, phaseIn: 0).cost(ofEmissions: 1.4, paidAtHome: 0) == 0)
  }
}

@Suite("Premium and break-even")
struct PremiumCaseTests {
  /// Published levelised costs, US 2024: 565 USD/t for converters, 544 for hydrogen at 1 USD/kg
  /// (GEI and Transition Asia); hydrogen 52.5 kg/t and 1.38 t CO2/t reproduce its parity prices.
  private func published(carbonPrice: Double) -> PremiumCase {
    PremiumCase(
      lowCost: 544 - 52.5, hydrogen: 52.5, hydrogenPrice: 1, referenceCost: 565, avoided: 1.38,
      carbonPrice: carbonPrice)
  }

  @Test(
    "Hydrogen breaks even at 1.4, 1.8 and 2.7 USD/kg with CO2 at 0, 15 and 50 USD/t",
    arguments: [(0.0, 1.4), (15, 1.8), (50, 2.7)])
  func hydrogen(carbonPrice: Double, parity: Double) throws {
    let found = try #require(published(carbonPrice: carbonPrice).breakEvenHydrogenPrice)
    #expect((found / parity - 1).magnitude < 0.01, "\(found)")
  }

  @Test("At a break-even price the premium is zero")
  func zero() throws {
    for carbonPrice in [0.0, 15, 50] {
      let given = published(carbonPrice: carbonPrice)
      let hydrogen = try #require(given.breakEvenHydrogenPrice)
      let carbon = try #require(given.breakEvenCarbonPrice)
      func premium(_ hydrogenPrice: Double, _ carbonPrice: Double) -> Double {
        PremiumCase(
          lowCost: given.lowCost, hydrogen: given.hydrogen, hydrogenPrice: hydrogenPrice,
          referenceCost: given.referenceCost, avoided: given.avoided, carbonPrice: carbonPrice
        ).premium
      }
      #expect(premium(hydrogen, carbonPrice).magnitude < 1e-10)
      #expect(premium(1, carbon).magnitude < 1e-10)
    }
  }

  @Test("Nothing avoided has no abatement cost, no hydrogen no hydrogen price")
  func undefined() {
    let case0 = PremiumCase(
      lowCost: 1, hydrogen: 0, hydrogenPrice: 0, referenceCost: 2, avoided: 0, carbonPrice: 5)
    #expect(case0.abatementCost == nil && case0.breakEvenHydrogenPrice == nil)
    #expect(case0.premium == -1)
  }

  @Test("A car pays for what is bought, less the worth of press-shop scrap that goes back")
  func car() {
    let sheet = CarMetal(netTonnes: 0.6, grossToNetYield: 0.6, greenShare: 0.5, scrapCredit: 50)
    // 1 t bought, half of it green at 200; 0.4 t of scrap worth 50 more.
    #expect((sheet.premiumPerCar(200) - (100 - 20)).magnitude < 1e-12)
  }
}
