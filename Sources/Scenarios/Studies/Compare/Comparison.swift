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
    let shared = other.reportingYears.fewerAhead.filter(base.years.contains)
    outcomes = Outcome.compared.enumerated().map { figure, outcome in
      OutcomeRow(
        outcome: outcome,
        cells: shared.map { year in
          OutcomeRow.Cell(
            year: year, base: outcome.value(base, year: year),
            other: outcome.value(other, year: year),
            bands: draws.map {
              OutcomeRow.Bands(
                $0.base.values(figure: figure, year - base.years.lowerBound),
                $0.other.values(figure: figure, year - other.years.lowerBound))
            })
        })
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

/// An outcome of both runs, by year.
public struct OutcomeRow: Sendable {
  public let outcome: Outcome
  public let cells: [Cell]

  public struct Cell: Sendable, Equatable {
    public let year: Int
    public let base: Double
    public let other: Double
    /// Over draws of the habits; nil where nobody drew them.
    package let bands: Bands?

    /// In per cent of the base; nil where the base is zero.
    public var change: Double? { base == 0 ? nil : 100 * (other - base) / base.magnitude }
  }

  /// What both runs and their difference come to over the same draws of the habits.
  package struct Bands: Sendable, Equatable {
    package let base: HabitBand
    package let other: HabitBand
    package let difference: HabitBand
    /// Shares of the draws in which the other run has less, and more.
    package let lower: Double
    package let higher: Double

    /// - Parameters:
    ///   - base: Shape `[point]`.
    ///   - other: Of the same points.
    init(_ base: [Double], _ other: [Double]) {
      let differences = zip(base, other).map { $1 - $0 }
      self.base = HabitBand(base)
      self.other = HabitBand(other)
      difference = HabitBand(differences)
      // Below the solver's rounding there is no sign.
      let least = 1e-9 * (base.map(\.magnitude).max() ?? 0)
      lower = Double(differences.count { $0 < -least }) / Double(differences.count)
      higher = Double(differences.count { $0 > least }) / Double(differences.count)
    }
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
