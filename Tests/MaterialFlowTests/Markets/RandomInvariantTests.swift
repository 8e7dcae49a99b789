import Testing

@testable import FlowEngine
@testable import FlowNumerics

/// Each holds for every programme of this form: convexity, or a symmetry of its rows.
@Suite("What the scrap market's programme keeps, on a thousand random ones")
struct RandomInvariantTests {
  /// Programmes with their plans.
  private func forEach(
    _ body: (RandomProgramme, MarketAnswer, Comment) throws -> Void
  ) throws {
    for seed in 1...1_000 {
      let programme = RandomProgramme(seed: seed)
      try body(programme, try programme.solve(), "seed \(seed)")
    }
  }

  /// The plan of a changed question, from a cold start.
  private func solve(
    _ programme: RandomProgramme, _ change: (inout MarketQuestion) -> Void
  ) throws -> MarketAnswer {
    var other = programme
    change(&other.question)
    return try other.solve()
  }

  /// All metal's worth: what costs are measured against, `Σ π D`.
  private func worth(_ programme: RandomProgramme) -> Double {
    zip(programme.question.demand, programme.question.orePrice).map(*).reduce(0, +)
  }

  /// The largest difference of two charges over the demand of their heat.
  private func distance(
    _ one: MarketAnswer, _ other: MarketAnswer, _ programme: RandomProgramme
  ) -> Double {
    one.charge.indices.reduce(0) { most, cell in
      let demand = programme.question.demand[cell / programme.shape.classCount]
      return max(most, (one.charge[cell] - other.charge[cell]).magnitude / demand)
    }
  }

  @Test("A tighter maximum, a higher floor, less supply: the plan never becomes cheaper")
  func cost() throws {
    try forEach { programme, plain, seed in
      // Both costs are within 1e-10 of their bounds.
      let most = plain.objective + 1e-9 * worth(programme)
      let windows = programme.shape.windows.indices.filter {
        programme.shape.windows[$0].side == .most
      }
      // Looser, so that a plan remains.
      let loose = try solve(programme) { for index in windows { $0.bound[index] *= 1.01 } }
      #expect(loose.objective <= most, seed)
      let more = try solve(programme) { for s in $0.supply.indices { $0.supply[s] *= 1.01 } }
      #expect(more.objective <= most, seed)
      if programme.shape.floors.isEmpty { return }
      let free = try solve(programme) { $0.floor[0] *= 0.9 }
      #expect(free.objective <= most, seed)
    }
  }

  @Test("More of a class never raises its price, a higher floor never lowers its premium")
  func prices() throws {
    try forEach { programme, plain, seed in
      let index = programme.shape.heatCount % programme.shape.classCount
      let more = try solve(programme) { $0.supply[index] *= 1.1 }
      // 1e-7 of the price of ore-based metal.
      #expect(more.supplyPrice[index] <= plain.supplyPrice[index] + 2e-3, seed)
      if programme.shape.floors.isEmpty { return }
      let higher = try solve(programme) { $0.floor[0] *= 1.1 }
      #expect(higher.floorPrice[0] >= plain.floorPrice[0] - 2e-3, seed)
    }
  }

  @Test("Charges that become dearer shrink: no eigenvalue of the derivative is above zero")
  func demand() throws {
    try forEach { programme, plain, seed in
      var step = RandomProgramme.Draws(state: UInt64(programme.shape.windows.count + 1))
      let steps = programme.question.cost.map { _ in 40 * step.share() - 20 }
      let moved = try solve(programme) {
        for cell in steps.indices { $0.cost[cell] += steps[cell] }
      }
      let gain = steps.indices.reduce(0) {
        $0 + steps[$1] * (moved.charge[$1] - plain.charge[$1])
      }
      #expect(gain <= 1e-9 * worth(programme), seed)
    }
  }

  @Test("A step a thousand times smaller moves the plan at least twenty times less")
  func continuity() throws {
    try forEach { programme, plain, seed in
      func moved(_ step: Double) throws -> Double {
        let other = try solve(programme) {
          for s in $0.supply.indices { $0.supply[s] *= 1 + step }
          for heat in $0.orePrice.indices { $0.orePrice[heat] *= 1 + step }
        }
        return distance(plain, other, programme)
      }
      // Both ends are solved within 1e-11 of their rows.
      let (small, large) = (try moved(1e-6), try moved(1e-3))
      #expect(small <= 0.05 * large + 1e-8, seed)
    }
  }

