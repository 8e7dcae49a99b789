import Foundation

@testable import FlowEngine

func scaled(_ exponent: Double) -> Double { exp(exponent) }

extension RandomProgramme {
  func solve() throws -> MarketAnswer {
    var solver = MarketSolver(shape)
    var answer = MarketAnswer(shape)
    try solver.solve(question, into: &answer)
    return answer
  }
}

/// Three classes, four heats, one element: dirty, middling and clean scrap.
struct SmallMarket {
  let shape: MarketShape
  var question: MarketQuestion

  /// - Parameter hasMinimum: Heat 0 has a minimum of the same element, and alloying for it.
  init(hasMinimum: Bool = false) {
    var windows = (0..<4).map { MarketShape.Window(heat: $0, side: .most) }
    if hasMinimum { windows.insert(.init(heat: 0, side: .least), at: 1) }
    shape = MarketShape(
      classCount: 3, heatCount: 4, windows: windows,
      additions: hasMinimum ? [.init(heat: 0, windows: [0, 1])] : [],
      removals: [.init(heat: 0, windows: [0])],
      floors: [.init(isCounted: [true, true, false, false])],
      isBarred: [true, false, true, false])
    question = MarketQuestion(shape)
    question.dispersion = 400
    question.demand = [4, 3, 2, 1]
    question.orePrice = [20_000, 20_200, 20_400, 20_600]
    let contents = [0.02, 0.006, 0.001]
    let shares = [0.004, 0.006, 0.003, 0.02]
    let habits = [0.4, 0.3, 0.2, 0.1]
    for (index, window) in windows.enumerated() {
      let share = shares[window.heat] * (window.side == .most ? 1 : 0.5)
      question.bound[index] = share * question.demand[window.heat]
      question.oreContent[index] = 0.001
      for s in 0..<3 { question.content[index * 3 + s] = 0.95 * contents[s] }
    }
    question.supply = [3, 2, 1]
    for heat in 0..<4 {
      for s in 0..<3 {
        question.yield[heat * 3 + s] = 0.95
        question.cost[heat * 3 + s] = 800
        question.prior[heat * 3 + s] = habits[heat] * question.supply[s]
      }
    }
    question.additionPrice = question.additionPrice.map { _ in 20_900 }
    question.removalPrice[0] = 1e9
    question.leftPrior = question.supply.map { 0.15 * $0 * exp(18_000 / 13_500) }
    question.leftDispersion = [13_500, 13_500, 13_500]
    question.buyOut = 30_000
  }

  func solve() throws -> MarketAnswer { try solve(question) }

  private func solve(_ question: MarketQuestion) throws -> MarketAnswer {
    var solver = MarketSolver(shape)
    var answer = MarketAnswer(shape)
    try solver.solve(question, into: &answer)
    return answer
  }

  /// What the value of the plan gains on a change, by a central difference.
  func slope(
    of step: Double, _ change: (inout MarketQuestion, Double) -> Void
  ) throws -> Double {
    var (more, less) = (question, question)
    change(&more, step)
    change(&less, -step)
    return (try solve(more).objective - (try solve(less).objective)) / (2 * step)
  }

  func used(_ answer: MarketAnswer, _ index: Int, in heats: [Int] = [0, 1, 2, 3]) -> Double {
    heats.reduce(0) { $0 + answer.charge[$1 * 3 + index] }
  }

  func recycled(_ answer: MarketAnswer, in heats: [Int]) -> Double {
    0.95 * (0..<3).reduce(0) { $0 + used(answer, $1, in: heats) }
  }

  func content(_ answer: MarketAnswer, window: Int) -> Double {
    let heat = shape.windows[window].heat
    var sum = question.oreContent[window] * answer.primary[heat]
    for s in 0..<3 { sum += question.content[window * 3 + s] * answer.charge[heat * 3 + s] }
    for (index, addition) in shape.additions.enumerated() where addition.windows.contains(window) {
      sum += answer.alloying[index]
    }
    return sum
  }
}

/// A small market in several regions: classes and heats of each, freight between them.
struct RegionalMarket {
  private(set) var shape: MarketShape
  private(set) var question: MarketQuestion

  /// - Parameters:
  ///   - shares: Of demand by region.
  ///   - supply: Of scrap by region; as demand where nil.
  init(_ plain: SmallMarket, shares: [Double], freight: Double, supply: [Double]? = nil) {
    let supply = supply ?? shares
    let regions = shares.count
    shape = MarketShape(
      classCount: 3 * regions, heatCount: 4 * regions,
      windows: (0..<(4 * regions)).map { .init(heat: $0, side: .most) })
    var question = MarketQuestion(shape)
    question.dispersion = plain.question.dispersion
    for region in 0..<regions {
      for heat in 0..<4 {
        let place = region * 4 + heat
        question.demand[place] = plain.question.demand[heat] * shares[region]
        question.orePrice[place] = plain.question.orePrice[heat]
        question.bound[place] = plain.question.bound[heat] * shares[region]
        question.oreContent[place] = plain.question.oreContent[heat]
      }
      for s in 0..<3 {
        let place = region * 3 + s
        question.supply[place] = plain.question.supply[s] * supply[region]
        question.leftPrior[place] = plain.question.leftPrior[s] * supply[region]
        question.leftDispersion[place] = plain.question.leftDispersion[s]
      }
    }
    for place in 0..<(4 * regions) {
      for column in 0..<(3 * regions) {
        let cell = place * 3 * regions + column
        let old = (place % 4) * 3 + column % 3
        question.yield[cell] = plain.question.yield[old]
        question.cost[cell] =
          plain.question.cost[old] + (place / 4 == column / 3 ? 0 : freight)
        question.prior[cell] =
          plain.question.prior[old] * shares[place / 4] * supply[column / 3]
        question.content[cell] = plain.question.content[old]
      }
    }
    self.question = question
  }

  func solve() throws -> MarketAnswer {
    var solver = MarketSolver(shape)
    var answer = MarketAnswer(shape)
    try solver.solve(question, into: &answer)
    return answer
  }
}
