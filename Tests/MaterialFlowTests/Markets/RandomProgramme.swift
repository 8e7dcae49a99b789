import Foundation

@testable import FlowEngine

/// A programme of the scrap market that has a plan, drawn from a seed: the same at every launch.
///
/// Sizes spread over nine decades; some maxima lie 0.1 % above ore-based metal, some classes are
/// there twice, some are tiny, some pairs of class and heat are shut.
struct RandomProgramme {
  let shape: MarketShape
  var question: MarketQuestion
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    var draws = RandomProgramme.Draws(state: state)
    let classes = 1 + draws.whole(14)
    let heats = 1 + draws.whole(19)
    let elements = 1 + draws.whole(6)
    var windows: [MarketShape.Window] = []
    var additions: [MarketShape.Addition] = []
    var elementOf: [Int] = []
    for heat in 0..<heats {
      for element in 0..<elements {
        let hasMost = draws.share() < 0.9
        let hasLeast = draws.share() < 0.25
        var named: [Int] = []
        if hasMost {
          named.append(windows.count)
          windows.append(.init(heat: heat, side: .most))
          elementOf.append(element)
        }
        if hasLeast {
          named.append(windows.count)
          windows.append(.init(heat: heat, side: .least))
          elementOf.append(element)
          additions.append(.init(heat: heat, windows: named))
        }
      }
    }
    let extras = draws.share() < 0.5
    shape = MarketShape(
      classCount: classes, heatCount: heats, windows: windows, additions: additions,
      removals: extras && !windows.isEmpty
        ? [.init(heat: windows[0].heat, windows: [0])] : [],
      floors: extras ? [.init(isCounted: (0..<heats).map { $0 % 2 == 0 })] : [],
      isBarred: extras ? (0..<heats).map { $0 % 3 == 0 } : [])
    question = MarketQuestion(shape)
    fill(&draws, elementOf, elements: elements, extras: extras)
    state = draws.state
  }

  private mutating func fill(
    _ draws: inout Draws, _ elementOf: [Int], elements: Int, extras: Bool
  ) {
    question.dispersion = 20 * draws.power(2)
    question.buyOut = 5_000
    for heat in 0..<shape.heatCount {
      question.demand[heat] = 1e-6 * draws.power(9)
      question.orePrice[heat] = 20_000 * (1 + 0.1 * draws.share())
      if draws.share() < 0.2 { question.chargeLimit[heat] = draws.share() }
    }
    let ore = (0..<elements).map { _ in 1e-4 * draws.power(2) }
    fillWindows(&draws, elementOf, ore)
    let demand = question.demand.reduce(0, +)
    let contents = (0..<(shape.classCount * elements)).map { _ in 1e-4 * draws.power(3) }
    for index in 0..<shape.classCount {
      let isTwin = index > 0 && draws.share() < 0.15
      let size = draws.share() < 0.2 ? draws.power(-9) : draws.share()
      question.supply[index] = isTwin ? question.supply[index - 1] : demand * size
      fill(&draws, index, elementOf, contents, elements, isTwin: isTwin)
      if draws.share() < 0.5 { price(&draws, index) }
      if extras { limit(&draws, index) }
    }
    if extras { question.floor[0] = 0.3 * draws.share() * demand }
    for (removal, _) in shape.removals.enumerated() {
      question.removalPrice[removal] = 300
      for index in 0..<shape.classCount {
        question.removable[removal * shape.classCount + index] = 1e-3 * draws.share()
      }
    }
  }

  private mutating func fillWindows(
    _ draws: inout Draws, _ elementOf: [Int], _ ore: [Double]
  ) {
    for (window, element) in elementOf.enumerated() {
      question.oreContent[window] = ore[element]
      let demand = question.demand[shape.windows[window].heat]
      switch shape.windows[window].side {
      case .most:
        let above = draws.share() < 0.3 ? 1.001 : 1 + draws.power(2) / 5
        question.bound[window] = ore[element] * above * demand
      case .least:
        let isPaired =
          window > 0 && elementOf[window - 1] == element
          && shape.windows[window - 1].side == .most
          && shape.windows[window - 1].heat == shape.windows[window].heat
        let most = isPaired ? question.bound[window - 1] / demand : 0.02
        let part = draws.share() < 0.1 ? 1 : 0.9 * draws.share()
        question.bound[window] = (isPaired ? part : 0.5) * most * demand
      }
    }
    for addition in shape.additions.indices {
      question.additionPrice[addition] = 23_000 * (1 + draws.share())
    }
  }

  private mutating func fill(
    _ draws: inout Draws, _ index: Int, _ elementOf: [Int], _ contents: [Double],
    _ elements: Int, isTwin: Bool
  ) {
    let count = shape.classCount
    let yield = 0.8 + 0.19 * draws.share()
    let demand = question.demand.reduce(0, +)
    for heat in 0..<shape.heatCount {
      let cell = heat * count + index
      question.yield[cell] = isTwin ? question.yield[cell - 1] : yield
      question.cost[cell] = isTwin ? question.cost[cell - 1] : 800 * draws.share()
      let habit = draws.share() < 0.05 ? 0 : draws.power(4) / 100
      let prior = question.supply[index] * question.demand[heat] / demand * habit
      question.prior[cell] = isTwin ? question.prior[cell - 1] : prior
    }
    for (window, element) in elementOf.enumerated() {
      let cell = window * count + index
      let heat = shape.windows[window].heat
      question.content[cell] =
        isTwin
        ? question.content[cell - 1]
        : question.yield[heat * count + index] * contents[index * elements + element]
    }
  }

  /// A priced class: 15 % beyond the supply, elasticity 0.2 at 18,000.
  private mutating func price(_ draws: inout Draws, _ index: Int) {
    let dispersion = 0.15 * 18_000 / 0.2
    question.leftDispersion[index] = dispersion
    question.leftPrior[index] =
      0.15 * question.supply[index] * exp(18_000 / dispersion)
    question.supply[index] *= 1.15
  }

  private mutating func limit(_ draws: inout Draws, _ index: Int) {
    let supply = question.supply[index]
    if draws.share() < 0.4 { question.ceiling[index] = supply * (0.5 + draws.share()) }
    if draws.share() < 0.4 { question.barredMost[index] = draws.share() < 0.2 ? 0 : 0.2 * supply }
    if draws.share() < 0.4 {
      question.importPrior[index] = 0.1 * supply * exp(-0.5)
      question.importDispersion[index] = 18_000 / 0.5
      question.importMost[index] = 0.15 * supply
    }
  }

  /// A linear congruential generator (Knuth, MMIX).
  struct Draws {
    var state: UInt64

    /// In 0..<1.
    mutating func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }

    /// In 0..<count.
    mutating func whole(_ count: Int) -> Int { Int(share() * Double(count)) }

    /// From 1 to ten to the `decades`, even in its logarithm.
    mutating func power(_ decades: Double) -> Double {
      exp(share() * decades * 2.302585092994046)
    }
  }
}
