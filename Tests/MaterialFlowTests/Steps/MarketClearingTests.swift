import Testing

@testable import FlowEngine

@Suite("Step: scrap market")
struct MarketClearingTests {
  private let demand = Demand(net: [4], bought: [8, 2])

  private func program(steps: Int?) -> BlendProgram {
    var options = BlendOptions()
    options.supplySteps = steps
    return BlendProgram(
      layout: BlendLayout(
        system: SmallSystem.aluminium, limits: [], keeping: .massOnly, options: options))
  }

  /// 4 million t of shred, all of it metal, against a demand of 8 and 2.
  private func question(_ program: BlendProgram) -> BlendQuestion {
    var question = BlendQuestion(layout: program.layout)
    question.supply = [0, 4e6]
    question.recovered = [1, 0, 0.75, 0.25]
    question.meltYield = [1, 1]
    question.demand = [8e6, 2e6]
    question.primaryContent = [1, 0]
    return question
  }

  @Test("Without a market the question stays as it is, and no scrap is withdrawn")
  func fixed() throws {
    let program = program(steps: nil)
    var bench = StepBench { WithdrawalLines(&$0) }
    var step = MarketClearing(nil, program: program, years: SmallPlan.years, lines: nil)
    let scrap = SmallPlan.scrap(ScrapStage.AtHand.self)
    let cleared = try step.clear(question(program), year: 0, for: demand, from: scrap)
    #expect(cleared.question.offer == nil && cleared.question.demand == [8e6, 2e6])
    let blend = AnsweredBlend(
      question: cleared.question, answer: BlendAnswer(layout: program.layout))
    let settled = try step.close(blend, year: 0, with: scrap, posting: &bench.ledger)
    #expect(settled.offered.withdrawn(SmallPlan.shred) == 0)
    #expect(step.report == nil)
  }

  @Test("Supply without end holds the reference price: half the price of ore-based metal")
  func elastic() throws {
    let program = program(steps: 0)
    let bench = StepBench { WithdrawalLines(&$0) }
    var step = MarketClearing(
      SmallPlan.market(elasticity: .infinity), program: program, years: SmallPlan.years,
      lines: bench.lines)
    let cleared = try step.clear(
      question(program), year: 0, for: demand,
      from: SmallPlan.scrap(ScrapStage.AtHand.self, hasMarket: true))
    #expect(cleared.question.offer?.level == 0.5)
    #expect(cleared.question.offer?.most == .infinity)
    #expect(step.report?.level[0] == 1000)
  }

  @Test("Without scrap the price of the year before stands")
  func empty() throws {
    let program = program(steps: 0)
    let bench = StepBench { WithdrawalLines(&$0) }
    var step = MarketClearing(
      SmallPlan.market(elasticity: 1), program: program, years: SmallPlan.years,
      lines: bench.lines)
    var question = question(program)
    question.supply = [0, 0]
    _ = try step.clear(
      question, year: 0, for: demand,
      from: SmallPlan.noScrap(ScrapStage.AtHand.self, hasMarket: true))
    #expect(step.report?.level[0] == 1000)
  }

  @Test("A quarter of 4 Mt that nobody bought stays on the dump")
  func withdrawn() throws {
    let program = program(steps: 0)
    var bench = StepBench { WithdrawalLines(&$0) }
    var step = MarketClearing(
      SmallPlan.market(elasticity: 1), program: program, years: SmallPlan.years,
      lines: bench.lines)
    var question = question(program)
    question.offer = ScrapOffer(
      level: 0.5, most: .infinity, stepMass: [], stepPrice: [], buyOut: 1)
    var answer = BlendAnswer(layout: program.layout)
    try program.solve(question, into: &answer)
    answer.unused = [0, 1e6]
    var scrap = SmallPlan.scrap(ScrapStage.AtHand.self, hasMarket: true)
    scrap.offered.addHome(4, beyondTables: 0, to: SmallPlan.shred)
    let settled = try step.close(
      AnsweredBlend(question: question, answer: answer), year: 0, with: scrap,
      posting: &bench.ledger)
    #expect(bench.elements(bench.lines.toLandfill[SmallPlan.shred]) == [0.75, 0.25])
    #expect(bench.mass(bench.lines.toAbroad[SmallPlan.shred]) == 0)
    #expect(settled.offered.withdrawn(SmallPlan.shred) == 1e6)
    #expect(step.report?.charged[0] == 3)
  }
}
