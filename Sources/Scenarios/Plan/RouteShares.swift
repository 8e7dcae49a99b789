internal import MaterialFlow

/// Which share of a product each route makes.
///
/// National shares hold for crude steel as a whole (``PlantPlan``). Electric furnaces make long products first:
/// flat products get the average share times a propensity, long products the rest.
struct RouteShares {
  let scenario: Scenario
  let definition: SystemDefinition
  let system: MaterialSystem
  let plants: PlantPlan

  private var horizon: ClosedRange<Int> { scenario.horizon }

  /// - Parameter liquid: Shape `[product][t]`, Mt/yr.
  /// - Returns: Shape `[h][t]`.
  func shares(liquid: [Double], _ lookup: inout Lookup) -> [Double] {
    let isSteel = system.routes.contains { definition.routeKinds[$0.id] == "steelmaking" }
    if !isSteel { return Array(repeating: 1, count: system.heats.count * horizon.count) }
    let scrapEAF = plants.national("scrap-eaf", years: horizon.count)
    // Furnaces on direct-reduced iron, whatever reduced it.
    let reduced = zip(
      plants.national("h2-dri-eaf", years: horizon.count),
      plants.national("ng-dri-eaf", years: horizon.count)
    ).map { $0 + $1 }
    let propensity = lookup.number("flat products", "eaf propensity", in: .number)
    var shares = [Double](repeating: 0, count: system.heats.count * horizon.count)
    for t in 0..<horizon.count {
      let split = split(t, liquid, scrapEAF[t], room: 1 - reduced[t], propensity)
      for (h, heat) in system.heats.enumerated() {
        let product = system.grades[heat.product]
        let electric = product.form == "long" ? split.long : split.flat
        shares[h * horizon.count + t] =
          switch system.routes[heat.route].id {
          case "scrap-eaf": electric
          case "h2-dri-eaf": reduced[t]
          case "bf-bof": 1 - electric - reduced[t]
          default: 1
          }
      }
    }
    return shares
  }

  private func split(
    _ t: Int, _ liquid: [Double], _ share: Double, room: Double, _ propensity: Double
  ) -> (flat: Double, long: Double) {
    var flat = 0.0
    var long = 0.0
    for (p, product) in system.grades.enumerated() where product.family != "iron" {
      let mass = liquid[p * horizon.count + t]
      if product.form == "long" { long += mass } else { flat += mass }
    }
    if long == 0 || flat == 0 { return (share, share) }
    let total = share * (flat + long)
    let wanted = min(share * propensity, room)
    let longShare = min((total - wanted * flat) / long, room)
    // What long products cannot take goes to flat products after all.
    return (max(0, total - longShare * long) / flat, longShare)
  }
}
