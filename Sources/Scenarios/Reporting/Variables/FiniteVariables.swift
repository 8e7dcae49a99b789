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
  /// - Returns: What was looked at: ``variables``.
  /// - Throws: ``RunProblem`` with E506 and the variable.
  @discardableResult
  public func requireFiniteVariables() throws(RunProblem) -> [Variable] {
    let variables = variables
    for variable in variables {
      try RunProblem.requireFinite(
        variable.values, of: "values of '\(variable.name)'", at: scenario.place)
    }
    return variables
  }
}
