internal import FlowEngine

/// A row of `sector_list.csv`.
struct SectorDefinition {
  let id: String
  let material: String
  let kind: SectorPlan.Kind
  /// Metals share no process, although they may share a building.
  var process: String { id }
}
