internal import FlowAccounts
internal import FlowEngine
public import FlowInputs

extension RunReport {
  /// What every question starts from is a number: metal and emissions of cars, verdicts.
  ///
  /// A balance that is none has stopped the run before; this is about what is divided afterwards.
  /// - Throws: ``RunProblem`` with E506 and the metal or target.
  public func requireFinite() throws(RunProblem) {
    let place = scenario.place
    for (m, market) in carMarket.enumerated() {
      let metal = compiled.plan.materials[m].system.name
      for numbers in [market.bought, market.emissions, emissions[m].byTerm] {
        try RunProblem.requireFinite(numbers, of: "accounts of \(metal)", at: place)
      }
    }
    for assessment in assessments {
      try RunProblem.requireFinite(
        assessment.projected + assessment.required + [assessment.shortfallTonnes],
        of: "the numbers of target '\(assessment.target.id)'", at: place)
    }
  }
}
