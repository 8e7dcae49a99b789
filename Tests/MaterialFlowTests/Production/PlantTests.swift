import FlowEngine
import Testing

@Suite("Vintages of works")
struct PlantVintagesTests {
  @Test("What was built falls due one campaign later, and again")
  func due() {
    let vintages = PlantVintages(
      everBuilt: [(year: 2000, capacity: 0), (year: 2004, capacity: 40)], campaign: 10)
    // 10 a year in 2001-2004.
    #expect(vintages.total == 40)
    #expect(vintages.due(in: 2010) == 0 && vintages.due(in: 2011) == 0.25)
    #expect(vintages.due(in: 2014) == 0.25 && vintages.due(in: 2015) == 0)
    #expect(vintages.due(in: 2021) == 0.25)
  }

  @Test("Over one campaign all capacity falls due once")
  func once() {
    let vintages = PlantVintages(
      everBuilt: [
        (year: 1995, capacity: 70), (year: 2005, capacity: 290), (year: 2024, capacity: 1010),
      ], campaign: 18)
    let sum = (2025..<2043).reduce(0) { $0 + vintages.due(in: $1) }
    #expect((sum - 1).magnitude < 1e-12)
    // Half a campaign or so, whenever it is looked at.
    #expect(vintages.meanAge(in: 2024) > 5 && vintages.meanAge(in: 2024) < 13)
  }
}

@Suite("Choice of works")
struct PlantChoiceTests {
  private let years = 12

  private func option(
    _ cost: Double, _ emissions: Double, wanted: Double = 0, growth: Double = 0.5,
    start: Double = 0.01
  ) -> PlantChoice.Option {
    PlantChoice.Option(
      cost: Array(repeating: cost, count: years),
      emissions: Array(repeating: emissions, count: years),
      wanted: (0..<years).map { $0 < 2 ? 0 : wanted }, growthLimit: growth, yearlyStart: start)
  }

  private func outcome(
    _ options: [PlantChoice.Option], price: Double, cap: Double = 0, willing: Double = 0,
    room: Double = 1
  ) -> PlantChoice.Outcome {
    func path(_ value: Double) -> [Double] { Array(repeating: value, count: years) }
    return PlantChoice(
      incumbent: option(3000, 2), options: options, due: path(0.1), room: path(room),
      sensitivity: 12
    ).outcome(
      PlantChoice.Market(
        carbonPrice: path(price), referencePrice: path(100), premiumCap: path(cap),
        willingShare: path(willing)), from: 2)
  }

  @Test("At the reference price nothing moves")
  func reference() {
    let result = outcome([option(4000, 0.2)], price: 100)
    #expect(result.shares[0].allSatisfy { $0 == 0 })
  }

  @Test("A higher carbon price moves capacity as it falls due, never faster than it can be built")
  func price() {
    let result = outcome([option(4000, 0.2)], price: 1000)
    let shares = result.shares[0]
    for t in 2..<years {
      #expect(shares[t] > shares[t - 1])
      #expect(shares[t] <= shares[t - 1] * 1.5 + 0.01 + 1e-12)
    }
    // Ten years at 10 % due: less than all of it.
    #expect(shares[years - 1] < 0.7)
    let more = outcome([option(4000, 0.2)], price: 2000).shares[0]
    #expect(more[years - 1] >= shares[years - 1])
  }

  @Test("What a lever asks for beyond what can be built is a shortfall")
  func shortfall() {
    let result = outcome([option(4000, 0.2, wanted: 0.2)], price: 100)
    for t in 2..<years {
      #expect((result.shares[0][t] + result.shortfall[0][t] - 0.2).magnitude < 1e-12)
    }
    #expect(result.shares[0][2] == 0.01)
    #expect(result.shortfall[0][years - 1] == 0)
  }

  @Test("Buyers with a premium cap draw works that carbon prices alone do not")
  func cap() {
    let plain = outcome([option(3800, 0.2)], price: 100).shares[0]
    let drawn = outcome([option(3800, 0.2)], price: 100, cap: 0.3, willing: 0.5).shares[0]
    #expect(plain[years - 1] == 0 && drawn[years - 1] > 0.05)
    // A cap below the premium takes only a part of it off.
    let partly = outcome([option(3800, 0.2)], price: 100, cap: 0.05, willing: 0.5).shares[0]
    #expect(partly[years - 1] > 0 && partly[years - 1] < drawn[years - 1])
  }

  @Test("Options never take more than there is room for")
  func room() {
    let options = [option(2000, 0, growth: 5, start: 0.2), option(2000, 0, growth: 5, start: 0.2)]
    let result = outcome(options, price: 5000, room: 0.3)
    for t in 2..<years { #expect(result.shares[0][t] + result.shares[1][t] <= 0.3 + 1e-12) }
  }
}
