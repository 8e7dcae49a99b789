internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies

/// Key figures, what was changed, and the verdicts.
extension ReportPage {
  func writeFigures(to page: inout HTMLWriter) {
    page.element("h2", "id=\"figures\"", words.figuresHead)
    let years = shownYears
    let shown = Outcome.headline.filter { isSeen($0, years) }
    if reports.count == 1 {
      var table = HTMLTable(
        caption: words.figuresCaption, heads: [""] + years.map(String.init), numbers: 1)
      for outcome in shown {
        table.rows.append(
          [words.outcome(outcome)] + years.map { banded(outcome, 0, $0) })
      }
      addMarketBased(years.map { marketBased(reports[0], $0) }, to: &table)
      table.write(to: &page)
      return writeNotes(to: &page)
    }
    for year in years.dropFirst() where reports.contains(where: { $0.years.contains(year) }) {
      var table = HTMLTable(
        caption: words.figuresCaption(in: year),
        heads: [""] + reports.map { words.scenarioTitle($0.scenario) }, numbers: 1)
      for outcome in shown {
        table.rows.append(
          [words.outcome(outcome)] + reports.indices.map { banded(outcome, $0, year) })
      }
      addMarketBased(reports.map { marketBased($0, year) }, to: &table)
      table.write(to: &page)
    }
    writeNotes(to: &page)
  }

  private func writeNotes(to page: inout HTMLWriter) {
    page.element("p", words.powerRule)
    if !draws.isEmpty { page.element("p", words.bandsNote) }
  }

  /// What draws of the habits are read for.
  static var figures: [HabitFigure] {
    Outcome.headline.map { outcome in { outcome.value($0, $1) } }
  }

  /// `142.7`, and `131.0–150.2` in small print below where a figure leads: the band of the habits.
  private func banded(_ outcome: Outcome, _ index: Int, _ year: Int) -> String {
    let text = value(outcome, reports[index], year)
    let figure = Outcome.headline.firstIndex { $0.name == outcome.name }
    guard let figure, outcome.isLeading, draws.indices.contains(index),
      reports[index].years.contains(year)
    else { return text }
    let band = draws[index].band(figure: figure, year - reports[index].years.lowerBound)
    return "\(text)\n\(Number.band(band.low, band.high, outcome.decimals))"
  }

  /// Under the emissions, which follow the Chinese rule.
  private func addMarketBased(_ cells: [String], to table: inout HTMLTable) {
    table.rows.insert([words.marketBased] + cells, at: 1)
  }

  private func marketBased(_ report: RunReport, _ year: Int) -> String {
    guard report.years.contains(year) else { return "–" }
    return Number.text(
      ResultUnit.millions(report.carEmissions(.market, year - report.years.lowerBound)), 1)
  }

  private func isSeen(_ outcome: Outcome, _ years: [Int]) -> Bool {
    let zero = Number.text(0, outcome.decimals)
    return reports.contains { report in
      years.contains {
        report.years.contains($0) && value(outcome, report, $0) != zero
      }
    }
  }

  private func value(_ outcome: Outcome, _ report: RunReport, _ year: Int) -> String {
    guard report.years.contains(year) else { return "–" }
    return Number.text(outcome.value(report, year: year), outcome.decimals)
  }

  // MARK: What was changed

  func writeChanges(to page: inout HTMLWriter) {
    page.element("h2", "id=\"changes\"", words.changesHead)
    guard let base else { return page.element("p", words.nothingChanged) }
    for other in others {
      let differences = InputDifference.between(base.compiled, other.compiled)
      let names = (words.scenarioTitle(base.scenario), words.scenarioTitle(other.scenario))
      if differences.isEmpty {
        page.element("p", words.same(names.0, names.1))
        continue
      }
      var table = HTMLTable(
        caption: words.changesCaption(names.0, names.1, differences.count),
        heads: [words.lever, words.year, names.0, names.1, words.place], numbers: 99)
      for row in differences {
        table.rows.append([
          words.key(row.key), row.year.map(String.init) ?? "", words.setting(row.base),
          words.setting(row.other), row.place,
        ])
      }
      table.write(to: &page)
    }
  }

  // MARK: Verdicts

  func writeVerdicts(to page: inout HTMLWriter) {
    page.element("h2", "id=\"verdicts\"", words.verdictsHead)
    let ids = reports.flatMap { $0.scenario.targets.entries.map(\.id) }
    var seen: Set<String> = []
    let order = ids.filter { seen.insert($0).inserted }
    if order.isEmpty { return page.element("p", words.noPledges) }
    page.element("p", words.verdictsNote)
    if !reports.allSatisfy(\.isJudgedOverHabits) { page.element("p", words.centralVerdicts) }
    let names = reports.map { words.scenarioTitle($0.scenario) }
    var table = HTMLTable(
      caption: words.verdictsCaption,
      heads: [words.pledge] + (reports.count == 1 ? [words.verdict] : names), numbers: 99)
    table.mergesEqualCells = true
    for id in order {
      guard let name = reports.lazy.compactMap({ pledge(id, $0) }).first else { continue }
      table.rows.append([name] + reports.map { verdict(id, $0) })
    }
    table.write(to: &page)
    writeChecks(to: &page)
  }

  private func pledge(_ id: String, _ report: RunReport) -> String? {
    if let assessment = report.assessments.first(where: { $0.target.id == id }) {
      return words.pledge(assessment.target)
    }
    return report.compiled.untestable.first { $0.id == id }.map { words.pledge($0) }
  }

  private func verdict(_ id: String, _ report: RunReport) -> String {
    if let assessment = report.assessments.first(where: { $0.target.id == id }) {
      return words.verdict(assessment, years: report.years)
    }
    if let target = report.compiled.untestable.first(where: { $0.id == id }) {
      return words.untestable(target)
    }
    return "–"
  }

  private func writeChecks(to page: inout HTMLWriter) {
    let results = reports.flatMap { report in
      report.checkResults.map { (words.scenarioTitle(report.scenario), $0) }
    }
    if results.isEmpty { return }
    var table = HTMLTable(
      caption: words.checksCaption, heads: [words.check, words.scenario, words.result], numbers: 99)
    for (name, result) in results {
      table.rows.append([result.sentence, name, words.passed(result.isPassed)])
    }
    table.write(to: &page)
  }
}
