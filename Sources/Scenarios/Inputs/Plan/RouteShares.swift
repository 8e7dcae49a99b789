internal import FlowEngine

/// Which share of a product each route makes.
///
/// National shares hold for crude steel as a whole (``PlantPlan``). Electric furnaces make long
/// products first: flat products get the average share times a propensity, long products the rest.
struct RouteShares {
  let scenario: Scenario
  let definition: SystemDefinition
  let system: MaterialSystem
  let plants: PlantPlan
  /// Shape `[product][t]`, t/yr.
  let liquid: [Double]

  private var horizon: ClosedRange<Int> { scenario.horizon }

  /// Shape `[h][t]`.
  func shares(_ lookup: inout Lookup) -> [Double] {
    let isSteel = system.routes.contains { definition.routeKinds[$0.id] == "steelmaking" }
    if !isSteel { return Array(repeating: 1, count: system.heats.count * horizon.count) }
    let scrapEAF = plants.national("scrap-eaf", years: horizon.count)
    // Furnaces on direct-reduced iron, whatever reduced it.
    let reduced = zip(
      plants.national("h2-dri-eaf", years: horizon.count),
      plants.national("ng-dri-eaf", years: horizon.count)
    ).map { $0 + $1 }
    let split = split(&lookup)
    var shares = [Double](repeating: 0, count: system.heats.count * horizon.count)
    for t in 0..<horizon.count {
      let own = split.shares(t, electric: scrapEAF[t], reduced: reduced[t])
      for h in system.heats.indices { shares[h * horizon.count + t] = own[h] }
    }
    return shares
  }

  /// The furnaces behind the heats, and what they have to make.
  func split(_ lookup: inout Lookup) -> RouteSplit {
    lookup.part = .routes(system.name)
    var flat = [Double](repeating: 0, count: horizon.count)
    var long = flat
    for t in 0..<horizon.count {
      for (p, product) in system.grades.enumerated() where product.family != "iron" {
        let mass = liquid[p * horizon.count + t]
        if product.form == "long" { long[t] += mass } else { flat[t] += mass }
      }
    }
    return RouteSplit(
      furnace: system.heats.map { heat -> RouteSplit.Furnace in
        switch system.routes[heat.route].id {
        case "scrap-eaf": .electric
        case "h2-dri-eaf": .reduced
        case "bf-bof": .converter
        default: .other
        }
      },
      isLong: system.heats.map { system.grades[$0.product].form == "long" }, flat: flat,
      long: long, propensity: lookup.number("flat products", "eaf propensity", in: .number))
  }
}
