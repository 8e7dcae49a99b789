import Testing

@testable import FlowEngine

@Suite("Step: furnaces")
struct MeltingTests {
  @Test("Half of 4 t of shred and 1 t from ore make 1.875 t of sheet; the rest is dross")
  func melt() {
    var bench = StepBench { MeltingLines(&$0) }
    let layout = SmallPlan.layout
    var step = Melting(
      CompositionPlan(
        nominal: SmallPlan.nominal, limits: [], classContent: [1, 0, 0.5, 0.5],
        primaryContent: [1, 0]),
      layout: layout, lines: bench.lines)
    var question = BlendQuestion(layout: layout)
    question.supply = [0, 4]
    question.recovered = [0.5, 0, 0.375, 0.0625]
    var answer = BlendAnswer(layout: layout)
    answer.charge[layout.scrapColumn(SmallPlan.shred, 0)] = 2
    answer.primary = [1, 0]
    var entropy = EntropyReport(yearCount: 2)
    let melt = step.melt(
      AnsweredBlend(question: question, answer: answer), year: 0,
      from: SmallPlan.scrap(ScrapStage.Settled.self), recording: &entropy,
      posting: &bench.ledger)
    let charge = bench.lines.charge[SmallPlan.shred * 2]
    #expect(bench.elements(charge) == [1.5, 0.5])
    #expect(bench.elements(bench.lines.primary[0]) == [1, 0])
    #expect(bench.elements(bench.lines.losses[0]) == [0.75, 0.375])
    #expect(bench.elements(bench.lines.output[0]) == [1.75, 0.125])
    #expect(bench.elements(bench.lines.semis[SmallPlan.sheet]) == [1.75, 0.125])
    #expect(melt.products.content[0..<2] == [1.75 / 1.875, 0.125 / 1.875])
    // Nobody wants castings: they keep their nominal composition.
    #expect(melt.products.content[2..<4] == [0.5, 0.5])
    // Clean metal thins scrap, and mixes with it.
    #expect(entropy.after(.melting, 0) > entropy.before(.melting, 0))
  }
}
