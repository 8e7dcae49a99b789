import Testing

@testable import FlowEngine
@testable import FlowNumerics

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
  private let question: BlendQuestion = {
    var question = BlendQuestion(layout: SmallPlan.layout)
    question.supply = [40, 0]
    question.recovered = [1, 0, 0.75, 0.25]
    question.meltYield = [1, 1]
    question.demand = [100, 0]
    question.primaryContent = [1, 0]
    return question
  }()

  private func step(_ rule: ScrapRule? = nil) -> Blending {
    let apart = SortingOption(
      name: "apart", feed: .shred, splits: [1, 0, 0, 1, 0, 1, 0, 1])
    return Blending(
      rule == nil ? SmallPlan.market(elasticity: nil) : nil, rule: rule, SmallPlan.layout,
      sorting: SortingWorth(
        SortingPlan(shares: [], recovery: 1, unsorted: SmallPlan.shred, options: [apart]),
        MeltingPlan(meltYield: [1, 1], retention: [1, 1], semisYield: [1, 1]), mixedClip: nil,
        SmallSystem.aluminium),
      material: 0, years: SmallPlan.years)
  }

  private func answer(_ step: inout Blending) throws -> AnsweredBlend {
    try step.answer(
      question, year: 0, for: Demand(net: [0], bought: [100, 0]),
      from: SmallPlan.scrap(ScrapStage.AtHand.self), shred, clip, measuring: nil)
  }

  @Test("40 t of scrap leave 60 t to ore-based metal")
  func market() throws {
    var step = step()
    let blend = try answer(&step)
    // The solver keeps rows to 1e-11 of 100 t.
    #expect((blend.answer.primary[0] - 60).magnitude <= 1e-9)
    #expect((blend.answer.charge[0] - 40).magnitude <= 1e-9)
    #expect(blend.answer.unused == [0, 0])
    #expect((step.report.primary[0] - 60).magnitude <= 1e-8)
    #expect(step.shortage == [0, 0])
    // p = D exp((μ - π) / τ), and one heat takes the class whole: Λ = μ + g, g = 0 before any quote.
    let price = 2000 + 50 * RealFunctions.logarithm(0.6)
    #expect((step.report.worth(ofClass: SmallPlan.clip, 0) - price / 2000).magnitude <= 1e-9)
    // Sorting saves nothing where no limit tells metal apart.
    #expect(step.report.worth(ofSorting: 0, 0).magnitude <= 1e-9)
    #expect((step.market?.gap[0] ?? 1).magnitude <= MarketReport.largestGap)
  }

  @Test("By rule, scrap kept apart goes to its own product")
  func rule() throws {
    var step = step(
      ScrapRule(ownClass: [0, 1], mixedClass: SmallPlan.shred, tolerant: SmallPlan.cast))
    let blend = try answer(&step)
    #expect(blend.answer.charge == [40, 0, 0, 0])
    #expect(blend.answer.primary == [60, 0])
    #expect(step.market == nil)
  }
}
