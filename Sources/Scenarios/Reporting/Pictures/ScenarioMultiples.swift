internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// Emissions of bought metal, one panel a scenario, with the first behind each of the others.
  ///
  /// Scenarios need not share their years; nil for one scenario alone.
  static func scenarios(_ reports: [RunReport], _ words: Words) -> Picture? {
    guard reports.count > 1, let base = reports.first else { return nil }
    var table = PictureTable([
      .init("scenario", words.scenario), .init("year", words.year),
      .init("emissions", words.boughtEmissions, unit: words.emissionsAYear, decimals: 1),
      .init("base", base.scenario.name, unit: words.emissionsAYear, decimals: 1, isEcho: true),
    ])
    let outcome = Outcome.emissions
    var panels: [PanelGrid.Panel] = []
    for report in reports {
      let years = max(report.years.lowerBound, firstShownYear)...report.years.upperBound
      let title = words.scenarioTitle(report.scenario)
      for year in years {
        table.add([
          .text(title), .year(year), .number(outcome.value(report, year: year)),
          .init(base.years.contains(year) ? outcome.value(base, year: year) : nil),
        ])
      }
      panels.append(.init(key: title, title: title, years: years))
    }
    let ends = reports.map {
      (
        words.scenarioTitle($0.scenario), $0.years.upperBound,
        outcome.value($0, year: $0.years.upperBound)
      )
    }
    return Picture(
      id: "scenarios", title: words.scenariosTitle, finding: words.scenariosFinding(ends),
      note: words.scenariosNote(words.scenarioTitle(base.scenario)), table: table,
      layout: PanelGrid(
        panels: panels,
        series: [
          .init(
            column: "base", label: words.scenarioTitle(base.scenario), colour: Palette.slate,
            dash: "3 3", width: 1.6),
          .init(
            column: "emissions", label: words.thisScenario, colour: Palette.blue, width: 2.6),
        ],
        facet: "scenario", axis: words.emissionsAYear, sharesAxis: true,
        history: (base.compiled.observedUntil, ""), columns: .init(page: 3, phone: 1),
        plotHeight: 130, labelsEnds: false),
      language: words.language)
  }

  private static let firstShownYear = 2010
}
