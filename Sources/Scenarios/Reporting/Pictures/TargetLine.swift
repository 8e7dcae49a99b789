internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// One target: what it requires, what is projected, and what the starting scenario had.
  ///
  /// - Parameter before: The same target in the starting scenario; nil draws no line for it.
  static func targetLine(
    _ assessment: Assessment, before: Assessment?, of report: RunReport, _ words: Words
  ) -> Picture {
    let target = assessment.target
    // A reduction is asked for along its path, a share or a cap from the target year on.
    let asked =
      target.metric.isReduction
      ? (target.baseYear ?? target.year)...target.year : target.year...report.years.upperBound
    let start = report.years.lowerBound
    let first = max(start, min(asked.lowerBound, report.compiled.observedUntil) - lead)
    let years = first...report.years.upperBound
    let lines = AssessmentLines(assessment, before: before, from: start)
    return Picture(
      id: "target-line", title: words.pageTargetTitle,
      finding: words.pageVerdict(assessment, years: report.years), note: words.pageTargetNote,
      table: lines.table(years, asked: asked, words),
      layout: PanelGrid(
        panels: [lines.panel(years, words)],
        series: [
          .init(
            column: "before", label: words.pageStart, colour: Palette.slate, dash: "3 3", width: 1.6
          ),
          .projected(words),
          .init(column: "required", label: words.required, colour: Palette.black, dash: "6 4"),
        ],
        axis: words.unit(target.metric), history: (report.compiled.observedUntil, ""),
        columns: .init(page: 1, phone: 1), plotHeight: 220, labelsEnds: false),
      language: words.language)
  }

  /// Years before the last statistics, so that a reader sees where things come from.
  private static let lead = 10
}

/// The numbers of a target's picture, in the unit that people read.
private struct AssessmentLines {
  private let assessment: Assessment
  private let before: Assessment?
  private let start: Int
  private let scale: Double
  private let decimals: Int

  /// - Parameter start: The first year of the run.
  init(_ assessment: Assessment, before: Assessment?, from start: Int) {
    self.assessment = assessment
    self.before = before
    self.start = start
    let metric = assessment.target.metric
    scale = metric.scale
    decimals = metric.isShare ? 1 : 2
  }

  func table(_ years: ClosedRange<Int>, asked: ClosedRange<Int>, _ words: Words) -> PictureTable {
    let unit = words.unit(assessment.target.metric)
    var table = PictureTable([
      .init("year", words.year),
      .init("projected", words.projected, unit: unit, decimals: decimals),
      .init("required", words.required, unit: unit, decimals: decimals),
      .init("before", words.pageStart, unit: unit, decimals: decimals),
    ])
    for year in years {
      let t = year - start
      table.add([
        .year(year), .number(assessment.projected[t] * scale),
        .init(asked.contains(year) ? assessment.required[t] * scale : nil),
        .init(before.map { $0.projected[t] * scale }),
      ])
    }
    return table
  }

  func panel(_ years: ClosedRange<Int>, _ words: Words) -> PanelGrid.Panel {
    let target = assessment.target
    let t = target.year - start
    let (value, required) = (assessment.projected[t] * scale, assessment.required[t] * scale)
    var panel = PanelGrid.Panel(key: "", title: words.pledge(target), years: years)
    if assessment.results[0].isMet {
      panel.marks = [.init(year: target.year, value: required, text: words.met(in: target.year))]
    } else {
      panel.gaps = [
        .init(
          year: target.year, low: min(value, required), high: max(value, required),
          text: words.pageGap(Number.text((value - required).magnitude, decimals)))
      ]
    }
    return panel
  }
}
