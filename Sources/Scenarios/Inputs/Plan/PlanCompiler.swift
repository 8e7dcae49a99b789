internal import FlowAccounts
internal import FlowEngine

/// The plan of a run: cars, what becomes of them, and every metal.
struct PlanCompiler {
  let scenario: Scenario
  let definition: SystemDefinition
  let observedUntil: Int

  /// What comes back when: cars, and goods outside cars.
  struct Lives {
    let fleet: FleetPlan
    /// Shape `[m]`.
    let sectors: [[SectorPlan]]
  }

  /// Compiled first: without lifetimes nothing else can be told.
  ///
  /// - Throws: ``InputProblems`` where a lifetime is missing or no lifetime.
  func lives(_ lookup: inout Lookup) throws -> Lives {
    let fleet = try FleetCompiler(scenario, definition, observedUntil: observedUntil)
      .compile(&lookup)
    let horizon = scenario.horizon
    let sectors = try definition.systems.map { system in
      try SectorCompiler(
        scenario: scenario, system: system,
        axis: horizon.lowerBound - fleet.historyCount...horizon.upperBound,
        definitions: definition.sectors
      ).compile(&lookup)
    }
    return Lives(fleet: fleet, sectors: sectors)
  }

  /// - Parameter terms: Reporting factors, for blends that minimise emissions: shape `[m]`.
  func plan(
    _ lives: Lives, _ plants: PlantPlan, _ terms: [[EmissionTerm]], _ lookup: inout Lookup
  ) -> Plan {
    let materials = definition.systems.enumerated().map { m, system in
      MaterialCompiler(
        scenario: scenario, definition: definition, system: system, fleet: lives.fleet,
        plants: plants, observedUntil: observedUntil
      ).compile(m, lives.sectors[m], terms[m], &lookup)
    }
    let treatment = TreatmentCompiler(
      scenario: scenario, definition: definition, observedUntil: observedUntil
    ).compile(&lookup)
    return Plan(
      years: scenario.horizon, fleet: lives.fleet, treatment: treatment, materials: materials,
      limits: scenario.limits, chemistry: scenario.chemistry)
  }
}
