import Testing

@testable import FlowEngine
@testable import FlowNumerics

/// Sheet and castings of 100 t each from clip (new) and shred (old) that are all metal.
@Suite("Scrap market of a metal's year")
struct ScrapMarketYearTests {
  private let bought = [100.0, 100]

  private func question(clip: Double, shred: Double) -> BlendQuestion {
    var question = BlendQuestion(layout: SmallPlan.layout)
    question.supply = [clip, shred]
    question.recovered = [1, 0, 1, 0]
    question.meltYield = [1, 1]
    question.demand = bought
    question.primaryContent = [1, 0]
    return question
  }

  /// - Parameters:
  ///   - beyond: Of the shred, what only a price brings; t.
  ///   - abroad: Of the shred, what could be imported, half more than the tables have; t.
  private func answer(
    _ market: inout ScrapMarket, _ question: BlendQuestion, year t: Int = 0, beyond: Double = 0,
    abroad: Double = 0
  ) throws -> BlendAnswer {
    var offered = OfferedScrap(classCount: 2)
    if beyond > 0 { offered.addHome(beyond, beyondTables: 1, to: SmallPlan.shred) }
    if abroad > 0 {
      offered.addImports(abroad, asCounted: abroad / 1.5, to: SmallPlan.shred)
    }
    var question = question
    var answer = BlendAnswer(layout: SmallPlan.layout)
    try market.answer(
      &question, year: t, bought: bought, offered: offered, into: &answer)
    return answer
  }

  private func market(elasticity: Double?, firstOpen: Int = 0) -> ScrapMarket {
    ScrapMarket(
      SmallPlan.market(elasticity: elasticity, firstOpen: firstOpen), SmallPlan.layout,
      years: SmallPlan.years)
  }

  /// Of every class over both heats.
  private func charged(_ answer: BlendAnswer, _ s: Int) -> Double {
    answer.charge[2 * s] + answer.charge[2 * s + 1]
  }

  @Test("Fixed supply is all charged where there is room, in proportion to what is made")
  func fixed() throws {
    var market = market(elasticity: nil)
    let answer = try answer(&market, question(clip: 30, shred: 50))
    for s in 0...1 {
      let all = s == 0 ? 30.0 : 50
      #expect((charged(answer, s) - all).magnitude <= 1e-9)
      #expect((answer.charge[2 * s] - all / 2).magnitude <= 1e-8)
    }
  }

  @Test("Fixed supply beyond the metal that is wanted waits at no price")
  func surplus() throws {
    var market = market(elasticity: nil)
    let answer = try answer(&market, question(clip: 0, shred: 1000))
    #expect(answer.unused[SmallPlan.shred] > 700)
    #expect(market.report.price(ofClass: SmallPlan.shred, 0) <= 1e-5)
  }

  @Test(
    "Supply follows its elasticity: dearer scrap than the reference brings more than the tables")
  func priced() throws {
    var market = market(elasticity: 0.4)
    let answer = try answer(&market, question(clip: 0, shred: 50 + 25), beyond: 25)
    let price = market.report.price(ofClass: SmallPlan.shred, 0)
    // u = r A exp(ε / r) exp(-λ ε / (r P0)) stays of the A (1 + r).
    let left = 0.2 * 50 * RealFunctions.exponential(0.4 / 0.2 * (1 - price / 1000))
    #expect(price > 1000)
    #expect((charged(answer, SmallPlan.shred) - (60 - left)).magnitude <= 1e-7)
  }

  @Test("Nothing is used beyond what exists: the price then is a rent")
  func ceiling() throws {
    var market = market(elasticity: 3)
    let answer = try answer(&market, question(clip: 0, shred: 51), beyond: 1)
    #expect((charged(answer, SmallPlan.shred) - 51).magnitude <= 1e-7)
  }

  @Test("Imports answer the same price, up to the most that could be had")
  func imports() throws {
    var market = market(elasticity: 0.1)
    let answer = try answer(&market, question(clip: 0, shred: 50 + 15), abroad: 15)
    let price = market.report.price(ofClass: SmallPlan.shred, 0)
    let expected = 10 * RealFunctions.exponential(0.1 * (price - 1000) / 1000)
    #expect((answer.imported[SmallPlan.shred] - min(15, expected)).magnitude <= 1e-7)
  }

  @Test("At the price of the last observed year the tables' amounts are offered")
  func reference() throws {
    var market = market(elasticity: 0.4, firstOpen: 1)
    let observed = try answer(&market, question(clip: 20, shred: 50))
    #expect((charged(observed, SmallPlan.shred) - 50).magnitude <= 1e-9)
    // The quotation is 1,000.
    #expect((market.report.price(ofClass: SmallPlan.shred, 0) - 1000).magnitude <= 1e-5)
    let open = try answer(&market, question(clip: 20, shred: 50 + 10), year: 1, beyond: 10)
    #expect((charged(open, SmallPlan.shred) - 50).magnitude <= 1e-6)
    #expect((market.report.price(ofClass: SmallPlan.shred, 1) - 1000).magnitude <= 1e-4)
  }

  @Test("A run again gives the same bits")
  func again() throws {
    var market = market(elasticity: 0.4, firstOpen: 1)
    func run() throws -> [Double] {
      market.reset()
      _ = try answer(&market, question(clip: 20, shred: 50))
      return try answer(&market, question(clip: 25, shred: 60), year: 1, beyond: 10).charge
    }
    #expect(try run() == run())
  }
}
