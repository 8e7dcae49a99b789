import Testing

@testable import FlowEngine

/// Sheet with at least 5 % Si, castings, of 100 t each; ore-based metal holds 1 % Si.
@Suite("Works of a product that take no scrap")
struct OreBasedMeltsTests {
  private let layout = BlendLayout(
    system: SmallSystem.aluminium,
    limits: [
      CompositionLimit(product: 0, elements: [1], minimum: 0.05, maximum: 0.2),
      CompositionLimit(product: 1, elements: [1], minimum: nil, maximum: 0.6),
    ], keeping: .composition)

  private var question: BlendQuestion {
    var question = BlendQuestion(layout: layout)
    question.supply = [0, 150]
    question.recovered = [0.9, 0.1, 0.9, 0.1]
    question.meltYield = [1, 1]
    question.demand = [100, 100]
    question.primaryContent = [0.99, 0.01]
    return question
  }

  private func plan(fromScrap: [Double], aim: Double = 0) -> MarketPlan {
    var plan = SmallPlan.market(elasticity: nil)
    plan.habits.castFromScrap = fromScrap
    plan.habits.alloyingAim = aim
    return plan
  }

  private func answer(_ plan: MarketPlan, scrap: Double = 150) throws -> BlendAnswer {
    var market = ScrapMarket(plan, layout, years: SmallPlan.years)
    var question = question
    question.supply[SmallPlan.shred] = scrap
    var answer = BlendAnswer(layout: layout)
    try market.answer(
      &question, year: 0, bought: [100, 100], offered: OfferedScrap(classCount: 2), into: &answer)
    return answer
  }

  /// Scrap in a heat.
  private func scrap(_ answer: BlendAnswer, _ h: Int) -> Double {
    answer.charge[layout.scrapColumn(0, h)] + answer.charge[layout.scrapColumn(1, h)]
  }

  /// Of silicon in sheet.
  private func silicon(_ answer: BlendAnswer) -> Double {
    (0.1 * scrap(answer, 0) + 0.01 * answer.primary[0] + answer.alloying[0]) / 100
  }

  @Test("They cast ore-based metal and what the least content asks for, and mass closes")
  func closes() throws {
    for share in [0, 0.25, 0.8] {
      let answer = try answer(plan(fromScrap: [share, 1]))
      #expect(scrap(answer, 0) <= 100 * share + 1e-9)
      let masses = [
        scrap(answer, 0) + answer.primary[0] + answer.alloying[0],
        scrap(answer, 1) + answer.primary[1],
      ]
      for mass in masses { #expect((mass - 100).magnitude <= 1e-9, "\(share)") }
      #expect(silicon(answer) >= 0.05 - 1e-9, "\(share)")
    }
    // 100 t at 5 % on metal of 1 %: z + 0.01 (100 - z) = 5.
    let none = try answer(plan(fromScrap: [0, 1]))
    #expect((none.alloying[0] - 4 / 0.99).magnitude <= 1e-9)
  }

  @Test("Scrap that they do not take goes to other products")
  func others() throws {
    let all = try answer(plan(fromScrap: [1, 1]), scrap: 80)
    let half = try answer(plan(fromScrap: [0.5, 1]), scrap: 80)
    #expect(scrap(half, 0) < scrap(all, 0))
    #expect((scrap(half, 0) + scrap(half, 1) - 80).magnitude <= 1e-9)
  }

  @Test("An aim of 1 alloys up to the usual content, up to the maximum; of 0 to the least")
  func aim() throws {
    // The usual sheet of the plan has 25 %, above its maximum.
    for (aim, content) in [(0.0, 0.05), (0.5, 0.125), (1, 0.2)] {
      let answer = try answer(plan(fromScrap: [0.5, 1], aim: aim), scrap: 5)
      #expect((silicon(answer) - content).magnitude <= 1e-9, "\(aim)")
    }
  }
}
