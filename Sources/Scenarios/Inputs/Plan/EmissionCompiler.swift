internal import FlowAccounts
internal import FlowEngine

/// Reporting factors: term by term, by year, with power as each works buys it.
struct EmissionCompiler {
  let scenario: Scenario
  let plants: PlantPlan
  let observedUntil: Int

  private var horizon: ClosedRange<Int> { scenario.horizon }

  func terms(_ system: MaterialSystem, _ lookup: inout Lookup) -> [EmissionTerm] {
    let works = PowerSupply(&lookup, scenario, observedUntil: observedUntil)
    var terms = finishing(system, works, &lookup) + alloying(system, &lookup)
    let isSteel = system.name == "steel"
    for (r, route) in system.routes.enumerated() {
      let kinds = plants.plants(of: route.id, material: system.name)
      let shares = plants.shares(of: route.id, material: system.name, years: horizon.count)
      for (k, plant) in kinds.enumerated() where shares[k].share.contains(where: { $0 != 0 }) {
        terms +=
          isSteel
          ? ironmaking(plant, r, k, shares[k].share, works, &lookup)
          : smelting(plant, r, k, shares[k].share, works, &lookup)
      }
      terms += isSteel ? meltShop(route, r, works, &lookup) : remelting(r, works, &lookup)
    }
    return terms
  }

  private func constant(_ value: Double) -> [Double] {
    Array(repeating: value, count: horizon.count)
  }

  private func scaled(_ path: [Double], by value: Double) -> [Double] { path.map { $0 * value } }

  /// Ore-based iron of one kind of works, as a share of the route's.
  private func ironmaking(
    _ plant: PlantDefinition, _ r: Int, _ k: Int, _ share: [Double], _ works: PowerSupply,
    _ lookup: inout Lookup
  ) -> [EmissionTerm] {
    lookup.part = .emissionTerm(plant.material, "ore-based iron")
    let iron = IronFactor.metrics.reduce(0) {
      $0 + lookup.number(plant.component, $1, in: .carbonPerTonne)
    }
    var terms = [
      EmissionTerm(
        name: "ore-based iron", basis: .primary(route: r), factor: scaled(share, by: iron),
        plant: k)
    ]
    let name = plant.component.contains("H2") ? "hydrogen power" : "ironmaking power"
    lookup.part = .emissionTerm(plant.material, name)
    if let power = lookup.optional(plant.component, "electricity", in: .megawattHoursPerTonne) {
      terms.append(
        works.term(
          name, .primary(route: r), zip(power.values(over: horizon), share).map { $0 * $1 },
          works.steelworks, plant: k))
    }
    return terms
  }

  private func meltShop(
    _ route: Route, _ r: Int, _ works: PowerSupply, _ lookup: inout Lookup
  ) -> [EmissionTerm] {
    lookup.part = .emissionTerm("steel", "melt shop")
    let melt = lookup.number(route.id, "direct emissions", in: .carbonPerTonne)
    lookup.part = .emissionTerm("steel", "melt-shop power")
    let electricity = lookup.number(route.id, "electricity", in: .megawattHoursPerTonne)
    return [
      EmissionTerm(name: "melt shop", basis: .liquid(route: r), factor: constant(melt)),
      works.term(
        "melt-shop power", .liquid(route: r), constant(electricity), works.steelworks),
    ]
  }

  /// Primary metal of one kind of smelter, as a share of all of it.
  private func smelting(
    _ plant: PlantDefinition, _ r: Int, _ k: Int, _ share: [Double], _ works: PowerSupply,
    _ lookup: inout Lookup
  ) -> [EmissionTerm] {
    let metal = "primary aluminium"
    let isInert = plant.component != metal
    func term(_ name: String, _ entity: String, _ metric: String) -> EmissionTerm {
      lookup.part = .emissionTerm(plant.material, name)
      return EmissionTerm(
        name: name, basis: .primary(route: r),
        factor: scaled(share, by: lookup.number(entity, metric, in: .carbonPerTonne)), plant: k)
    }
    lookup.part = .emissionTerm(plant.material, "smelter power")
    let use = lookup.path(
      isInert ? plant.component : "smelter", "electricity", in: .megawattHoursPerTonne)
    return [
      term("anode and PFC", plant.component, "anode"),
      term("anode and PFC", plant.component, "anode making"),
      term("anode and PFC", plant.component, "PFC"),
      works.term(
        "smelter power", .primary(route: r), zip(use, share).map { $0 * $1 },
        works.smelter(plant.id), plant: k),
    ]
  }

  private func remelting(
    _ r: Int, _ works: PowerSupply, _ lookup: inout Lookup
  ) -> [EmissionTerm] {
    lookup.part = .emissionTerm("aluminium", "remelting")
    let furnace = lookup.number("remelting", "emissions", in: .carbonPerTonne)
    lookup.part = .emissionTerm("aluminium", "remelting power")
    let electricity = lookup.number("remelting", "electricity", in: .megawattHoursPerTonne)
    let metal = "primary aluminium"
    let terms = [("bauxite and alumina", "bauxite and alumina"), ("cast house", "casting")].map {
      lookup.part = .emissionTerm("aluminium", $0)
      return EmissionTerm(
        name: $0, basis: .primary(route: r),
        factor: constant(lookup.number(metal, $1, in: .carbonPerTonne)))
    }
    return terms + [
      EmissionTerm(name: "remelting", basis: .liquid(route: r), factor: constant(furnace)),
      works.term("remelting power", .liquid(route: r), constant(electricity), works.grid),
    ]
  }

  private func finishing(
    _ system: MaterialSystem, _ works: PowerSupply, _ lookup: inout Lookup
  ) -> [EmissionTerm] {
    system.grades.enumerated().flatMap { p, grade in
      lookup.part = .emissionTerm(system.name, "finishing")
      let fuel = lookup.number(grade.form, "emissions", in: .carbonPerTonne)
      lookup.part = .emissionTerm(system.name, "finishing power")
      let electricity = lookup.number(grade.form, "electricity", in: .megawattHoursPerTonne)
      return [
        EmissionTerm(name: "finishing", basis: .bought(product: p), factor: constant(fuel)),
        works.term("finishing power", .bought(product: p), constant(electricity), works.grid),
      ]
    }
  }

  private func alloying(_ system: MaterialSystem, _ lookup: inout Lookup) -> [EmissionTerm] {
    lookup.part = .emissionTerm(system.name, "alloying elements")
    return system.elements.indices.dropFirst().compactMap { element in
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
package enum IronFactor {
  package static let metrics = ["direct emissions", "bought inputs", "mining"]
}
