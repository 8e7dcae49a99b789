internal import FlowAccounts
internal import FlowEngine

/// Reporting factors: term by term, by year, with power as each works buys it.
struct EmissionCompiler {
  let scenario: Scenario
  let plants: PlantPlan
  let supply: PowerSupply

  private var horizon: ClosedRange<Int> { scenario.horizon }

  func rules(of system: MaterialSystem, _ lookup: inout Lookup) -> EmissionRules {
    var rules = finishing(system, supply, &lookup) + alloying(system, &lookup)
    let isSteel = system.name == "steel"
    for (r, route) in system.routes.enumerated() {
      for (k, plant) in plants.plants(of: route.id, material: system.name).enumerated() {
        let works = EmissionRule.Works(route: r, plant: k)
        rules +=
          isSteel
          ? ironmaking(plant, works, supply, &lookup) : smelting(plant, works, supply, &lookup)
      }
      rules += isSteel ? meltShop(route, r, supply, &lookup) : remelting(r, supply, &lookup)
    }
    return EmissionRules(rules: rules, supply: supply)
  }

  private func constant(_ value: Double) -> [Double] {
    Array(repeating: value, count: horizon.count)
  }

  /// Ore-based iron of one kind of works.
  private func ironmaking(
    _ plant: PlantDefinition, _ works: EmissionRule.Works, _ supply: PowerSupply,
    _ lookup: inout Lookup
  ) -> [EmissionRule] {
    lookup.part = .emissionTerm(plant.material, "ore-based iron")
    let iron = IronFactor.metrics.reduce(0) {
      $0 + lookup.number(plant.component, $1, in: .carbonPerTonne)
    }
    var rules = [
      EmissionRule(
        "ore-based iron", .primary(route: works.route), .emissions(constant(iron)), of: works)
    ]
    let power = plant.component.contains("H2") ? "hydrogen power" : "ironmaking power"
    lookup.part = .emissionTerm(plant.material, power)
    if let use = lookup.optional(plant.component, "electricity", in: .megawattHoursPerTonne) {
      rules.append(
        EmissionRule(
          power, .primary(route: works.route),
          .electricity(use.values(over: horizon), supply.steelworks), of: works))
    }
    return rules
  }

  private func meltShop(
    _ route: Route, _ r: Int, _ supply: PowerSupply, _ lookup: inout Lookup
  ) -> [EmissionRule] {
    lookup.part = .emissionTerm("steel", "melt shop")
    let melt = lookup.number(route.id, "direct emissions", in: .carbonPerTonne)
    lookup.part = .emissionTerm("steel", "melt-shop power")
    let electricity = lookup.number(route.id, "electricity", in: .megawattHoursPerTonne)
    return [
      EmissionRule("melt shop", .liquid(route: r), .emissions(constant(melt))),
      EmissionRule(
        "melt-shop power", .liquid(route: r),
        .electricity(constant(electricity), supply.steelworks)),
    ]
  }

  /// Primary metal of one kind of smelter.
  private func smelting(
    _ plant: PlantDefinition, _ works: EmissionRule.Works, _ supply: PowerSupply,
    _ lookup: inout Lookup
  ) -> [EmissionRule] {
    let isInert = plant.component != "primary aluminium"
    let basis = EmissionBasis.primary(route: works.route)
    lookup.part = .emissionTerm(plant.material, "anode and PFC")
    let anodes = ["anode", "anode making", "PFC"].map { metric in
      EmissionRule(
        "anode and PFC", basis,
        .emissions(constant(lookup.number(plant.component, metric, in: .carbonPerTonne))),
        of: works)
    }
    lookup.part = .emissionTerm(plant.material, "smelter power")
    let use = lookup.path(
      isInert ? plant.component : "smelter", "electricity", in: .megawattHoursPerTonne)
    return anodes + [
      EmissionRule("smelter power", basis, .electricity(use, supply.smelter(plant.id)), of: works)
    ]
  }

  private func remelting(
    _ r: Int, _ supply: PowerSupply, _ lookup: inout Lookup
  ) -> [EmissionRule] {
    lookup.part = .emissionTerm("aluminium", "remelting")
    let furnace = lookup.number("remelting", "emissions", in: .carbonPerTonne)
    lookup.part = .emissionTerm("aluminium", "remelting power")
    let electricity = lookup.number("remelting", "electricity", in: .megawattHoursPerTonne)
    let rules = [("bauxite and alumina", "bauxite and alumina"), ("cast house", "casting")].map {
      lookup.part = .emissionTerm("aluminium", $0)
      return EmissionRule(
        $0, .primary(route: r),
        .emissions(constant(lookup.number("primary aluminium", $1, in: .carbonPerTonne))))
    }
    return rules + [
      EmissionRule("remelting", .liquid(route: r), .emissions(constant(furnace))),
      EmissionRule(
        "remelting power", .liquid(route: r), .electricity(constant(electricity), supply.grid)),
    ]
  }

  private func finishing(
    _ system: MaterialSystem, _ supply: PowerSupply, _ lookup: inout Lookup
  ) -> [EmissionRule] {
    system.grades.enumerated().flatMap { p, grade in
      lookup.part = .emissionTerm(system.name, "finishing")
      let fuel = lookup.number(grade.form, "emissions", in: .carbonPerTonne)
      lookup.part = .emissionTerm(system.name, "finishing power")
      let electricity = lookup.number(grade.form, "electricity", in: .megawattHoursPerTonne)
      return [
        EmissionRule("finishing", .bought(product: p), .emissions(constant(fuel))),
        EmissionRule(
          "finishing power", .bought(product: p), .electricity(constant(electricity), supply.grid)),
      ]
    }
  }

  private func alloying(_ system: MaterialSystem, _ lookup: inout Lookup) -> [EmissionRule] {
    lookup.part = .emissionTerm(system.name, "alloying elements")
    return system.elements.indices.dropFirst().compactMap { element in
      lookup.optional("alloying", "emissions", system.elements[element], in: .carbonPerTonne).map {
        EmissionRule(
          "alloying elements", .alloying(element: element), .emissions($0.values(over: horizon)))
      }
    }
  }
}

/// Emissions of ore-based iron by where they arise; the sum is cradle to iron.
package enum IronFactor {
  package static let metrics = ["direct emissions", "bought inputs", "mining"]
}
