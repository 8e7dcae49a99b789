package import FlowInputs

/// How a number comes about: a formula and what goes into it.
package struct Derivation: Sendable {
  /// In the symbols of the model: t year, c cohort, p drive, g grade, s scrap class.
  package let formula: String
  /// Reported numbers that the formula names.
  package let parts: [String]
  /// Parts of the plan that the formula names, with the series and levers that they asked for.
  package let inputs: [PlanInputs]
  /// Pledges that the formula names, by id.
  package let pledges: [String]

  /// - Parameter picked: Parts of the plan of other years, or some of their series only.
  package init(
    _ formula: String, of parts: [String] = [], on inputs: [PlanPart] = [],
    picked: [PlanInputs] = [], pledges: [String] = []
  ) {
    self.formula = formula
    self.parts = parts
    self.inputs = picked + inputs.map { PlanInputs(part: $0) }
    self.pledges = pledges
  }
}

/// Series that a part of the plan asked for, as a number of some year rests on them.
package struct PlanInputs: Sendable {
  package let part: PlanPart
  /// Years between the year of the series and that of the number, as from a sale to an exit.
  package var lag = 0
  package var picks: @Sendable (SeriesKey) -> Bool = { _ in true }
}

extension PlanPart {
  func back(_ years: Int) -> PlanInputs { PlanInputs(part: self, lag: years) }

  func only(_ picks: @escaping @Sendable (SeriesKey) -> Bool) -> PlanInputs {
    PlanInputs(part: self, picks: picks)
  }
}

extension PlanInputs {
  func back(_ years: Int) -> PlanInputs { PlanInputs(part: part, lag: years, picks: picks) }
}
