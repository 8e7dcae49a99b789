import Testing

@testable import FlowEngine

@Suite("Ore-based metal that a furnace cannot do without")
struct OreLeastTests {
  /// Converters with a limit of 0.3 and electric furnaces with none: one class, no windows.
  private struct Furnaces {
    var question: MarketQuestion
    let shape = MarketShape(classCount: 1, heatCount: 2, windows: [])

    init(supply: Double) {
      question = MarketQuestion(shape)
      question.dispersion = 100
      question.demand = [100, 10]
      question.orePrice = [3_000, 3_000]
      question.yield = [0.95, 0.95]
      question.cost = [100, 100]
      question.supply = [supply]
      question.prior = [0.95 * supply, 0.05 * supply]
    }

    /// Metal from scrap by heat.
    func recycled() throws -> [Double] {
      var solver = MarketSolver(shape)
      var answer = MarketAnswer(shape)
      try solver.solve(question, into: &answer)
      #expect(answer.gap.magnitude <= 1e-10)
      for heat in 0..<2 {
        let made = answer.primary[heat] + 0.95 * answer.charge[heat]
        #expect((made / question.demand[heat] - 1).magnitude <= 1e-14)
      }
      return answer.charge.map { 0.95 * $0 }
    }
  }

  @Test("The rest of a heat is shared out as a heat of that size")
  func smaller() throws {
    var whole = SmallMarket()
    for window in whole.question.bound.indices { whole.question.bound[window] = .infinity }
    var rest = whole
    rest.question.demand = [1, 3, 2, 1]
    whole.question.oreLeast[0] = 3
    let (answer, other) = (try whole.solve(), try rest.solve())
    for cell in answer.charge.indices {
      #expect((answer.charge[cell] - other.charge[cell]).magnitude <= 1e-9)
    }
    #expect((answer.primary[0] - 3 - other.primary[0]).magnitude <= 1e-9)
    #expect((answer.objective - 3 * 20_000 - other.objective).magnitude <= 1e-4)
    #expect((answer.dispersionCost - other.dispersionCost).magnitude <= 1e-4)
  }

  @Test("What it brings into a window counts, and its price is the slope of the plan's value")
  func windows() throws {
    var market = SmallMarket(hasMinimum: true)
    market.question.oreLeast = [1, 1, 0.5, 0.1]
    let answer = try market.solve()
    var bound = 0
    for (index, window) in market.shape.windows.enumerated() {
      let over = market.content(answer, window: index) - market.question.bound[index]
      #expect(over * (window.side == .most ? 1 : -1) <= 1e-10)
      if answer.windowPrice[index] <= 1 { continue }
      bound += 1
      let slope = try market.slope(of: 1e-6) { $0.bound[index] += $1 }
      let price = answer.windowPrice[index] * (window.side == .most ? -1 : 1)
      #expect((slope / price - 1).magnitude <= 1e-3)
    }
    #expect(bound >= 2)
    for heat in 0..<4 { #expect(answer.primary[heat] >= market.question.oreLeast[heat]) }
  }

  @Test("Furnaces that near their limit leave more and more of the next tonne, without a step")
  func smooth() throws {
    // What the heat without a limit takes of the last tonne, by scrap on offer.
    func parts(_ set: (inout MarketQuestion) -> Void) throws -> [Double] {
      let shares = try (20...39).map { supply in
        var furnaces = Furnaces(supply: Double(supply))
        set(&furnaces.question)
        let recycled = try furnaces.recycled()
        #expect(recycled[0] <= 30 * (1 + 1e-12))
        return recycled[1]
      }
      return zip(shares, shares.dropFirst()).map { $1 - $0 }
    }
    func largestStep(_ parts: [Double]) -> Double {
      zip(parts, parts.dropFirst()).reduce(0) { max($0, ($1.1 - $1.0).magnitude) }
    }
    let soft = try parts { $0.oreLeast[0] = 70 }
    let hard = try parts { $0.chargeLimit[0] = 0.3 }
    // From 0.16 to 0.56 t in 19 steps; from 0.06 to 0.95 t in two.
    #expect(largestStep(soft) < 0.03)
    #expect(largestStep(hard) > 0.4)
    #expect(zip(soft, soft.dropFirst()).allSatisfy { $1 > $0 })
  }
}
