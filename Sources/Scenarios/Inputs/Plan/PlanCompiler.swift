internal import FlowAccounts
internal import FlowEngine

/// The plan of a run: cars, what becomes of them, and every metal.
struct PlanCompiler {
  let scenario: Scenario
  let definition: SystemDefinition

  /// Uses outside cars: shape `[m]`.
  ///
  /// - Throws: ``InputProblems`` where a lifetime is missing, or anything was wrong before.
  func sectors(_ fleet: FleetPlan, _ lookup: inout Lookup) throws -> [[SectorPlan]] {
    let horizon = scenario.horizon
    return try definition.systems.map { system in
      try SectorCompiler(
        scenario: scenario, system: system,
        axis: horizon.lowerBound - fleet.historyCount...horizon.upperBound,
        definitions: definition.sectors
      ).compile(&lookup)
    }
  }

  /// - Parameters:
  ///   - sectors: Uses outside cars: shape `[m]`.
  ///   - terms: Reporting factors, for blends that minimise emissions: shape `[m]`.
  func plan(
    _ fleet: FleetPlan, _ sectors: [[SectorPlan]], _ plants: PlantPlan,
    _ terms: [[EmissionTerm]], _ lookup: inout Lookup
  ) -> Plan {
    let materials = definition.systems.enumerated().map { m, system in
      MaterialCompiler(
        scenario: scenario, definition: definition, system: system, fleet: fleet,
        plants: plants
      ).compile(m, sectors[m], terms[m], &lookup)
    }
    let treatment = TreatmentCompiler(scenario: scenario, definition: definition)
      .compile(&lookup)
    return Plan(
      years: scenario.horizon, fleet: fleet, treatment: treatment, materials: materials,
      limits: scenario.limits, chemistry: scenario.chemistry)
  }
}
