internal import FlowEngine
internal import FlowInputs
internal import FlowNumerics
internal import FlowStudies
internal import FlowTables

/// What the numbers rest on: judgements, sources, and how the page was made.
extension ReportPage {
  func writeAssumptions(to page: inout HTMLWriter) {
    page.element("h2", "id=\"assumptions\"", words.assumptionsHead)
    let compiled = reports.map(\.compiled)
    let rows = compiled[0].data.rows
    let estimates = AssumptionSummary.all(of: rows, .estimate)
    let choices = AssumptionSummary.all(of: rows, .modelChoice)
    page.element(
      "p",
      words.assumptionsText(
        numbers: rows.count, estimates: estimates.reduce(0) { $0 + $1.count },
        choices: choices.reduce(0) { $0 + $1.count }))
    var limits = HTMLTable(
      caption: words.switchesCaption,
      heads: [words.scenario, words.key, words.value, words.meaning], numbers: 99)
    for report in reports {
      let name = words.scenarioTitle(report.scenario)
      for path in report.scenario.levers {
        limits.rows.append([
          name, words.lever(path.lever), words.path(path), words.meaning(path.lever),
        ])
      }
      let isMassOnly = report.compiled.plan.limits == .massOnly
      limits.rows.append([
        name, words.blendLimits, report.compiled.plan.limits.rawValue,
        words.blendMeaning(isMassOnly: isMassOnly),
      ])
    }
    limits.write(to: &page)
    writeLevers(to: &page)
    writeSummaries(choices, words.choicesCaption, isOpen: true, to: &page)
    writeSummaries(estimates, words.estimatesCaption, isOpen: false, to: &page)
  }

  /// Every lever that a scenario sets, beside what holds without it.
  private func writeLevers(to page: inout HTMLWriter) {
    let years = shownYears
    let tables = reports.map { LeverTable($0.compiled, in: years) }
    if tables.allSatisfy(\.rows.isEmpty) { return }
    var table = HTMLTable(
      caption: words.leverYearsCaption,
      heads: [words.scenario, words.key] + years.map(String.init), numbers: 2)
    table.isGrouped = true
    for (report, levers) in zip(reports, tables) {
      let title = words.scenarioTitle(report.scenario)
      for row in levers.rows {
        // A run of other years says nothing outside them.
        func cells(_ values: [Double]) -> [String] {
          zip(years, values).map { report.years.contains($0) ? row.lever.brief($1) : "–" }
        }
        let name = words.lever(row.lever)
        table.rows.append([title, name] + cells(row.values))
        guard let reference = row.reference else { continue }
        table.rows.append([title, "\(name), \(words.withoutLever)"] + cells(reference))
      }
    }
    table.write(to: &page)
    for report in reports {
      for (lever, finding) in report.compiled.leverFindings {
        page.element(
          "p",
          words.scenarioTitle(report.scenario) + words.pick(": ", "：")
            + words.finding(finding, of: lever))
      }
    }
  }

  private func writeSummaries(
    _ summaries: [AssumptionSummary], _ caption: String, isOpen: Bool, to page: inout HTMLWriter
  ) {
    if summaries.isEmpty { return }
    var table = HTMLTable(
      caption: caption,
      heads: [words.quantity, words.count, words.value, words.range, words.reason], numbers: 99)
    for item in summaries {
      table.rows.append([
        "\(item.entity), \(item.metric)", String(item.count),
        "\(words.span(item.values)) \(item.unit)", item.range.map(words.span) ?? "–", item.note,
      ])
    }
    if isOpen { return table.write(to: &page) }
    page.element("details") { details in
      details.element("summary", words.shows(caption, summaries.count))
      table.write(to: &details)
    }
  }

