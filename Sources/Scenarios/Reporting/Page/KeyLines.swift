internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// Emissions, recycled content and premium, each beside the starting scenario.
  static func keyLines(
    _ report: RunReport, _ variables: [Variable], against base: RunReport,
    _ baseVariables: [Variable], _ words: Words
  ) -> Picture {
    let years = max(report.years.lowerBound, firstShownYear)...report.years.upperBound
    var table = PictureTable([
      .init("quantity", words.quantity), .init("year", words.year),
      .init("value", words.pageNow, decimals: 1), .init("base", words.pageStart, decimals: 1),
    ])
    var panels: [PanelGrid.Panel] = []
    for (name, label) in lines {
      let figure = PageFigure.all.first { $0.variable == name }
      guard let values = figure?.found(in: variables)?.values,
        let before = figure?.found(in: baseVariables)?.values
      else { continue }
      let title = label(words)
      for year in years {
        let t = year - report.years.lowerBound
        table.add([.text(title), .year(year), .number(values[t]), .number(before[t])])
      }
      panels.append(.init(key: title, title: title, years: years))
    }
    return Picture(
      id: "key-lines", title: words.pageLinesTitle,
      finding: words.pageLinesFinding(report, base), note: words.pageLinesNote, table: table,
      layout: PanelGrid(
        panels: panels,
        series: [
          .init(
            column: "base", label: words.pageStart, colour: Palette.slate, dash: "3 3", width: 1.6),
          .init(column: "value", label: words.pageNow, colour: Palette.blue, width: 2.4),
        ],
        facet: "quantity", axis: "", history: (report.compiled.observedUntil, ""),
        columns: .init(page: 2, phone: 2), plotHeight: 92, labelsEnds: false),
      language: words.language)
  }

  private static let firstShownYear = 2015

  private static let lines: [(String, @Sendable (Words) -> String)] = [
    ("Emissions|Kyoto Gases|Supply Chain", \.pageShortEmissions),
    ("Price|Green Premium per Car", \.pageShortPremium),
    ("Recycled Content|Steel|Passenger Cars [Share]", \.pageShortSteel),
    ("Recycled Content|Aluminum|Passenger Cars [Share]", \.pageShortAluminium),
  ]
}
