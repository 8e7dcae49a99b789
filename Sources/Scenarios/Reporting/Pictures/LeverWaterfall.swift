internal import FlowAccounts
internal import FlowInputs
internal import FlowNumerics
internal import FlowStudies
internal import FlowTables

extension Picture {
  /// Which lever did what between two scenarios, in Shapley values that add up to the difference.
  ///
  /// - Parameter onRun: Called after each run, from any thread.
  /// - Returns: nil where ``Attribution/between(_:_:year:of:onRun:)`` tells nothing apart.
  /// - Throws: ``RunProblem`` where a run between the two stops.
  static func leverWaterfall(
    _ report: RunReport, against base: RunReport, _ words: Words,
    onRun: @Sendable () -> Void = {}
  ) throws -> Picture? {
    let path = TargetPath.all(of: report).first { $0.metric == .emissionsPerCar }
    let outcome = path == nil ? Outcome.emissions : .emissionsPerCar
    let year = min(
      report.reportingYears.nearest(to: ReportingYears.planning), base.years.upperBound)
    guard
      let attribution = try Attribution.between(
        base, report, year: year, of: [outcome], onRun: onRun),
      let row = attribution.rows.first
    else { return nil }
    let unit = words.unit(path == nil ? .absoluteEmissions : .emissionsPerCar)
    let decimals = outcome.decimals + 1
    let names = (words.scenarioTitle(base.scenario), words.scenarioTitle(report.scenario))
    var steps = LeverSteps(unit: unit, decimals: decimals, words)
    steps.add(names.0, row.base, row.base, row.base)
    let effects = zip(attribution.decomposition.levers, row.shares).map {
      (name: words.lever($0), value: $1.value)
    }
    var level = row.base
    for effect in effects {
      steps.add(effect.name, level, level + effect.value, effect.value)
      level += effect.value
    }
    steps.add(names.1, row.scenario, row.scenario, row.scenario)
    if let path { steps.add(path, in: year, reached: row.scenario, words) }
    return Picture(
      id: "levers", title: words.leversTitle(year),
      finding: words.leversFinding(
        effects, from: row.base, to: row.scenario, unit: unit, year: year, decimals: decimals),
      note: words.leversNote, table: steps.table,
      layout: RowBars(
        shape: .steps(rise: "#e0662f", fall: "#2b93b3", gap: words.stillMissing), axis: unit,
        valueColumn: "value"),
      language: words.language)
  }
}

/// Levels and changes from one scenario to another.
private struct LeverSteps {
  private(set) var table: PictureTable

  init(unit: String, decimals: Int, _ words: Words) {
    table = PictureTable([
      .init("step", words.step), .init("from", words.comesFrom, unit: unit, decimals: decimals),
      .init("to", words.goesTo, unit: unit, decimals: decimals),
      .init("value", words.change, unit: unit, decimals: decimals),
    ])
  }

  mutating func add(_ name: String, _ from: Double, _ to: Double, _ value: Double) {
    table.add([.text(name), .number(from), .number(to), .number(value)])
  }

  /// What a target allows, and how far the scenario stays above it.
  mutating func add(_ path: TargetPath, in year: Int, reached: Double, _ words: Words) {
    guard let required = path.required(in: year) else { return }
    if reached > required { add(words.stillMissing, reached, required, required - reached) }
    add(words.targetRow(path), required, required, required)
  }
}
