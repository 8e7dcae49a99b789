internal import MaterialFlow

/// Reporting factors: term by term, by year, with power as each works buys it.
struct EmissionCompiler {
  let scenario: Scenario
  let definition: SystemDefinition
  let observedUntil: Int

  private var horizon: ClosedRange<Int> { scenario.horizon }

  func terms(_ system: MaterialSystem, _ lookup: inout Lookup) -> [EmissionTerm] {
    var terms = finishing(system, &lookup) + alloying(system, &lookup)
    let isSteel = system.name == "steel"
    for (r, route) in system.routes.enumerated() {
      terms +=
        isSteel
        ? steelmaking(route, r, power: steelPower(&lookup), &lookup)
        : remelting(r, power: grid(&lookup), &lookup)
    }
    return terms
  }

  private func constant(_ value: Double) -> [Double] {
    Array(repeating: value, count: horizon.count)
  }

  private func scaled(_ power: [Double], by megawattHours: [Double]) -> [Double] {
    zip(power, megawattHours).map { $0 * $1 }
  }

  private func grid(_ lookup: inout Lookup) -> [Double] {
    lookup.path("grid", "emissions", in: .carbonPerMegawattHour)
  }

  private func renewableShare(
    _ entity: String, lever: String, _ lookup: inout Lookup
  ) -> (share: [Double], observed: [Double]) {
    let observed = lookup.path(entity, "renewable share", in: .fraction)
    guard let path = scenario.path(of: lever) else { return (observed, observed) }
    let share = zip(horizon, observed).map { $0 > observedUntil ? path.value(in: $0) : $1 }
    return (share, observed)
  }

  /// t CO2-equiv/MWh of a steelworks: renewable by contract or on site, the rest from the grid.
  private func steelPower(_ lookup: inout Lookup) -> [Double] {
    let renewable = lookup.number("renewable power", "emissions", in: .carbonPerMegawattHour)
    let share = renewableShare("steelworks", lever: "renewable-share.steel", &lookup).share
    return zip(share, grid(&lookup)).map { $0 * renewable + (1 - $0) * $1 }
  }

  /// t CO2-equiv/MWh of a smelter: captive coal, renewable, the rest from the grid.
  ///
  /// The smelter's mix is modelled, not the grid's: most smelters burn captive coal. Renewable
  /// power beyond the series takes captive coal and grid power out alike.
  private func smelterPower(_ lookup: inout Lookup) -> [Double] {
    let coal = lookup.number("captive coal", "emissions", in: .carbonPerMegawattHour)
    let renewable = lookup.number("renewable power", "emissions", in: .carbonPerMegawattHour)
    let captive = lookup.path("smelter", "captive coal share", in: .fraction)
    let share = renewableShare("smelter", lever: "renewable-share.smelting", &lookup)
    let grid = grid(&lookup)
    return horizon.indices.enumerated().map { t, _ in
      let rest = 1 - share.observed[t]
      let scale = rest > 0 ? (1 - share.share[t]) / rest : 0
      let coalShare = captive[t] * scale
      return coalShare * coal + share.share[t] * renewable
        + (1 - coalShare - share.share[t]) * grid[t]
    }
  }

  private func steelmaking(
    _ route: Route, _ r: Int, power: [Double], _ lookup: inout Lookup
  ) -> [EmissionTerm] {
    let iron = IronFactor.metrics.reduce(0) {
      $0 + lookup.number(route.primary, $1, in: .carbonPerTonne)
    }
    let melt = lookup.number(route.id, "direct emissions", in: .carbonPerTonne)
    let electricity = lookup.number(route.id, "electricity", in: .megawattHoursPerTonne)
    var terms = [
      EmissionTerm(
        name: "ore-based iron", basis: .primary(route: r), factor: constant(iron)),
      EmissionTerm(name: "melt shop", basis: .liquid(route: r), factor: constant(melt)),
      EmissionTerm(
        name: "melt-shop power", basis: .liquid(route: r),
        factor: scaled(power, by: constant(electricity))),
    ]
    if let reduction = lookup.optional(
      route.primary, "electricity", in: .megawattHoursPerTonne)
    {
      terms.append(
        EmissionTerm(
          name: "hydrogen power", basis: .primary(route: r),
          factor: scaled(power, by: reduction.values(over: horizon))))
    }
    return terms
  }

  private func remelting(
    _ r: Int, power: [Double], _ lookup: inout Lookup
  ) -> [EmissionTerm] {
    let metal = "primary aluminium"
    func perTonne(_ metric: String) -> [Double] {
      constant(lookup.number(metal, metric, in: .carbonPerTonne))
    }
    let smelter = lookup.path("smelter", "electricity", in: .megawattHoursPerTonne)
    let furnace = lookup.number("remelting", "emissions", in: .carbonPerTonne)
    let electricity = lookup.number("remelting", "electricity", in: .megawattHoursPerTonne)
    return [
      EmissionTerm(
        name: "bauxite and alumina", basis: .primary(route: r),
        factor: perTonne("bauxite and alumina")),
      EmissionTerm(
        name: "anode and PFC", basis: .primary(route: r), factor: perTonne("anode")),
      EmissionTerm(
        name: "anode and PFC", basis: .primary(route: r), factor: perTonne("anode making")),
      EmissionTerm(name: "anode and PFC", basis: .primary(route: r), factor: perTonne("PFC")),
      EmissionTerm(
        name: "smelter power", basis: .primary(route: r),
        factor: scaled(smelterPower(&lookup), by: smelter)),
      EmissionTerm(name: "cast house", basis: .primary(route: r), factor: perTonne("casting")),
      EmissionTerm(
        name: "remelting", basis: .liquid(route: r), factor: constant(furnace)),
      EmissionTerm(
        name: "remelting power", basis: .liquid(route: r),
        factor: scaled(power, by: constant(electricity))),
    ]
  }

  private func finishing(_ system: MaterialSystem, _ lookup: inout Lookup) -> [EmissionTerm] {
    let power = grid(&lookup)
    return system.grades.enumerated().flatMap { p, grade in
      let fuel = lookup.number(grade.form, "emissions", in: .carbonPerTonne)
      let electricity = lookup.number(grade.form, "electricity", in: .megawattHoursPerTonne)
      return [
        EmissionTerm(name: "finishing", basis: .bought(product: p), factor: constant(fuel)),
        EmissionTerm(
          name: "finishing power", basis: .bought(product: p),
          factor: scaled(power, by: constant(electricity))),
      ]
    }
  }

  private func alloying(_ system: MaterialSystem, _ lookup: inout Lookup) -> [EmissionTerm] {
    system.elements.indices.dropFirst().compactMap { element in
      let name = system.elements[element]
      return lookup.optional("alloying", "emissions", name, in: .carbonPerTonne).map {
        EmissionTerm(
          name: "alloying elements", basis: .alloying(element: element),
          factor: $0.values(over: horizon))
      }
    }
  }
}

/// Emissions of ore-based iron by where they arise; the sum is cradle to iron.
enum IronFactor {
  static let metrics = ["direct emissions", "bought inputs", "mining"]
}
