internal import FlowEngine

/// What melting, rolling and casting keep of one metal.
struct MeltingCompiler {
  let system: MaterialSystem

  func compile(_ lookup: inout Lookup) -> MeltingPlan {
    lookup.part = .meltYields(system.name)
    let meltYield = system.classes.map { lookup.number($0.id, "melt yield", in: .fraction) }
    lookup.part = .semis(system.name)
    let semisYield = system.grades.map {
      lookup.positive($0.form, "semis yield", in: .fraction)?.constant ?? 1
    }
    return MeltingPlan(
      meltYield: meltYield, retention: retention(&lookup), semisYield: semisYield)
  }

  /// One where nothing is lost beyond the melt loss that all elements share: shape `[r][e]`.
  private func retention(_ lookup: inout Lookup) -> [Double] {
    lookup.part = .retention(system.name)
    return system.routes.flatMap { route in
      system.elements.map { element in
        let row =
          lookup.optional(route.id, "retention", element, in: .fraction)
          ?? lookup.optional(system.name, "retention", element, in: .fraction)
        return row?.constant ?? 1
      }
    }
  }
}
