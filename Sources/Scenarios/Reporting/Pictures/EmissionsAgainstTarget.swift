internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// What makers' metal emits beside what their reduction targets leave, one panel a maker and
  /// measure; nil where the scenario has no such target.
  static func emissionsAgainstTarget(_ report: RunReport, _ words: Words) -> Picture? {
    let paths = TargetPath.all(of: report)
    if paths.isEmpty { return nil }
    let units = paths.map { words.unit($0.metric) }
    let required = paths.allSatisfy(\.isBenchmark) ? words.benchmarkLine : words.required
    let isOneUnit = units.allSatisfy { $0 == units[0] }
    var table = PictureTable([
      .init("who", words.maker), .init("year", words.year),
      .init("projected", words.projected, unit: isOneUnit ? units[0] : "", decimals: 2),
      .init("required", required, unit: isOneUnit ? units[0] : "", decimals: 2),
    ])
    var panels: [PanelGrid.Panel] = []
    for (path, unit) in zip(paths, units) {
      let title = words.targetTitle(path) + (isOneUnit ? "" : words.comma + unit)
      let first = max(report.years.lowerBound, path.points[0].year - 10)
      let last = report.years.upperBound
      for year in first...last {
        table.add([
          .text(title), .year(year), .number(path.projected[year - report.years.lowerBound]),
          .init(path.required(in: year)),
        ])
      }
      var panel = PanelGrid.Panel(key: title, title: title, years: first...last)
      for (point, assessment) in zip(path.points.dropFirst(), path.assessments) {
        let value = path.projected[point.year - report.years.lowerBound]
        if assessment.verdict == .missed {
          panel.gaps.append(
            .init(
              year: point.year, low: point.value, high: value,
              text: words.gap(Number.text(value - point.value, 2))))
        } else {
          panel.marks.append(
            .init(year: point.year, value: point.value, text: words.met(in: point.year)))
        }
      }
      panels.append(panel)
    }
    return Picture(
      id: "emissions-against-target", title: words.emissionsTitle,
      finding: words.emissionsFinding(paths, report), note: words.emissionsNote, table: table,
      layout: PanelGrid(
        panels: panels,
        series: [
          .init(
            column: "projected", label: words.projected, colour: Palette.blue,
            labelColour: Palette.blueInk, width: 2.6),
          .init(
            column: "required", label: required, colour: Palette.black, dash: "6 4"),
        ],
        facet: "who", axis: isOneUnit ? units[0] : "",
        difference: .init(upper: "projected", lower: "required", above: Palette.paleOrange),
        sharesAxis: isOneUnit, history: (report.compiled.observedUntil, words.statistics),
        plotHeight: 220),
      language: words.language)
  }
}

/// The reduction targets of one maker that measure the same thing, as one line through time.
struct TargetPath {
  let company: String
  let metal: String
  let metric: TargetMetric
  /// Lines that nobody has pledged; pledges and lines are never one path.
  let isBenchmark: Bool
  /// In the order of their years.
  let assessments: [Assessment]
  /// The base year and the target years with what they require.
  let points: [(year: Int, value: Double)]
  /// Shape `[t]`.
  let projected: [Double]

  /// Straight between points; nil before the base year and after the last target.
  func required(in year: Int) -> Double? {
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
  static func all(of report: RunReport) -> [TargetPath] {
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
    projected = first.projected
    points =
      [(base, first.projected[base - start])]
      + kept.map { ($0.target.year, $0.required[$0.target.year - start]) }
  }
}
