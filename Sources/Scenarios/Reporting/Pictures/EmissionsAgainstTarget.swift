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
      panels.append(panel(path, title: title, first...last, from: report.years.lowerBound, words))
    }
    return Picture(
      id: "emissions-against-target", title: words.emissionsTitle,
      finding: words.emissionsFinding(paths, report), note: words.emissionsNote, table: table,
      layout: PanelGrid(
        panels: panels,
        series: [
          .projected(words),
          .init(column: "required", label: required, colour: Palette.black, dash: "6 4"),
        ],
        facet: "who", axis: isOneUnit ? units[0] : "",
        difference: .init(upper: "projected", lower: "required", above: Palette.paleOrange),
        sharesAxis: isOneUnit, history: (report.compiled.observedUntil, words.statistics),
        plotHeight: 220),
      language: words.language)
  }

  /// Gaps where a target is missed, marks where it is met.
  ///
  /// - Parameter start: The first year of the run.
  private static func panel(
    _ path: TargetPath, title: String, _ years: ClosedRange<Int>, from start: Int, _ words: Words
  ) -> PanelGrid.Panel {
    var panel = PanelGrid.Panel(key: title, title: title, years: years)
    for (point, assessment) in zip(path.points.dropFirst(), path.assessments) {
      if assessment.verdict == .missed {
        let value = path.projected[point.year - start]
        panel.gaps.append(
          .init(
            year: point.year, low: point.value, high: value,
            text: words.gap(Number.text(value - point.value, 2))))
      } else {
        panel.marks.append(
          .init(year: point.year, value: point.value, text: words.met(in: point.year)))
      }
    }
    return panel
  }
}

extension PanelGrid.Series {
  /// The line of what a run projects.
  static func projected(_ words: Words) -> Self {
    .init(
      column: "projected", label: words.projected, colour: Palette.blue,
      labelColour: Palette.blueInk, width: 2.6)
  }
}
