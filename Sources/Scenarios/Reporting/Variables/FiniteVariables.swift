public import FlowInputs
public import FlowStudies

extension RunReport {
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
