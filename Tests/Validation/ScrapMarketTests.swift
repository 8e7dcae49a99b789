import FlowNumerics
import Testing

@testable import FlowEngine

@Suite("The scrap market's programme against answers of 66 digits, and its invariants")
struct ScrapMarketTests {
  @Test(
    "Amounts agree within 1e-9 of demand and prices within 1e-5, cold and warm",
    arguments: ScrapMarketVector.names)
  func vectors(_ name: String) throws {
    let vector = try ScrapMarketVector(name)
    var solver = MarketSolver(vector.shape)
    var answer = MarketAnswer(vector.shape)
    for start in ["cold", "warm"] {
      try solver.solve(vector.question, into: &answer)
      let differences = vector.differences(answer)
      #expect(differences.amount <= 1e-9, "\(name), \(start)")
      #expect(differences.price <= 1e-5, "\(name), \(start)")
      #expect(differences.objective <= 1e-10, "\(name), \(start)")
      #expect(answer.gap.magnitude <= 1e-10, "\(name), \(start)")
    }
  }

  @Test("Mass and classes close to rounding, windows within 1e-10 of demand")
  func closing() throws {
    let vector = try ScrapMarketVector("aluminium_2050")
    let (shape, question) = (vector.shape, vector.question)
    let answer = try solved(shape, question)
    let count = shape.classCount
    for heat in question.demand.indices {
      var made = answer.primary[heat]
      for s in 0..<count {
        made += question.yield[heat * count + s] * answer.charge[heat * count + s]
      }
      for (index, addition) in shape.additions.enumerated() where addition.heat == heat {
        made += answer.alloying[index]
      }
      #expect((made / question.demand[heat] - 1).magnitude <= 16 * .ulpOfOne)
      #expect(answer.primary[heat] >= 0)
    }
    for s in 0..<count {
      let used = question.demand.indices.reduce(answer.left[s]) {
        $0 + answer.charge[$1 * count + s]
      }
      #expect((used / question.supply[s] - 1).magnitude <= 16 * .ulpOfOne)
    }
    for (index, window) in shape.windows.enumerated() {
      var content = question.oreContent[index] * answer.primary[window.heat]
      for s in 0..<count {
        content += question.content[index * count + s] * answer.charge[window.heat * count + s]
      }
      for (addition, amount) in zip(shape.additions, answer.alloying)
      where addition.windows.contains(index) { content += amount }
      let over = (content - question.bound[index]) * (window.side == .most ? 1 : -1)
      #expect(over <= 1e-10 * question.demand[window.heat])
    }
  }

  @Test("The same question and the same start give the same bits")
  func bits() throws {
    let vector = try ScrapMarketVector("aluminium_2030")
    let one = try solved(vector.shape, vector.question)
    var solver = MarketSolver(vector.shape)
    var other = MarketAnswer(vector.shape)
    try solver.solve(vector.question, into: &other)
    try solver.solve(vector.question, into: &other)
    solver.reset()
    try solver.solve(vector.question, into: &other)
    #expect(one.charge == other.charge && one.classPrice == other.classPrice)
  }

  @Test("A year that starts from the last one ends where a cold start ends")
  func warm() throws {
    for name in ["aluminium_2010", "aluminium_2030", "aluminium_2050", "steel_2030"] {
      let first = try ScrapMarketVector(name)
      var next = first.question
      for s in next.supply.indices { next.supply[s] *= 1.04 }
      for s in next.leftPrior.indices { next.leftPrior[s] *= 1.04 }
      for cell in next.prior.indices { next.prior[cell] *= 1.04 }
      for heat in next.orePrice.indices { next.orePrice[heat] *= 1.01 }
      var solver = MarketSolver(first.shape)
      var answer = MarketAnswer(first.shape)
      try solver.solve(first.question, into: &answer)
      try solver.solve(next, into: &answer)
      let cold = try solved(first.shape, next)
      #expect(answer.iterations < cold.iterations)
      let differences = answer.charge.indices.map {
        (answer.charge[$0] - cold.charge[$0]) / next.demand[$0 / first.shape.classCount]
      }
      // Both stop at 1e-11 of their rows.
      #expect(worst(differences) <= 1e-9, "\(name)")
    }
  }

