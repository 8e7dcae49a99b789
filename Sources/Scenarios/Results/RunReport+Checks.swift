internal import MaterialFlow

extension RunReport {
  /// Every reported number is one.
  ///
  /// A balance that is none has stopped the run before; this is about what is divided afterwards.
  /// - Throws: ``RunProblem`` with E506 and the variable or target.
  public func requireFinite() throws(RunProblem) {
    let place = scenario.place
    for variable in variables {
      try RunProblem.requireFinite(variable.values, of: "values of '\(variable.name)'", at: place)
    }
    for assessment in assessments {
      try RunProblem.requireFinite(
        assessment.projected + assessment.required + [assessment.shortfallTonnes],
        of: "the numbers of target '\(assessment.target.id)'", at: place)
    }
  }
}