  func writeSources(to page: inout HTMLWriter) {
    page.element("h2", "id=\"sources\"", words.sourcesHead)
    // Every report of a page is made with the same tables.
    let data = reports[0].compiled.data
    var counts: [String: Int] = [:]
    for row in data.rows { counts[row.source, default: 0] += 1 }
    page.element("div", "class=\"scroll\"") { box in
      box.element("table") { table in
        table.element("caption", words.sourcesCaption)
        table.element("thead") { head in
          head.element("tr") { row in
            for name in [words.source, words.numbers, words.licence, words.accessed] {
              row.element("th", "scope=\"col\"", name)
            }
          }
        }
        table.element("tbody") { body in
          for source in data.sources.sources {
            guard let count = counts[source.id] else { continue }
            body.element("tr") { write(source, count, to: &$0) }
          }
          var extra = Set(counts.keys)
          for source in moreSources where extra.insert(source.id).inserted {
            body.element("tr") { write(source, nil, to: &$0) }
          }
          for id in counts.keys.sorted() where data.sources[id] == nil {
            body.element("tr") { row in
              row.element("td", "\(id): \(words.broughtByUser)")
              row.element("td", String(counts[id] ?? 0))
              row.element("td", "–")
              row.element("td", "–")
            }
          }
        }
      }
    }
  }

  private func write(_ source: DataSource, _ count: Int?, to row: inout HTMLWriter) {
    row.element("td") { cell in
      // Only addresses of the web become links, whatever a table says.
      if source.url.hasPrefix("https://") || source.url.hasPrefix("http://") {
        cell.element("a", "href=\"\(Markup.escaped(source.url))\"", source.citation)
      } else {
        cell.words(source.citation)
      }
    }
    row.element("td", count.map(String.init) ?? words.forPictures)
    row.element("td", "class=\"w\"", source.licence)
    row.element("td", "class=\"w\"", source.accessed)
  }

  func writeProvenance(to page: inout HTMLWriter) {
    page.element("h2", "id=\"making\"", words.makingHead)
    page.element("p", words.making(version: FlowsimVersion.current, gsl: GSL.version))
    var runs = HTMLTable(
      caption: words.runsCaption,
      heads: [words.scenario, words.command, words.seed, words.residual], numbers: 99)
    for report in reports {
      runs.rows.append([
        words.scenarioTitle(report.scenario), RunDocument(report).command,
        String(report.scenario.seed), scientific(report.run.balance.relative),
      ])
    }
    runs.write(to: &page)
    var files = HTMLTable(
      caption: words.inputsCaption, heads: [words.file, "SHA-256"], numbers: 99)
    var seen: Set<String> = []
    for file in reports.flatMap({ $0.compiled.scenario.files + $0.compiled.tables }) {
      let hash = SHA256.hexDigest(of: file.bytes)
      if seen.insert(file.portablePath + hash).inserted {
        files.rows.append([file.portablePath, hash])
      }
    }
    page.element("details") { details in
      details.element("summary", words.shows(words.inputsCaption, files.rows.count))
      files.write(to: &details)
    }
  }
}

/// Rows of the tables about one quantity, in one line.
struct AssumptionSummary {
  let entity: String
  let metric: String
  let unit: String
  let note: String
  private(set) var count = 0
  private(set) var values: ClosedRange<Double>
  /// Lowest low to highest high.
  private(set) var range: ClosedRange<Double>?

  /// In the order of the tables; rows of one quantity and unit together.
  static func all(of rows: [DataRow], _ kind: Confidence) -> [AssumptionSummary] {
    struct Key: Hashable { let entity, metric, unit: String }
    var index: [Key: Int] = [:]
    var summaries: [AssumptionSummary] = []
    for row in rows where row.confidence == kind {
      let key = Key(entity: row.entity, metric: row.metric, unit: row.unit.text)
      let place = index[key, default: summaries.count]
      if place == summaries.count {
        index[key] = place
        summaries.append(AssumptionSummary(row))
      }
      summaries[place].add(row)
    }
    return summaries
  }

  private init(_ row: DataRow) {
    entity = row.entity
    metric = row.metric
    unit = row.unit.text
    note = row.note
    values = row.value...row.value
  }

  private mutating func add(_ row: DataRow) {
    count += 1
    values = min(values.lowerBound, row.value)...max(values.upperBound, row.value)
    guard let low = row.low, let high = row.high, low <= high else { return }
    range = min(range?.lowerBound ?? low, low)...max(range?.upperBound ?? high, high)
  }
}
