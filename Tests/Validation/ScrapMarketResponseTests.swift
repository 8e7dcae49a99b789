import FlowNumerics
import Testing

@testable import FlowEngine

@Suite("How the scrap market's plan and prices answer to its numbers")
struct ScrapMarketResponseTests {
  private let vector: ScrapMarketVector

  init() throws { vector = try ScrapMarketVector("aluminium_2050") }

  /// The plan of a changed question.
  private func solve(_ change: (inout MarketQuestion) -> Void) throws -> MarketAnswer {
    var question = vector.question
    change(&question)
    return try solved(vector.shape, question)
  }

  /// What a plan costs without its entropies.
  private func cost(_ answer: MarketAnswer) -> Double {
    let question = vector.question
    return zip(question.orePrice, answer.primary).map(*).reduce(0, +)
      + zip(question.additionPrice, answer.alloying).map(*).reduce(0, +)
      + zip(question.cost, answer.charge).map(*).reduce(0, +)
  }

  @Test("With falling dispersion the cost falls to the linear programme's")
  func linearLimit() throws {
    let least = try LinearMarket(vector.shape, vector.question).cost()
    var last = Double.infinity
    for dispersion in [500.0, 100, 20, 5, 1] {
      let answer = try solve {
        $0.dispersion = dispersion
        $0.leftPrior = $0.leftPrior.map { _ in 0 }
      }
      let above = cost(answer) / least - 1
      #expect(above >= -1e-9 && above < last)
      last = above
    }
    #expect(last <= 1e-5)
  }

  @Test("Where all scrap is used, ore-based metal and alloying are the least that scrap leaves")
  func least() throws {
    for name in ["aluminium_2010", "aluminium_2030"] {
      let vector = try ScrapMarketVector(name)
      var question = vector.question
      question.leftPrior = question.leftPrior.map { _ in 0 }
      let answer = try solved(vector.shape, question)
      question.orePrice = question.orePrice.map { _ in 1 }
      question.additionPrice = question.additionPrice.map { _ in 1 }
      question.cost = question.cost.map { _ in 0 }
      let least = try LinearMarket(vector.shape, question).cost()
      let made = answer.primary.reduce(0, +) + answer.alloying.reduce(0, +)
      #expect((made / least - 1).magnitude <= 1e-8, "\(name)")
    }
  }

  @Test("The derivative of charges to costs is symmetric and falls along itself")
  func derivative() throws {
    let cells = [3, 20, 47, 90, 150]
    let step = 0.5
    let slopes = try cells.map { cell in
      let more = try solve { $0.cost[cell] += step }
      let less = try solve { $0.cost[cell] -= step }
      return cells.map { (more.charge[$0] - less.charge[$0]) / (2 * step) }
    }
    let size = slopes.flatMap(\.self).map(\.magnitude).max() ?? 0
    for row in cells.indices {
      #expect(slopes[row][row] < 0)
      for column in 0..<row {
        #expect((slopes[row][column] - slopes[column][row]).magnitude <= 1e-4 * size)
        let minor =
          slopes[row][row] * slopes[column][column] - slopes[row][column] * slopes[column][row]
        #expect(minor >= -1e-6 * size * size)
      }
    }
  }

  @Test("More of a class never raises its price", arguments: [0, 4, 9])
  func moreScrap(_ index: Int) throws {
    var last = Double.infinity
    for factor in [0.8, 0.9, 1, 1.1, 1.2] {
      let price = try solve { $0.supply[index] *= factor }.classPrice[index]
      #expect(price <= last + 1e-6)
      last = price
    }
  }

