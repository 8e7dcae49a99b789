import Foundation
import Testing

@testable import FlowEngine

/// A programme of `Data/scrap_market` with its answer.
struct ScrapMarketVector {
  static let names = [
    "tiny_1", "tiny_2", "aluminium_2010", "aluminium_2030", "aluminium_2050", "steel_2010",
    "steel_2030", "steel_2050",
  ]

  let shape: MarketShape
  let question: MarketQuestion
  let expected: Expected
  /// The bound of a window over demand.
  let shares: [Double]

  struct Expected: Decodable {
    let objective: Double
    let charge: [[Double]]
    let primary: [Double]
    let alloying: [Double]
    let left: [Double]
    let metalPrice: [Double]
    let classPrice: [Double]
    let chargePrice: [Double]
    let windowPrice: [Double]
  }

  private struct File: Decodable {
    struct Window: Decodable {
      let heat: Int
      let isMost: Bool
      let elements: [Int]
      let share: Double
      let bound: Double
    }
    struct Addition: Decodable {
      let heat: Int
      let element: Int
    }
    let dispersion: Double
    let charging_cost: Double
    let additionPrice: [Double]
    let supply: [Double]
    let leftPrior: [Double]
    let leftDispersion: [Double]
    let demand: [Double]
    let orePrice: [Double]
    let route: [Int]
    let chargeLimit: [Double?]
    let oreContent: [[Double]]
    let yield: [[Double]]
    let content: [[[Double?]]]
    let prior: [[Double]]
    let windows: [Window]
    let additions: [Addition]
    let expected: Expected
  }

  init(_ name: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: "Data/scrap_market/\(name)", withExtension: "json"), "\(name)")
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    shape = MarketShape(
      classCount: file.supply.count, heatCount: file.demand.count,
      windows: file.windows.map { .init(heat: $0.heat, side: $0.isMost ? .most : .least) },
      additions: file.additions.map { addition in
        let named = file.windows.indices.filter {
          file.windows[$0].heat == addition.heat
            && file.windows[$0].elements.contains(addition.element)
        }
        return .init(heat: addition.heat, windows: named)
      })
    question = Self.question(file, shape)
    expected = file.expected
    shares = file.windows.map(\.share)
  }

  private static func question(_ file: File, _ shape: MarketShape) -> MarketQuestion {
    var question = MarketQuestion(shape)
    question.dispersion = file.dispersion
    question.demand = file.demand
    question.orePrice = file.orePrice
    question.bound = file.windows.map(\.bound)
    question.yield = file.yield.flatMap(\.self)
    question.prior = file.prior.flatMap(\.self)
    question.cost = question.cost.map { _ in file.charging_cost }
    question.chargeLimit = file.chargeLimit.map { $0 ?? .infinity }
    question.additionPrice = file.additions.map { file.additionPrice[$0.element] }
    question.supply = file.supply
    question.leftPrior = file.leftPrior
    question.leftDispersion = file.leftDispersion
    for (index, window) in file.windows.enumerated() {
      for element in window.elements {
        question.oreContent[index] += file.oreContent[window.heat][element]
        for (s, routes) in file.content.enumerated() {
          question.content[index * shape.classCount + s] +=
            file.yield[window.heat][s] * (routes[file.route[window.heat]][element] ?? 0)
        }
      }
    }
    return question
  }

  /// The worst differences from the printed answer: amounts over demand or supply, prices times
  /// share, objective relative.
  func differences(_ answer: MarketAnswer) -> (amount: Double, price: Double, objective: Double) {
    let demand = question.demand
    let count = shape.classCount
    let charges = expected.charge.flatMap(\.self).enumerated().map {
      (answer.charge[$0.offset] - $0.element) / demand[$0.offset / count]
    }
    let primary = demand.indices.map { (answer.primary[$0] - expected.primary[$0]) / demand[$0] }
    let alloying = shape.additions.indices.map {
      (answer.alloying[$0] - expected.alloying[$0]) / demand[shape.additions[$0].heat]
    }
    let left = question.supply.indices.map {
      (answer.left[$0] - expected.left[$0]) / question.supply[$0]
    }
    let windows = shape.windows.indices.map {
      (answer.windowPrice[$0] - expected.windowPrice[$0]) * shares[$0]
    }
    let prices =
      zip(answer.metalPrice, expected.metalPrice).map(-)
      + zip(answer.classPrice, expected.classPrice).map(-)
      + zip(answer.chargePrice, expected.chargePrice).map(-)
    return (
      worst(charges + primary + alloying + left), worst(windows + prices),
      (answer.objective / expected.objective - 1).magnitude
    )
  }
}

/// The largest size of some differences; infinite where one is no number.
func worst(_ differences: [Double]) -> Double {
  differences.map { $0.isNaN ? .infinity : $0.magnitude }.max() ?? 0
}

/// A question's plan from a cold start.
func solved(_ shape: MarketShape, _ question: MarketQuestion) throws -> MarketAnswer {
  var solver = MarketSolver(shape)
  var answer = MarketAnswer(shape)
  try solver.solve(question, into: &answer)
  return answer
}
