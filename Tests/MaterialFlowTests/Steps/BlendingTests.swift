import Testing

@testable import FlowEngine

@Suite("Step: blend")
struct BlendingTests {
  private let shred: Shred = {
    var hulks = Hulks(LaneCounts(SmallSystem.aluminium))
    hulks.masses[0] = 3
    hulks.masses[1] = 1
    return Shred(hulks)
  }()
  private let clip = MixedClip(masses: [0, 0])

  /// 40 t of clip and no shred against 100 t of sheet.
  private let cleared: ClearedQuestion = {
    var question = BlendQuestion(layout: SmallPlan.layout)
    question.supply = [40, 0]
    question.recovered = [1, 0, 0.75, 0.25]
    question.meltYield = [1, 1]
    question.demand = [100, 0]
    question.primaryContent = [1, 0]
    return ClearedQuestion(question: question)
  }()

  private func step(_ rule: ScrapRule? = nil) -> Blending {
    let apart = SortingOption(
      name: "apart", feed: .shred, splits: [1, 0, 0, 1, 0, 1, 0, 1])
    return Blending(
      BlendProgram(layout: SmallPlan.layout), rule: rule,
      sorting: SortingWorth(
        SortingPlan(shares: [], recovery: 1, unsorted: SmallPlan.shred, options: [apart]),
        MeltingPlan(meltYield: [1, 1], retention: [1, 1], semisYield: [1, 1]), mixedClip: nil,
        SmallSystem.aluminium),
      material: 0, years: SmallPlan.years)
  }

  @Test("40 t of scrap leave 60 t to ore-based metal")
  func programme() throws {
    var step = step()
    let blend = try step.answer(cleared, year: 0, shred, clip, measuring: nil)
    // GLPK's feasibility tolerance on masses of 100 t.
    #expect((blend.answer.primary[0] - 60).magnitude <= 1e-5)
    #expect((blend.answer.charge[0] - 40).magnitude <= 1e-5)
    #expect(blend.answer.unused == [0, 0])
    #expect((step.report.primary[0] - 60e-6).magnitude <= 1e-11)
    #expect(step.shortage == [0, 0])
    // A tonne more would save a tonne; sorting saves nothing where no limit tells metal apart.
    #expect((step.report.worth(ofClass: SmallPlan.clip, 0) - 1).magnitude <= 1e-6)
    #expect(step.report.worth(ofSorting: 0, 0).magnitude <= 1e-6)
  }

  @Test("By rule, scrap kept apart goes to its own product")
  func rule() throws {
    var step = step(
      ScrapRule(ownClass: [0, 1], mixedClass: SmallPlan.shred, tolerant: SmallPlan.cast))
    let blend = try step.answer(cleared, year: 0, shred, clip, measuring: nil)
    #expect(blend.answer.charge == [40, 0, 0, 0])
    #expect(blend.answer.primary == [60, 0])
  }
}