  @Test("A tighter maximum, less scrap: the value of the plan never falls")
  func tighter() throws {
    let plain = try solve { _ in }.objective
    let rounding = 1e-9 * plain.magnitude
    let window = try #require(
      vector.expected.windowPrice.indices.first {
        vector.shape.windows[$0].side == .most && vector.expected.windowPrice[$0] > 1
      })
    let tight = try solve { $0.bound[window] *= 0.98 }.objective
    #expect(tight > plain + rounding)
    let scarce = try solve { $0.supply[0] *= 0.98 }.objective
    #expect(scarce > plain + rounding)
    let loose = try solve { $0.bound[window] *= 1.02 }.objective
    #expect(loose < plain - rounding)
  }

  @Test("A window's price and a class's price are derivatives of the plan's value")
  func prices() throws {
    let answer = try solve { _ in }
    let window = try #require(
      vector.expected.windowPrice.indices.first {
        vector.shape.windows[$0].side == .most && vector.expected.windowPrice[$0] > 1
      })
    let step = 1e-4 * vector.question.bound[window]
    let slope =
      (try solve { $0.bound[window] += step }.objective
        - (try solve { $0.bound[window] -= step }.objective)) / (2 * step)
    #expect((slope / -answer.windowPrice[window] - 1).magnitude <= 1e-3)
    let more = 1e-4 * vector.question.supply[0]
    let gain =
      (try solve { $0.supply[0] += more }.objective
        - (try solve { $0.supply[0] -= more }.objective)) / (2 * more)
    #expect((gain / -answer.classPrice[0] - 1).magnitude <= 1e-3)
  }

  @Test("Small steps of scrap move the plan by the same quotient")
  func continuity() throws {
    let vector = try ScrapMarketVector("aluminium_2030")
    let plain = try solved(vector.shape, vector.question)
    let quotients = try [1e-3, 1e-4, 1e-5].map { step in
      var question = vector.question
      question.supply[0] *= 1 + step
      let more = try solved(vector.shape, question)
      return (more.primary.reduce(0, +) - plain.primary.reduce(0, +)) / step
    }
    #expect((quotients[1] / quotients[0] - 1).magnitude <= 1e-2)
    #expect((quotients[2] / quotients[1] - 1).magnitude <= 1e-2)
  }
}

/// The same programme without entropies, supply fixed: GLPK's.
struct LinearMarket {
  private let shape: MarketShape
  private let question: MarketQuestion

  init(_ shape: MarketShape, _ question: MarketQuestion) {
    self.shape = shape
    self.question = question
  }

  /// The least cost.
  func cost() throws -> Double {
    let (s, h, w) = (shape.classCount, shape.heatCount, shape.windows.count)
    let program = LinearProgram()
    program.addRows(h + w + s)
    program.addColumns(h * s + h + shape.additions.count)
    var entries = LinearProgram.Entries()
    for heat in 0..<h {
      program.bound(row: heat, question.demand[heat], question.demand[heat])
      for index in 0..<s {
        let column = heat * s + index
        program.cost(column: column, question.cost[column])
        program.bound(column: column, 0, question.prior[column] > 0 ? .infinity : 0)
        entries.append(row: heat, column: column, question.yield[column])
        entries.append(row: h + w + index, column: column, 1)
      }
      program.cost(column: h * s + heat, question.orePrice[heat])
      program.bound(column: h * s + heat, 0, .infinity)
      entries.append(row: heat, column: h * s + heat, 1)
    }
    for (index, addition) in shape.additions.enumerated() {
      let column = h * s + h + index
      program.cost(column: column, question.additionPrice[index])
      program.bound(column: column, 0, .infinity)
      entries.append(row: addition.heat, column: column, 1)
      for window in addition.windows {
        entries.append(row: h + window, column: column, 1 / scale(window))
      }
    }
    for (index, window) in shape.windows.enumerated() {
      let bound = question.bound[index] / scale(index)
      let isMost = window.side == .most
      program.bound(row: h + index, isMost ? -.infinity : bound, isMost ? bound : .infinity)
      let ore = h * s + window.heat
      entries.append(row: h + index, column: ore, question.oreContent[index] / scale(index))
      for c in 0..<s {
        entries.append(
          row: h + index, column: window.heat * s + c,
          question.content[index * s + c] / scale(index))
      }
    }
    for index in 0..<s { program.bound(row: h + w + index, -.infinity, question.supply[index]) }
    program.load(entries)
    program.resetBasis()
    try program.solve()
    return program.objective
  }

  /// The share of a window, so that its row has the size of its heat.
  private func scale(_ window: Int) -> Double {
    question.bound[window] / question.demand[shape.windows[window].heat]
  }
}
