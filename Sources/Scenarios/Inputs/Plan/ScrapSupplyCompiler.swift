internal import FlowEngine

/// Imports and unrecorded use of one metal's scrap.
struct ScrapSupplyCompiler {
  let system: MaterialSystem

  func compile(_ lookup: inout Lookup) -> ScrapSupplyPlan {
    ScrapSupplyPlan(
      imports: byClass("imports", .scrapImports(system.name), &lookup),
      unrecorded: byClass("unrecorded use", .unrecordedUse(system.name), &lookup))
  }

  /// Nothing where the tables are silent: shape `[s][t]`, t/yr.
  private func byClass(
    _ metric: String, _ part: PlanPart, _ lookup: inout Lookup
  ) -> [Double] {
    lookup.part = part
    return system.classes.flatMap { scrapClass in
      lookup.optional(scrapClass.id, metric, in: .megatonnesPerYear)?
        .values(over: lookup.horizon) ?? lookup.horizon.map { _ in 0 }
    }
  }
}
