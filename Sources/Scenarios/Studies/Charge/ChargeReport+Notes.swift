internal import FlowEngine

extension ChargeReport.Answer {
  /// What was assumed in reading, and what a number counts that its name does not say.
  public var notes: [String] {
    guard case .optimal(let solution) = outcome, statesKinds else { return readingNotes }
    let alloying = solution.alloying.reduce(0, +)
    let forced = solution.qualityInducedPrimary
    // The rounding of masses that are nought.
    guard forced > solution.primary + 1e-9 * (alloying + solution.primary) else {
      return readingNotes
    }
    return readingNotes + [
      "quality_induced_primary_kg counts alloying too: primary metal is "
        + "\(amount(solution.primary, .toNearestOrEven)) \(unit), alloying "
        + "\(amount(alloying, .toNearestOrEven)) \(unit)"
    ]
  }
}
