package import FlowInputs
package import FlowStudies
internal import FlowTables
internal import Synchronization

/// Draws of the habits, with a line on the terminal that counts the runs.
package final class DrawnRuns: Sendable {
  private let progress: Mutex<(line: ProgressLine, done: Int)>
  private let scenarios: Int

  /// - Parameter scenarios: How many scenarios are drawn, one after the other.
  package init(_ output: OutputOptions, scenarios: Int = 1) {
    self.scenarios = scenarios
    progress = Mutex((ProgressLine(isWanted: !output.quiet && !output.json), 0))
  }

  /// As ``HabitDraws/init(of:asking:figures:variables:isSideBySide:advance:)``.
  package func draws(
    of report: RunReport, asking others: [CompiledScenario] = [], figures: [HabitFigure] = [],
    variables: @escaping @Sendable (_ name: String) -> Bool = { _ in false }
  ) throws -> HabitDraws {
    defer { progress.withLock { $0.line.clear() } }
    return try HabitDraws(
      of: report, asking: others, figures: figures, variables: variables
    ) { [self] in
      progress.withLock {
        $0.done += 1
        $0.line.update(done: $0.done, of: scenarios * HabitDesign.pointCount)
      }
    }
  }
}
