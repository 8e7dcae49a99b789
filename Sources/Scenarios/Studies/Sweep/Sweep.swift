public import FlowInputs
internal import FlowTables

/// A scenario run over a grid of levers: compiled from tables that are read once.
public struct Sweep: Sendable {
  public let base: CompiledScenario
  public let grid: SweepGrid
  public let question: SweepQuestion

  public init(_ base: CompiledScenario, _ grid: SweepGrid, _ question: SweepQuestion) {
    self.base = base
    self.grid = grid
    self.question = question
  }

  /// One run; levers that contradict each other give a row that says so, and no number.
  public func row(_ run: Int) -> SweepRow {
    let shares = grid.shares(of: run)
    do {
      let report = try RunReport(
        running: try base.with(grid.levers(of: run, in: question.year, base)))
      return SweepRow(
        run: run, shares: shares, values: question.values(report),
        answer: question.answer(report), problem: "")
    } catch {
      return SweepRow(
        run: run, shares: shares, values: [], answer: nil, problem: Self.words(error))
    }
  }

  private static func words(_ error: any Error) -> String {
    guard let problems = error as? InputProblems else { return "\(error)" }
    return problems.diagnostics.map(\.message).joined(separator: "; ")
  }
}

/// One run of a sweep.
public struct SweepRow: Sendable, Equatable {
  /// Counted from zero.
  public let run: Int
  /// By axis, as fractions.
  public let shares: [Double]
  /// By column of the question; empty where the run failed.
  public let values: [Double]
  /// What became of the target, if the question names one.
  public let answer: SweepAnswer?
  /// Why there are no values; empty where there are.
  public let problem: String
}

/// A target in one run of a sweep.
public struct SweepAnswer: Sendable, Equatable {
  public enum Outcome: String, Sendable {
    case met
    case missed
    /// Missed, and a recycled-content lever asks for more scrap than there is.
    case notEnoughScrap = "not enough scrap"
  }

  public let outcome: Outcome
  /// In the unit of the target's measure; recycled content in per cent.
  public let required: Double
  public let projected: Double
  public let shortfallTonnes: Double
  public let firstYearMet: Int?
}
