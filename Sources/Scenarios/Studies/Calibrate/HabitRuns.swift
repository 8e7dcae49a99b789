internal import FlowInputs
internal import FlowTables

/// What the model says of shares and prices at some habits.
struct HabitRuns: Sendable {
  private let short: CompiledScenario
  private let long: CompiledScenario

  /// - Parameters:
  ///   - data: Tables of a run with the user's in front.
  ///   - fitted: The last year that a fit looks at.
  ///   - shown: The last year that anything is held against.
  init(_ data: DataStore, tables: [SourceFile], fitted: Int, shown: Int) throws {
    func compiled(_ end: Int) throws -> CompiledScenario {
      let finder = ScenarioFinder { _ in nil }
      let scenario = try ScenarioReader.read(
        try finder.builtin("china-reference"), settings: ["horizon.end=\(end)"], finder: finder)
      return try CompiledScenario.compile(scenario, data: data, tables: tables)
    }
    short = try compiled(fitted)
    long = try compiled(max(fitted, shown))
  }

  /// Findings of the longer run.
  func warnings() -> [Diagnostic] { long.warnings(beside: [.fit]) }

  /// The years that can be asked for.
  var years: ClosedRange<Int> { long.scenario.horizon }

  /// Observations as a run with some habits makes them: shape `[observation]`.
  func modelled(
    _ observations: [HabitObservation], _ habits: [(family: String, value: Double)]
  ) throws -> [Double] {
    let model = try model(short, habits)
    return observations.map {
      $0.yardstick.value(model, $0.year - model.report.years.lowerBound)
    }
  }

  /// A run over all years.
  func model(_ habits: [(family: String, value: Double)]) throws -> ModelStatistics {
    try model(long, habits)
  }

  private func model(
    _ compiled: CompiledScenario, _ habits: [(family: String, value: Double)]
  ) throws -> ModelStatistics {
    ModelStatistics(
      report: try RunReport(running: compiled.with(habits: habits), measuresQuality: false))
  }
}