  @Test("A start from another year's prices ends where a cold start ends")
  func warm() throws {
    try forEach { programme, plain, seed in
      var neighbour = programme.question
      for s in neighbour.supply.indices { neighbour.supply[s] *= 1.04 }
      for heat in neighbour.orePrice.indices { neighbour.orePrice[heat] *= 0.98 }
      var solver = MarketSolver(programme.shape)
      var answer = MarketAnswer(programme.shape)
      try solver.solve(neighbour, into: &answer)
      try solver.solve(programme.question, into: &answer)
      #expect(distance(plain, answer, programme) <= 1e-8, seed)
      #expect((answer.objective - plain.objective).magnitude <= 1e-9 * worth(programme), seed)
    }
  }

  @Test("With less dispersion the plan costs no more, and no less than dispersion explains")
  func dispersion() throws {
    try forEach { programme, plain, seed in
      let small = try solve(programme) { $0.dispersion /= 2 }
      let rounding = 1e-9 * worth(programme)
      let tau = programme.question.dispersion
      let (far, near) = (
        tau * entropy(plain, programme.question), tau * entropy(small, programme.question)
      )
      let (cost, least) = (plain.objective - far, small.objective - near / 2)
      #expect(least <= cost + rounding, seed)
      // The plain plan is the best at its own dispersion.
      #expect(cost + far <= least + near + rounding, seed)
    }
  }

  /// Σ a (ln(a / q) − 1) + Σ p (ln(p / D) − 1).
  private func entropy(_ answer: MarketAnswer, _ question: MarketQuestion) -> Double {
    func term(_ amount: Double, _ prior: Double) -> Double {
      amount > 0 ? amount * (RealFunctions.logarithm(amount / prior) - 1) : 0
    }
    return zip(answer.charge, question.prior).reduce(0) { $0 + term($1.0, $1.1) }
      + zip(answer.primary, question.demand).reduce(0) { $0 + term($1.0, $1.1) }
  }

  @Test("The order of classes makes no difference, nor does a class that is cut in two")
  func parts() throws {
    try forEach { programme, plain, seed in
      let count = programme.shape.classCount
      let cut = Array((0..<count).reversed()) + [0]
      var parts = Array(repeating: 1.0, count: count + 1)
      (parts[count - 1], parts[count]) = (0.3, 0.7)
      let other = try programme.arranged(cut, parts: parts).solve()
      for heat in 0..<programme.shape.heatCount {
        for s in 0..<count {
          let row = heat * (count + 1)
          let sum =
            other.charge[row + count - 1 - s] + (s == 0 ? other.charge[row + count] : 0)
          let difference = (sum - plain.charge[heat * count + s]).magnitude
          #expect(difference <= 1e-8 * programme.question.demand[heat], seed)
        }
      }
      let prices = (other.classPrice[count - 1], other.classPrice[count])
      #expect((prices.0 - prices.1).magnitude <= 2e-3, seed)
    }
  }
}

extension RandomProgramme {
  /// The same programme with classes in another order, or cut in parts.
  ///
  /// - Parameters:
  ///   - classes: The old class in each place.
  ///   - parts: What a place has of its class.
  func arranged(_ classes: [Int], parts: [Double]) -> ArrangedProgramme {
    let old = shape
    let shape = MarketShape(
      classCount: classes.count, heatCount: old.heatCount, windows: old.windows,
      additions: old.additions, removals: old.removals, floors: old.floors,
      isBarred: old.isBarred)
    func cells(_ values: [Double]) -> [Double] {
      stride(from: 0, to: values.count, by: old.classCount).flatMap { row in
        classes.map { values[row + $0] }
      }
    }
    func masses(_ values: [Double]) -> [Double] { zip(classes, parts).map { values[$0] * $1 } }
    var new = question
    (new.yield, new.cost, new.content) = (
      cells(question.yield), cells(question.cost), cells(question.content)
    )
    new.removable = cells(question.removable)
    new.prior = cells(question.prior)
    for cell in new.prior.indices { new.prior[cell] *= parts[cell % classes.count] }
    new.supply = masses(question.supply)
    new.leftPrior = masses(question.leftPrior)
    new.leftDispersion = classes.map { question.leftDispersion[$0] }
    new.ceiling = masses(question.ceiling)
    new.importPrior = masses(question.importPrior)
    new.importDispersion = classes.map { question.importDispersion[$0] }
    new.importMost = masses(question.importMost)
    new.barredMost = masses(question.barredMost)
    return ArrangedProgramme(shape: shape, question: new)
  }
}

struct ArrangedProgramme {
  let shape: MarketShape
  let question: MarketQuestion

  func solve() throws -> MarketAnswer {
    var solver = MarketSolver(shape)
    var answer = MarketAnswer(shape)
    try solver.solve(question, into: &answer)
    return answer
  }
}
