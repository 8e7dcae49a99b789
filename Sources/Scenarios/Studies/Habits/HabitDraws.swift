package import FlowAccounts
package import FlowInputs
internal import FlowNumerics
internal import FlowTables

/// The 5th and the 95th percentile of a number over draws of the habits, of type 7.
package struct HabitBand: Sendable, Equatable {
  package let low: Double
  package let high: Double

  package static let shares = [0.05, 0.95]

  package init(_ values: [Double]) {
    var values = values
    let ends = OrderStatistics.quantiles(at: Self.shares, of: &values)
    (low, high) = (ends[0], ends[1])
  }
}

/// A number of a run in the year at an index.
package typealias HabitFigure = @Sendable (RunReport, _ t: Int) -> Double

/// A run beside the same scenario at 32 points of its habits.
///
/// Points are the same for every scenario, and a run at a point starts from nothing that another
/// left: the answer does not depend on the number of threads. What is measured beside a run, by
/// ``Indicators/isMeasuredBeside(_:)``, is left out.
package struct HabitDraws: Sendable {
  /// The run with the fitted habits, its pledges judged over the draws.
  package let report: RunReport
  package let design: HabitDesign
  private let points: [Point]

  private struct Point: Sendable {
    /// Shape `[figure][t]`.
    let figures: [[Double]]
    let variables: [Variable]
    /// The scenario's own pledges, then those of other scenarios: shape `[asked][pledge]`.
    let assessments: [[Assessment]]
  }

  /// Runs the scenario at every point.
  ///
  /// - Parameters:
  ///   - central: The scenario's run with the fitted habits.
  ///   - others: Scenarios whose pledges the run is asked for too.
  ///   - figures: Numbers whose bands are wanted.
  ///   - variables: Names of the variables that ``ranges(of:)`` is asked for.
  ///   - isSideBySide: Whether all processors work on it; else one, so that others stay free.
  ///   - advance: Told of every finished run.
  /// - Throws: ``RunProblem`` of the first point whose run stops.
  package init(
    of central: RunReport, asking others: [CompiledScenario] = [],
    figures: [HabitFigure] = [],
    variables picks: @escaping @Sendable (_ name: String) -> Bool = { _ in false },
    isSideBySide: Bool = true, advance: @escaping @Sendable () -> Void = {}
  ) throws {
    let design = HabitDesign(central.compiled)
    let draw: @Sendable (Int) throws -> Point = { point in
      let report = try RunReport(
        running: central.compiled.drawing(point, of: design), measuresQuality: false)
      defer { advance() }
      let times = 0..<report.years.count
      return Point(
        figures: figures.map { figure in times.map { figure(report, $0) } },
        variables: report.variables { !Indicators.isMeasuredBeside($0) && picks($0) },
        assessments: [report.assessments] + others.map { report.assessments(of: $0) })
    }
    points =
      isSideBySide
      ? try SideBySide.tryMap(HabitDesign.pointCount, draw)
      : try (0..<HabitDesign.pointCount).map(draw)
    self.design = design
    report = central.judged(
      Self.judged(central.assessments, points.map { $0.assessments[0] }, design))
  }

  // MARK: Bands

  /// A figure at every point: shape `[point]`.
  package func values(figure: Int, _ t: Int) -> [Double] { points.map { $0.figures[figure][t] } }

  package func band(figure: Int, _ t: Int) -> HabitBand { HabitBand(values(figure: figure, t)) }

  /// Variables with their bands, but for those that are measured beside the run.
  ///
  /// - Parameter variables: Of the run with the fitted habits.
  package func ranges(of variables: [Variable]) -> [VariableRange] {
    let kept = variables.filter { !Indicators.isMeasuredBeside($0.name) }
    precondition(points.allSatisfy { $0.variables.map(\.name) == kept.map(\.name) })
    return kept.indices.map { index in
      let bands = kept[index].values.indices.map { t in
        HabitBand(points.map { $0.variables[index].values[t] })
      }
      return VariableRange(
        kept[index], .habits, years: Array(bands.indices), low: bands.map(\.low),
        high: bands.map(\.high))
    }
  }

  // MARK: Verdicts

  /// This run asked for the pledges of one of the other scenarios, over the draws.
  ///
  /// - Parameter index: Among the scenarios that were named when the runs were made.
  package func assessments(ofOther index: Int, _ other: CompiledScenario) -> [Assessment] {
    Self.judged(
      report.assessments(of: other), points.map { $0.assessments[index + 1] }, design)
  }

  private static func judged(
    _ central: [Assessment], _ draws: [[Assessment]], _ design: HabitDesign
  ) -> [Assessment] {
    central.map { assessment in
      let id = assessment.target.id
      let same = draws.compactMap { $0.first { $0.target.id == id } }
      // A peak after the target year leaves a pledge without an answer there.
      if same.count < draws.count { return assessment }
      return assessment.judged(
        over: same,
        band: {
          let band = HabitBand($0)
          return (band.low, band.high)
        }, name: { habit(behind: $0, design) })
    }
  }

  /// The habit whose ranks at the points are nearest to those of some numbers.
  static func habit(behind values: [Double], _ design: HabitDesign) -> HabitName? {
    let strengths = design.parameters.indices.map { index in
      RankCorrelation.of(
        values.indices.map { design.share(index, point: $0) }, values
      ).magnitude
    }
    guard let most = strengths.indices.max(by: { strengths[$0] < strengths[$1] }) else {
      return nil
    }
    return design.parameters[most].name
  }
}