  @Test("The order of classes and heats makes no difference")
  func order() throws {
    let vector = try ScrapMarketVector("aluminium_2030")
    let (shape, question) = (vector.shape, vector.question)
    let classes = Array((0..<shape.classCount).reversed())
    let turned = Reordered(shape, question, classes: classes)
    let plain = try solved(shape, question)
    let other = try solved(turned.shape, turned.question)
    for heat in question.demand.indices {
      for (new, old) in classes.enumerated() {
        let difference =
          other.charge[turned.heat(heat) * shape.classCount + new]
          - plain.charge[heat * shape.classCount + old]
        #expect(difference.magnitude <= 1e-9 * question.demand[heat])
      }
    }
  }

  @Test("A class cut in two has the same total and the same price")
  func cut() throws {
    let vector = try ScrapMarketVector("aluminium_2050")
    let shape = vector.shape
    let cut = Reordered(
      shape, vector.question, classes: Array(0..<shape.classCount) + [0], shares: [0: 0.3])
    let plain = try solved(shape, vector.question)
    let other = try solved(cut.shape, cut.question)
    let last = shape.classCount
    for heat in vector.question.demand.indices {
      let row = cut.heat(heat) * (last + 1)
      let sum = other.charge[row] + other.charge[row + last]
      let whole = plain.charge[heat * last]
      #expect((sum - whole).magnitude <= 1e-9 * vector.question.demand[heat])
    }
    #expect((other.classPrice[0] - plain.classPrice[0]).magnitude <= 1e-5)
    #expect((other.classPrice[last] - plain.classPrice[0]).magnitude <= 1e-5)
  }
}

/// A question with its heats in the opposite order and its classes in another one.
struct Reordered {
  private(set) var shape: MarketShape
  private(set) var question: MarketQuestion
  private let heats: Int

  /// - Parameters:
  ///   - classes: The old class in each place; one named twice is cut in two.
  ///   - shares: The part that the first of two keeps.
  init(
    _ old: MarketShape, _ question: MarketQuestion, classes: [Int], shares: [Int: Double] = [:]
  ) {
    heats = old.heatCount
    let order = old.windows.indices.sorted {
      (-old.windows[$0].heat, $0) < (-old.windows[$1].heat, $1)
    }
    let last = old.heatCount - 1
    shape = MarketShape(
      classCount: classes.count, heatCount: old.heatCount,
      windows: order.map { .init(heat: last - old.windows[$0].heat, side: old.windows[$0].side) },
      additions: old.additions.map { addition in
        .init(
          heat: last - addition.heat,
          windows: order.indices.filter { addition.windows.contains(order[$0]) })
      })
    var part = classes.map { shares[$0] ?? 1 }
    for place in classes.indices where classes[..<place].contains(classes[place]) {
      part[place] = 1 - (shares[classes[place]] ?? 1)
    }
    var new = MarketQuestion(shape)
    new.dispersion = question.dispersion
    new.demand = question.demand.reversed()
    new.orePrice = question.orePrice.reversed()
    new.chargeLimit = question.chargeLimit.reversed()
    new.bound = order.map { question.bound[$0] }
    new.oreContent = order.map { question.oreContent[$0] }
    new.additionPrice = question.additionPrice
    new.supply = classes.indices.map { question.supply[classes[$0]] * part[$0] }
    new.leftPrior = classes.indices.map { question.leftPrior[classes[$0]] * part[$0] }
    new.leftDispersion = classes.map { question.leftDispersion[$0] }
    for (place, s) in classes.enumerated() {
      for heat in 0..<heats {
        let (cell, from) = (heat * classes.count + place, (last - heat) * old.classCount + s)
        new.yield[cell] = question.yield[from]
        new.cost[cell] = question.cost[from]
        new.prior[cell] = question.prior[from] * part[place]
      }
      for (window, from) in order.enumerated() {
        new.content[window * classes.count + place] = question.content[from * old.classCount + s]
      }
    }
    self.question = new
  }

  /// Where a heat of the old order stands.
  func heat(_ old: Int) -> Int { heats - 1 - old }
}
