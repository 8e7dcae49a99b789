internal import FlowAccounts
internal import FlowEngine

/// One metal: each slice of its plan by the compiler of that slice.
struct MaterialCompiler {
  let scenario: Scenario
  let definition: SystemDefinition
  let system: MaterialSystem
  let fleet: FleetPlan
  let plants: PlantPlan

  /// - Parameters:
  ///   - material: The place of the metal among the materials of the fleet's slots.
  ///   - terms: Reporting factors, of which the emission objective takes one year's.
  func compile(
    _ material: Int, _ sectors: [SectorPlan], _ terms: [EmissionTerm], _ lookup: inout Lookup
  ) -> MaterialPlan {
    let composition = CompositionCompiler(system: system, definition: definition)
      .compile(&lookup)
    let dismantling = DismantlingCompiler(definition: definition, system: system)
      .compile(&lookup)
    let pressShop = PressShopCompiler(scenario: scenario, system: system).compile(&lookup)
    let sorting = SortingCompiler(scenario: scenario, system: system)
      .compile(keptApart: dismantling.keptApart, clip: pressShop.clipSorting, &lookup)
    let melting = MeltingCompiler(system: system).compile(&lookup)
    let shares = RouteShares(
      scenario: scenario, definition: definition, system: system, plants: plants,
      liquid: LiquidMetal(
        system: system, fleet: fleet, material: material, pressShop: pressShop,
        melting: melting, sectors: sectors
      ).masses(years: scenario.horizon.count))
    let blend = BlendCompiler(scenario: scenario, system: system)
      .compile(shares: shares, &lookup)
    let shredder = ShredderCompiler(system: system).compile(&lookup)
    return MaterialPlan(
      system: system, composition: composition, dismantling: dismantling, shredder: shredder,
      sorting: sorting, pressShop: pressShop,
      supply: ScrapSupplyCompiler(system: system).compile(&lookup), sectors: sectors,
      blend: blend, melting: melting,
      market: market(composition, terms, shares, &lookup))
  }

  /// Who gets the scrap.
  private func market(
    _ composition: CompositionPlan, _ terms: [EmissionTerm], _ shares: RouteShares,
    _ lookup: inout Lookup
  ) -> MarketPlan {
    let habits = ChargeHabitsCompiler(system: system, currencies: plants.costs.currencies)
      .compile(&lookup)
    let firstOpen = max(0, lookup.observedUntil + 1 - scenario.horizon.lowerBound)
    switch scenario.blend.allocation {
    case .market:
      return MarketCompiler(scenario: scenario, system: system, plants: plants)
        .compile(habits, composition, shares, firstOpen: firstOpen, &lookup)
    case .lp:
      return LimitCompiler(scenario: scenario, system: system)
        .compile(habits, composition, terms: terms, firstOpen: firstOpen, &lookup)
    }
  }
}
