import Foundation
import Testing

@testable import FlowEngine

/// A programme of `Data/blend_convex` with its answer.
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

  /// In the order of the question's arrays.
  struct Expected {
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
    struct Element: Decodable {
      let id: String
      let price_alloying: Double
    }
    struct ScrapOnOffer: Decodable {
      let id: String
      let u0: Double?
      let tau_s: Double?
    }
    struct Melt: Decodable {
      let id: String
      let route: String
      let demand_D: Double
      let price_ore_based: Double
      let content_ore_based: [String: Double]
    }
    struct Row: Decodable {
      let kind: String
      let heat: String?
      let elements: [String]?
      let share: Double?
      let bound: Double
    }
    struct Addition: Decodable {
      let heat: String
      let element: String
    }
    struct Price: Decodable {
      let heat: String
      let elements: [String]
      let price: Double
    }
    struct Answer: Decodable {
      let objective: Double
      let amounts_a: [String: [String: Double]]
      let ore_based_p: [String: Double]
      let alloying_z: [String: [String: Double]]
      let left_u: [String: Double]
      let metal_price_mu: [String: Double]
      let class_price_lambda: [String: Double]
      let charge_limit_price_psi: [String: Double]?
      let tolerance_price_kappa: [Price]
      let aim_price_nu: [Price]
    }

    let tau: Double
    let charging_cost: Double
    let elements: [Element]
    let classes: [ScrapOnOffer]
    let heats: [Melt]
    let yields: [String: [String: Double]]
    let contents: [String: [String: [String: Double]]]
    let prior_q: [String: [String: Double]]
    let rows: [Row]
    let alloying: [Addition]
    let expected: Answer

    func heat(_ id: String?) -> Int { heats.firstIndex { $0.id == id } ?? -1 }

    /// In the order of their heats; those of a heat as they stand in the file.
    var windows: [Row] {
      heats.flatMap { heat in
        rows.filter { ["maximum", "minimum"].contains($0.kind) && $0.heat == heat.id }
      }
    }

    /// By class within a heat.
    func cells(_ table: [String: [String: Double]]) -> [[Double]] {
      heats.map { heat in classes.map { table[$0.id]?[heat.id] ?? .nan } }
    }
  }

  init(_ name: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: "Data/blend_convex/\(name)", withExtension: "json"), "\(name)")
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    let windows = file.windows
    shape = MarketShape(
      classCount: file.classes.count, heatCount: file.heats.count,
      windows: windows.map {
        .init(heat: file.heat($0.heat), side: $0.kind == "maximum" ? .most : .least)
      },
      additions: file.alloying.map { addition in
        let named = windows.indices.filter {
          windows[$0].heat == addition.heat
            && windows[$0].elements?.contains(addition.element) == true
        }
        return .init(heat: file.heat(addition.heat), windows: named)
      })
    question = Self.question(file, shape)
    expected = Self.expected(file)
    shares = windows.map { $0.share ?? .nan }
  }

  private static func question(_ file: File, _ shape: MarketShape) -> MarketQuestion {
    var question = MarketQuestion(shape)
    question.dispersion = file.tau
    question.demand = file.heats.map(\.demand_D)
    question.orePrice = file.heats.map(\.price_ore_based)
    question.bound = file.windows.map(\.bound)
    question.yield = file.cells(file.yields).flatMap(\.self)
    question.prior = file.cells(file.prior_q).flatMap(\.self)
    question.cost = question.cost.map { _ in file.charging_cost }
    for row in file.rows where row.kind == "charge limit" {
      question.chargeLimit[file.heat(row.heat)] = row.share ?? .nan
    }
    question.additionPrice = file.alloying.map { addition in
      file.elements.first { $0.id == addition.element }?.price_alloying ?? .nan
    }
    question.supply = file.rows.filter { $0.kind == "supply" }.map(\.bound)
    question.leftPrior = file.classes.map { $0.u0 ?? 0 }
    question.leftDispersion = file.classes.map { $0.tau_s ?? 0 }
    for (index, window) in file.windows.enumerated() {
      let h = file.heat(window.heat)
      for element in window.elements ?? [] {
        question.oreContent[index] += file.heats[h].content_ore_based[element] ?? .nan
        for (s, scrap) in file.classes.enumerated() {
          let content = file.contents[scrap.id]?[file.heats[h].route]?[element] ?? 0
          question.content[index * shape.classCount + s] +=
            question.yield[h * shape.classCount + s] * content
        }
      }
    }
    return question
  }

  private static func expected(_ file: File) -> Expected {
    let answer = file.expected
    func ofHeats(_ table: [String: Double]?, else other: Double) -> [Double] {
      file.heats.map { table?[$0.id] ?? other }
    }
    return Expected(
      objective: answer.objective, charge: file.cells(answer.amounts_a),
      primary: ofHeats(answer.ore_based_p, else: .nan),
      alloying: file.alloying.map { answer.alloying_z[$0.heat]?[$0.element] ?? .nan },
      left: file.classes.map { answer.left_u[$0.id] ?? 0 },
      metalPrice: ofHeats(answer.metal_price_mu, else: .nan),
      classPrice: file.classes.map { answer.class_price_lambda[$0.id] ?? .nan },
      chargePrice: ofHeats(answer.charge_limit_price_psi, else: 0),
      windowPrice: file.windows.map { window in
        let prices =
          window.kind == "maximum" ? answer.tolerance_price_kappa : answer.aim_price_nu
        return prices.first { $0.heat == window.heat && $0.elements == window.elements }?.price
          ?? .nan
      })
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
