import Foundation
import Testing

@testable import FlowEngine

/// What a file of `Data/blend_convex` says about the prior and what it rests on.
private struct PriorVector: Decodable {
  struct ScrapOnOffer: Decodable {
    let id: String
    let old: Bool
    let supply_A: Double
    let own_product: String?
    let loop_share: Double?
  }
  struct Melt: Decodable {
    let id: String
    let product: String
    let route: String
    let family: String
    let demand_D: Double
    let habit_b: Double
    let content_ore_based: [String: Double]
    let charge_series_phi: Double?
  }
  struct Element: Decodable { let id: String }
  struct Row: Decodable {
    let kind: String
    let heat: String?
    let elements: [String]?
    let share: Double?
  }

  let material: String
  let elements: [Element]
  let classes: [ScrapOnOffer]
  let heats: [Melt]
  let contents: [String: [String: [String: Double]]]
  let prior_exponent_gamma: Double
  let prior_q: [String: [String: Double]]
  let rows: [Row]

  init(_ name: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: "Data/blend_convex/\(name)", withExtension: "json"), "\(name)")
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
  }

  /// The base metal, which has no window, comes first.
  var system: MaterialSystem {
    let routes = heats.map(\.route).uniqued
    let products = heats.map(\.product).uniqued
    return MaterialSystem(
      name: material, elements: ["base"] + elements.map(\.id),
      grades: products.map { id in
        Grade(id: id, name: id, family: "", form: "", isInCars: false)
      },
      classes: classes.map { ScrapClass(id: $0.id, name: $0.id, account: $0.old ? .old : .new) },
      routes: routes.map { Route(id: $0, process: $0, primary: "", losses: "") },
      heats: heats.map { heat in
        Heat(
          product: products.firstIndex(of: heat.product) ?? 0,
          route: routes.firstIndex(of: heat.route) ?? 0)
      })
  }

  /// Windows stand once a heat in the file, and belong to its product.
  func limits(_ system: MaterialSystem) -> [CompositionLimit] {
    let products = Dictionary(uniqueKeysWithValues: heats.map { ($0.id, $0.product) })
    return rows.compactMap { row in
      guard row.kind == "maximum", let heat = row.heat, let id = products[heat],
        let product = system.grade(id), let elements = row.elements
      else { return nil }
      return CompositionLimit(
        product: product, elements: elements.compactMap { system.elements.firstIndex(of: $0) },
        minimum: nil, maximum: row.share)
    }
  }

  func habits(_ system: MaterialSystem) -> ChargeHabits {
    ChargeHabits(
      habit: heats.map(\.habit_b), fitExponent: prior_exponent_gamma, dispersion: 1,
      loops: classes.enumerated().compactMap { s, item in
        guard let own = item.own_product, let share = item.loop_share,
          let product = system.grade(own)
        else { return nil }
        return ChargeHabits.Loop(scrapClass: s, product: product, share: share)
      },
      highestCustomaryCharge: 0.9, physicalLimit: heats.map { _ in 1 }, spareShare: 0.15,
      castFromScrap: heats.map { _ in 1 }, alloyingAim: 0)
  }

  /// Half and half has odds of one: aluminium has one furnace.
  func year(_ system: MaterialSystem) -> ChargePrior.Year {
    let names = system.elements
    return ChargePrior.Year(
      supply: classes.map(\.supply_A), demand: heats.map(\.demand_D),
      content: classes.flatMap { item in
        system.routes.flatMap { route in
          names.map { contents[item.id]?[route.id]?[$0] ?? 0 }
        }
      },
      oreContent: system.routes.flatMap { route in
        names.map { name in
          heats.first { $0.route == route.id }?.content_ore_based[name] ?? 0
        }
      },
      customaryCharge: heats.map { $0.charge_series_phi ?? 0.5 }, mostCharge: heats.map { _ in 1 })
  }
}

extension [String] {
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

@Suite("Charges by custom against an independent calculation")
struct ChargePriorTests {
  /// The files divide by the demand of aluminium and by the supply of steel; the product divides
  /// by the weights of the class.
  @Test(
    "Weights are those of the published vectors",
    arguments: [
      "aluminium_2010", "aluminium_2030", "aluminium_2050", "steel_2010", "steel_2030",
      "steel_2050",
    ])
  func weights(name: String) throws {
    let vector = try PriorVector(name)
    let system = vector.system
    let year = vector.year(system)
    let prior = ChargePrior(vector.habits(system), system: system, limits: vector.limits(system))
    let weights = prior.weights(year)
    let charges = prior.charges(year)
    let divisor = (vector.material == "steel" ? year.supply : year.demand).reduce(0, +)
    for (s, item) in vector.classes.enumerated() {
      let row = s * vector.heats.count
      let expected = try vector.heats.map { try #require(vector.prior_q[item.id]?[$0.id]) }
      let sum = expected.reduce(0, +)
      for (h, published) in expected.enumerated() {
        let ours = item.supply_A * weights[row + h] / divisor
        #expect((ours - published).magnitude <= 1e-14 * published, "\(item.id) \(h)")
        let share = charges[row + h] / item.supply_A
        #expect((share - published / sum).magnitude <= 1e-14, "\(item.id) \(h)")
      }
    }
  }
}
