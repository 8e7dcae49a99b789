import Testing

@testable import FlowEngine

@Suite("Step: stockpile")
struct StockpileTests {
  private func surplus() -> ScrapPools {
    var surplus = ScrapPools(SmallSystem.aluminium)
    surplus.add(1, composition: [1, 0], at: 0, type: SmallPlan.sheet, to: SmallPlan.shred)
    return surplus
  }

  /// Of 4 t of shred the furnaces left a quarter.
  private func melt() -> Melt {
    var question = BlendQuestion(layout: SmallPlan.layout)
    question.supply = [0, 4]
    var answer = BlendAnswer(layout: SmallPlan.layout)
    answer.unused = [0, 1]
    return Melt(
      blend: AnsweredBlend(question: question, answer: answer),
      products: Products(content: SmallPlan.nominal),
      scrap: SmallPlan.scrap(ScrapStage.Settled.self))
  }

  @Test("Surplus comes back to its class at its own composition")
  func reclaim() {
    var bench = StepBench { StockpileLines(&$0) }
    let step = Stockpile(returns: true, lines: bench.lines)
    let scrap = step.reclaim(
      surplus(), year: 0, into: SmallPlan.scrap(ScrapStage.WithImports.self),
      posting: &bench.ledger)
    #expect(bench.elements(bench.lines.toClass[SmallPlan.shred]) == [1, 0])
    #expect(scrap.pools.elements(SmallPlan.shred) == [4, 1])
  }

  @Test("A quarter of 4 t that nobody took is kept in place of what came back")
  func store() {
    var bench = StepBench { StockpileLines(&$0) }
    var kept = surplus()
    let step = Stockpile(returns: true, lines: bench.lines)
    let semis = step.store(melt(), year: 0, in: &kept, posting: &bench.ledger)
    #expect(bench.elements(bench.lines.fromClass[SmallPlan.shred]) == [0.75, 0.25])
    #expect(kept.elements(SmallPlan.shred) == [0.75, 0.25])
    #expect(semis.content == SmallPlan.nominal)
  }

  @Test("Surplus that never returns grows")
  func grows() {
    var bench = StepBench { StockpileLines(&$0) }
    var kept = surplus()
    let step = Stockpile(returns: false, lines: bench.lines)
    let scrap = step.reclaim(
      kept, year: 0, into: SmallPlan.scrap(ScrapStage.WithImports.self), posting: &bench.ledger)
    #expect(scrap.pools.mass(ofClass: SmallPlan.shred) == 4)
    _ = step.store(melt(), year: 0, in: &kept, posting: &bench.ledger)
    #expect(kept.elements(SmallPlan.shred) == [1.75, 0.25])
  }
}
