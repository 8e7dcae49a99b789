package import FlowAccounts

/// The reduction targets of one maker that measure the same thing, as one line through time.
package struct TargetPath {
  package let company: String
  package let metal: String
  package let metric: TargetMetric
  /// Lines that nobody has pledged; pledges and lines are never one path.
  package let isBenchmark: Bool
  /// In the order of their years.
  package let assessments: [Assessment]
  /// The base year and the target years with what they require, in the metric's unit.
  package let points: [(year: Int, value: Double)]
  /// Shape `[t]`, in the metric's unit.
  package let projected: [Double]

  /// Straight between points; nil before the base year and after the last target.
  package func required(in year: Int) -> Double? {
    for (before, after) in zip(points, points.dropFirst())
    where (before.year...after.year).contains(year) {
      let share = Double(year - before.year) / Double(after.year - before.year)
      return before.value + share * (after.value - before.value)
    }
    return nil
  }

  /// What makers buy; a supplier's reduction is read as its industry's and would fill the page.
  private static let drawn: Set<TargetMetric> = [
    .emissionsPerCar, .absoluteEmissions, .emissionsPerTonne,
  ]

  /// In the order of the register; a line needs a base year before its target.
  package static func all(of report: RunReport) -> [TargetPath] {
    let tested = report.assessments.filter { assessment in
      let target = assessment.target
      return drawn.contains(target.metric) && target.baseYear.map { $0 < target.year } ?? false
    }
    var paths: [TargetPath] = []
    for assessment in tested {
      let target = assessment.target
      let isKnown = paths.contains {
        $0.company == target.company && $0.metal == target.metal && $0.metric == target.metric
          && $0.isBenchmark == target.isBenchmark
      }
      if isKnown { continue }
      let members = tested.filter {
        $0.target.company == target.company && $0.target.metal == target.metal
          && $0.target.metric == target.metric && $0.target.isBenchmark == target.isBenchmark
      }
      paths.append(TargetPath(of: members, from: report.years.lowerBound))
    }
    return paths
  }

  private init(of members: [Assessment], from start: Int) {
    let sorted = members.sorted { ($0.target.year, $0.target.id) < ($1.target.year, $1.target.id) }
    // Of two targets for one year the later in the register stands as its own verdict only.
    var kept: [Assessment] = []
    for member in sorted where kept.last?.target.year != member.target.year { kept.append(member) }
    let first = kept[0]
    let base = kept.compactMap(\.target.baseYear).min() ?? first.target.year
    company = first.target.company
    metal = first.target.metal
    metric = first.target.metric
    isBenchmark = first.target.isBenchmark
    assessments = kept
    let scale = metric.scale
    projected = first.projected.map { $0 * scale }
    points =
      [(base, first.projected[base - start] * scale)]
      + kept.map { ($0.target.year, $0.required[$0.target.year - start] * scale) }
  }
}
