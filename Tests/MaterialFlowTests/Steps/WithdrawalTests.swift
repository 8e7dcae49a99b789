import Testing

@testable import FlowEngine

@Suite("Step: scrap that its price did not bring")
struct WithdrawalTests {
  /// 4 t of shred, of which a quarter found no taker.
  private func blend() -> AnsweredBlend {
    var question = BlendQuestion(layout: SmallPlan.layout)
    question.supply = [0, 4]
    var answer = BlendAnswer(layout: SmallPlan.layout)
    answer.unused = [0, 1]
    return AnsweredBlend(question: question, answer: answer)
  }

  @Test("With fixed supply nothing is withdrawn")
  func fixed() {
    var bench = StepBench { WithdrawalLines(&$0) }
    let step = Withdrawal(SmallPlan.market(elasticity: nil), SmallSystem.aluminium, lines: nil)
    let settled = step.leave(
      blend(), year: 0, with: SmallPlan.scrap(ScrapStage.AtHand.self), posting: &bench.ledger)
    #expect(settled.offered.withdrawn(SmallPlan.shred) == 0)
  }

  @Test("A quarter of 4 t that nobody bought stays on the dump, in its class's composition")
  func withdrawn() {
    var bench = StepBench { WithdrawalLines(&$0) }
    let step = Withdrawal(
      SmallPlan.market(elasticity: 1), SmallSystem.aluminium, lines: bench.lines)
    let settled = step.leave(
      blend(), year: 0, with: SmallPlan.scrap(ScrapStage.AtHand.self, hasMarket: true),
      posting: &bench.ledger)
    #expect(bench.elements(bench.lines.toLandfill[SmallPlan.shred]) == [0.75, 0.25])
    #expect(bench.mass(bench.lines.toAbroad[SmallPlan.shred]) == 0)
    #expect(settled.offered.withdrawn(SmallPlan.shred) == 1)
  }

  @Test("Imports that the market did not take stay abroad")
  func abroad() {
    var bench = StepBench { WithdrawalLines(&$0) }
    let step = Withdrawal(
      SmallPlan.market(elasticity: 1), SmallSystem.aluminium, lines: bench.lines)
    var scrap = SmallPlan.scrap(ScrapStage.AtHand.self, hasMarket: true)
    scrap.offered.addImports(1.5, asCounted: 1, to: SmallPlan.shred)
    var blend = blend()
    var answer = blend.answer
    answer.imported = [0, 0.9]
    blend = AnsweredBlend(question: blend.question, answer: answer)
    let settled = step.leave(blend, year: 0, with: scrap, posting: &bench.ledger)
    // 1.5 t could be had, 0.9 were taken; the rest of the unused tonne stays at home.
    #expect((settled.offered.leftAbroad[SmallPlan.shred] - 0.6).magnitude <= 1e-12)
    #expect((settled.offered.leftAtHome[SmallPlan.shred] - 0.4).magnitude <= 1e-12)
  }
}
