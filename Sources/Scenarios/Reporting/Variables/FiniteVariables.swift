public import FlowInputs
public import FlowStudies

extension RunReport {
  /// Runs a scenario whose variables are to be shown.
  ///
  /// - Throws: ``RunProblem`` with the scenario's file; E506 where a variable is no number.
  public static func shown(
    _ compiled: CompiledScenario, measuresQuality: Bool = true
  ) throws -> RunReport {
    let report = try RunReport(running: compiled, measuresQuality: measuresQuality)
    try report.requireFiniteVariables()
    return report
  }

  /// Every number that is reported by name is one.
  ///
  /// - Throws: ``RunProblem`` with E506 and the variable.
  public func requireFiniteVariables() throws(RunProblem) {
    for variable in variables {
      try RunProblem.requireFinite(
        variable.values, of: "values of '\(variable.name)'", at: scenario.place)
    }
  }
}
