public import FlowAccounts
public import FlowInputs
public import FlowTables

/// Two runs beside each other: what was changed, what follows, which verdicts turned.
public struct Comparison: Sendable {
  public let base: RunReport
  public let other: RunReport
  public let inputs: [InputDifference]
  public let outcomes: [OutcomeRow]
  public let verdicts: [VerdictChange]
  /// Targets of the other scenario that both runs answer.
  public let testedTargets: Int

  /// Runs with their fitted habits alone.
  public init(base: RunReport, other: RunReport) {
    // The base is asked for the other's targets, which it need not name itself.
    let asked = base.years == other.years ? base.assessments(of: other.compiled) : []
    self.init(base: base, other: other, asked: asked, draws: nil)
  }

  /// Runs with draws of their habits, at the same points.
  ///
  /// - Parameters:
  ///   - base: Made with the pledges of all other scenarios.
  ///   - place: Of `other` among these.
  package init(base: HabitDraws, other: HabitDraws, place: Int) {
    let (first, second) = (base.report, other.report)
    let asked =
      first.years == second.years
      ? base.assessments(ofOther: place, second.compiled) : []
    self.init(base: first, other: second, asked: asked, draws: (base, other))
  }

  private init(
    base: RunReport, other: RunReport, asked: [Assessment],
    draws: (base: HabitDraws, other: HabitDraws)?
  ) {
    self.base = base
    self.other = other
    inputs = InputDifference.between(base.compiled, other.compiled)
    let pair = ComparedRuns(base: base, other: other, draws: draws)
    let shared = other.reportingYears.fewerAhead.filter(base.years.contains)
    outcomes = Outcome.compared.enumerated().map { figure, outcome in
      OutcomeRow(
        outcome: outcome, cells: shared.map { pair.cell(outcome, figure, over: $0...$0) },
        total: outcome.isLeading && outcome.isFlow
          ? pair.openYears.map { pair.cell(outcome, figure, over: $0) } : nil)
    }
    var tested = 0
    var changes: [VerdictChange] = []
    for after in other.assessments {
      guard let before = asked.first(where: { $0.target == after.target }) else { continue }
      tested += 1
      if before.verdict != after.verdict {
        changes.append(VerdictChange(before: before, after: after))
      }
    }
    testedTargets = tested
    verdicts = changes
  }
}

extension Comparison {
  /// What ``init(base:other:place:)`` reads from draws, in its order.
  package static var figures: [HabitFigure] {
    Outcome.compared.map { outcome in { outcome.value($0, $1) } }
  }
}

extension Comparison {
  /// - Throws: ``InputProblems`` where a scenario has no year in common with the first.
  public static func requireCommonYears(
    _ compiled: [CompiledScenario]
  ) throws(InputProblems) {
    var problems = Diagnostics()
    for other in compiled.dropFirst() {
      let (ours, theirs) = (compiled[0].scenario.horizon, other.scenario.horizon)
      if ours.overlaps(theirs) { continue }
      problems.error(
        .horizon, at: FileLocation(path: other.scenario.argument),
        "\(theirs.lowerBound)–\(theirs.upperBound) has no year in common with "
          + "\(ours.lowerBound)–\(ours.upperBound) of \(compiled[0].scenario.name)",
        help: "give both a horizon that overlaps")
    }
    try problems.throwIfErrors()
  }
}

/// A target that one run meets and the other misses.
public struct VerdictChange: Sendable {
  public let before: Assessment
  public let after: Assessment
}
