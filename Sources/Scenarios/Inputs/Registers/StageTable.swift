internal import FlowAccounts
internal import FlowTables

/// The steps of making metal, and which boundary counts them (`stages.csv`).
struct StageTable {
  /// One step of a component of the charge, of a furnace, or of a finished form.
  struct Stage {
    enum Kind: String { case direct, upstream, power }

    /// Whose step: a component, a route or a form.
    let of: String
    /// Whose number, where it is another's.
    let entity: String
    let metric: String
    let name: String
    let kind: Kind
    let boundaries: Set<EmissionBoundary>
  }

  let stages: [Stage]

  static func load(reporting problems: inout Diagnostics) -> StageTable {
    let names = EmissionBoundary.allCases.map(\.rawValue)
    let columns = ["of", "entity", "metric", "stage", "kind"] + names
    let records = DefinitionTable.builtin("stages", columns, reporting: &problems)
    return StageTable(
      stages: records.compactMap { record in
        Stage.Kind(rawValue: record["kind"]).map { kind in
          Stage(
            of: record["of"], entity: record["entity"], metric: record["metric"],
            name: record["stage"], kind: kind,
            boundaries: Set(EmissionBoundary.allCases.filter { record[$0.rawValue] == "yes" }))
        }
      })
  }

  func stages(of name: String) -> [Stage] { stages.filter { $0.of == name } }
}
