internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// Which class the metal that car makers buy would have under each scheme, year by year.
  static func standardsStrip(
    _ report: RunReport, _ register: StandardRegister, _ words: Words
  ) -> Picture? {
    let first = max(report.years.lowerBound, firstStandardYear)
    if first > report.years.upperBound { return nil }
    let years = first...report.years.upperBound
    var table = PictureTable([
      .init("panel", words.metalColumn), .init("row", words.scheme), .init("year", words.year),
      .init("word", words.classColumn), .init("class", words.outcomeColumn, isEcho: true),
    ])
    var panels: [(name: String, rows: [String])] = []
    var answers: [(metal: String, first: Words.SchemeCount, last: Words.SchemeCount)] = []
    for m in report.compiled.plan.materials.indices {
      let name = report.compiled.plan.materials[m].system.name
      let strip = StandardAnswers(report, material: m, register, years)
      for row in strip.rows {
        for (year, line) in zip(years, row.lines) {
          guard let line else { continue }
          table.add([
            .text(words.metalTitle(name)), .text(row.title), .year(year),
            .text(words.className(line)), .text(words.standing(line.answer)),
          ])
        }
      }
      panels.append((words.metalTitle(name), strip.rows.map(\.title)))
      answers.append((name, strip.count(in: first), strip.count(in: years.upperBound)))
    }
    if table.rows.isEmpty { return nil }
    return Picture(
      id: "standards", title: words.standardsTitle,
      finding: words.standardsFinding(answers, years: years), note: words.standardsNote,
      table: table,
      layout: YearStrip(
        panels: panels.filter { !$0.rows.isEmpty }, years: years,
        classes: [
          .init(label: words.standing(.holds), fill: "#8fcbe0"),
          .init(label: words.standing(.fails), fill: Palette.paleOrange, isHatched: true),
        ]),
      language: words.language)
  }

  /// Before it there were hardly any schemes.
  private static let firstStandardYear = 2022
}

/// Every scheme's answer to the average metal of car makers, by year, as verdicts class a lot.
struct StandardAnswers {
  struct Row {
    let title: String
    /// The place of its scheme in the register.
    let scheme: Int
    /// By year; nil where the version does not hold or cannot judge.
    var lines: [ClassificationLine?]
  }

  let rows: [Row]
  private let years: ClosedRange<Int>

  init(
    _ report: RunReport, material m: Int, _ register: StandardRegister, _ years: ClosedRange<Int>
  ) {
    let metal = report.compiled.plan.materials[m].system.name
    let market = report.evidence.markets[m]
    // Labels of a company's product say nothing about the metal of a market.
    let standards = register.standards(of: metal).filter { $0.kind != .label }
    var rows: [Row] = []
    for (index, year) in years.enumerated() {
      let t = year - report.years.lowerBound
      guard let lot = market.averageSubject(of: metal, product: .flat, t) else { continue }
      for (scheme, standard) in standards.enumerated() where standard.isValid(in: year) {
        for line in standard.judge(lot, year: year) where line.isJudged {
          let track = standard.kind == .ladder || line.track.isEmpty ? "" : ", \(line.track)"
          let title = standard.title + track
          if !rows.contains(where: { $0.title == title }) {
            rows.append(Row(title: title, scheme: scheme, lines: years.map { _ in nil }))
          }
          if let place = rows.firstIndex(where: { $0.title == title }) {
            rows[place].lines[index] = line
          }
        }
      }
    }
    // In the order of the register rather than of the years in which they begin.
    self.rows = rows.enumerated()
      .sorted { ($0.element.scheme, $0.offset) < ($1.element.scheme, $1.offset) }
      .map(\.element)
    self.years = years
  }

  func count(in year: Int) -> Words.SchemeCount {
    let lines = rows.compactMap { $0.lines[year - years.lowerBound] }
    return Words.SchemeCount(met: lines.count { $0.answer == .holds }, all: lines.count)
  }
}

extension ClassificationLine {
  fileprivate var isJudged: Bool { answer == .holds || answer == .fails }
}
