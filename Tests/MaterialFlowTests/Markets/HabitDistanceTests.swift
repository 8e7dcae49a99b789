import Foundation
import Testing

@testable import FlowEngine

@Suite("Distance of the market's plan from habit")
struct HabitDistanceTests {
  @Test("Cost and distance are those of their formulas, class by class")
  func formulas() throws {
    let market = SmallMarket()
    let answer = try market.solve()
    let (classes, heats) = (market.question.supply.count, market.question.demand.count)
    var distance = HabitDistance(heatCount: heats, yearCount: 2)
    distance.record(1, answer, to: market.question)
    var (charged, away, entropy) = (0.0, 0.0, 0.0)
    for s in 0..<classes {
      let places = (0..<heats).map { $0 * classes + s }
      let taken = places.reduce(0) { $0 + answer.charge[$1] }
      let custom = places.reduce(0) { $0 + market.question.prior[$1] }
      charged += taken
      for place in places where answer.charge[place] > 0 {
        let habit = market.question.prior[place] * taken / custom
        away += abs(answer.charge[place] - habit)
        entropy += answer.charge[place] * log(answer.charge[place] / habit)
      }
    }
    let share = distance.share(ofHeats: 0..<heats, 1)
    let cost = market.question.dispersion * entropy / charged
    #expect(share > 0 && share < 1 && cost > 0)
    #expect(abs(share - away / (2 * charged)) <= 1e-12)
    #expect(abs(distance.cost[1] - cost) <= 1e-9 * cost)
    #expect(distance.cost[0] == 0 && distance.share(ofHeats: [0], 0) == 0)
  }

  @Test("Habits at another level of prices are no distance")
  func level() throws {
    let market = SmallMarket()
    let heats = market.question.demand.count
    var answer = MarketAnswer(market.shape)
    answer.charge = market.question.prior.map { 0.7 * $0 }
    answer.dispersionCost =
      market.question.dispersion * answer.charge.reduce(0) { $0 + $1 * log(0.7) }
    var distance = HabitDistance(heatCount: heats, yearCount: 1)
    distance.record(0, answer, to: market.question)
    #expect(distance.share(ofHeats: 0..<heats, 0) <= 1e-15)
    #expect(distance.cost[0] <= 1e-9 * market.question.dispersion)
  }
}
