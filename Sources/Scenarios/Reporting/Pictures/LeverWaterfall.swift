internal import FlowAccounts
internal import FlowInputs
internal import FlowNumerics
internal import FlowStudies
internal import FlowTables

extension Picture {
  /// Which lever did what between two scenarios, in Shapley values that add up to the difference.
  ///
  /// - Parameter onRun: Called after each run, from any thread.
  /// - Returns: nil where the scenarios differ in something else than levers, in none, or in too
  ///   many to run every combination while somebody waits, or where some levers cannot hold alone.
  /// - Throws: ``RunProblem`` where a run between the two stops.
  static func leverWaterfall(
    _ report: RunReport, against base: RunReport, _ words: Words,
    onRun: @Sendable () -> Void = {}
  ) throws -> Picture? {
    let path = TargetPath.all(of: report).first { $0.metric == .emissionsPerCar }
    let outcome = Outcome.headline[path == nil ? 0 : 1]
    let year = min(usualYear, min(report.years.upperBound, base.years.upperBound))
    guard
      let attribution = try attribution(
        of: report.compiled, against: base.compiled, year, outcome, onRun: onRun),
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

  /// Far enough for levers to act, near enough to plan.
  private static let usualYear = 2035
  /// Two to the fifth runs take a second.
  private static let leverLimit = 5

  /// - Returns: nil where levers cannot tell the scenarios apart, or are too many.
  private static func attribution(
    of scenario: CompiledScenario, against base: CompiledScenario, _ year: Int,
    _ outcome: Outcome, onRun: @Sendable () -> Void
  ) throws -> Attribution? {
    do {
      let decomposition = try Decomposition(
        scenario, against: base, year: year, outcomes: [outcome], pairs: 1, seed: 1)
      if decomposition.levers.count > leverLimit { return nil }
      let coalitions = decomposition.plan.coalitions
      let values = try SideBySide.tryMap(coalitions.count) { index in
        defer { onRun() }
        return try decomposition.values(of: coalitions[index])
      }
      return decomposition.attribution(values)
    } catch is InputProblems {
      return nil
    }
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

  /// What a target requires, and what is still missing to it.
  mutating func add(_ path: TargetPath, in year: Int, reached: Double, _ words: Words) {
    guard let required = path.required(in: year) else { return }
    if reached > required { add(words.stillMissing, reached, required, required - reached) }
    add(words.targetRow(path), required, required, required)
  }
}
