import Testing

@testable import FlowEngine

@Suite("Step: the question to the blend")
struct BlendAskingTests {
  /// Half of a tonne is metal; half of its silicon burns off beyond that.
  private func step(_ options: BlendOptions = BlendOptions()) -> BlendAsking {
    BlendAsking(
      BlendPlan(
        options: options, heatShare: [1, 1, 1, 1], chargeLimit: [0.5, 0.5, 1, 1],
        recycledContent: [0.25, 0],
        castingsOnly: []),
      CompositionPlan(
        nominal: SmallPlan.nominal, limits: [], classContent: [1, 0, 0.5, 0.5],
        primaryContent: [1, 0]),
      MeltingPlan(meltYield: [0.5, 0.5], retention: [1, 0.5], semisYield: [1, 1]),
      layout: SmallPlan.layout, yearCount: 2)
  }

  @Test("4 t of shred (3 Al, 1 Si) are on offer, a tonne of which gives 0.4375 t of metal")
  func question() {
    var step = step()
    let question = step.ask(
      year: 0, for: Demand(net: [4], bought: [8, 2]),
      from: SmallPlan.scrap(ScrapStage.AtHand.self))
    #expect(question.demand == [8, 2])
    #expect(question.supply == [0, 4])
    #expect(question.chargeLimit == [0.5, 1])
    #expect(question.leastRecycledContent == 0.25)
    // An empty class counts with its own analysis.
    #expect(question.recovered == [0.5, 0, 0.375, 0.0625])
    #expect(question.meltYield == [0.5, 0.4375])
    #expect(Array(step.meltYield[0..<2]) == [0.5, 0.4375])
  }

  @Test("The share of a class from a heat's own product is told where it is asked for")
  func origins() {
    var options = BlendOptions()
    options.reportsSameGradeRange = true
    var step = step(options)
    let question = step.ask(
      year: 0, for: Demand(net: [4], bought: [8, 2]),
      from: SmallPlan.scrap(ScrapStage.AtHand.self))
    // All shred was sheet.
    #expect(question.sameGrade == [0, 0, 1, 0])
  }
}
