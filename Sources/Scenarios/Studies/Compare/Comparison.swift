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

  public init(base: RunReport, other: RunReport) {
    self.base = base
    self.other = other
    inputs = InputDifference.between(base.compiled, other.compiled)
    let shared = other.reportingYears.fewerAhead.filter(base.years.contains)
    outcomes = (Outcome.headline + [.premiumPerCar]).map { outcome in
      OutcomeRow(
        outcome: outcome,
        cells: shared.map {
          OutcomeRow.Cell(
            year: $0, base: outcome.value(base, year: $0), other: outcome.value(other, year: $0))
        })
    }
    var tested = 0
    var changes: [VerdictChange] = []
    // The base is asked for the other's targets, which it need not name itself.
    let asked = base.years == other.years ? base.assessments(of: other.compiled) : []
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

/// An outcome of both runs, by year.
public struct OutcomeRow: Sendable {
  public let outcome: Outcome
  public let cells: [Cell]

  public struct Cell: Sendable, Equatable {
    public let year: Int
    public let base: Double
    public let other: Double

    /// In per cent of the base; nil where either is below zero or the base is zero, as nothing is
    /// a share of that.
    public var change: Double? { base > 0 && other >= 0 ? 100 * (other - base) / base : nil }
  }

  /// Whether some year shows a difference in the decimals that a reader sees.
  package var differs: Bool {
    cells.contains { fixed($0.base, outcome.decimals) != fixed($0.other, outcome.decimals) }
  }

  /// Whether a reader sees anything but zeros.
  package var isNothing: Bool {
    let zero = fixed(0, outcome.decimals)
    return cells.allSatisfy {
      fixed($0.base, outcome.decimals) == zero && fixed($0.other, outcome.decimals) == zero
    }
  }
}

/// A target that one run meets and the other misses.
public struct VerdictChange: Sendable {
  public let before: Assessment
  public let after: Assessment
}
