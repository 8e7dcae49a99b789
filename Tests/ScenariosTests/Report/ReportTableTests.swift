import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Tables of the report")
struct ReportTableTests {

  private static func html(_ table: HTMLTable) -> String {
    var page = HTMLWriter()
    table.write(to: &page)
    return page.text
  }

  @Test("Rows of one metal stand together under its name, which takes no column")
  func groups() {
    var table = HTMLTable(caption: "c", heads: ["metal", "asked for", "2030"], numbers: 2)
    table.rows = [["Steel", "10 %", "31"], ["Steel", "20 %", "32"], ["Aluminium", "10 %", "33"]]
    table.isGrouped = true
    let text = Self.html(table)
    #expect(text.contains("<th scope=\"col\">metal · asked for</th>"))
    #expect(text.contains("<th scope=\"rowgroup\" class=\"g\" colspan=\"2\">Steel</th>"))
    #expect(text.contains("<th scope=\"rowgroup\" class=\"g\" colspan=\"2\">Aluminium</th>"))
    #expect(text.contains("<th scope=\"row\">20 %</th>\n<td class=\"n\">32</td>"))
    #expect(text.matches(of: /<tbody/).count == 2)
    #expect(text.matches(of: /Steel/).count == 1)
  }

  @Test("What all scenarios say alike is said once")
  func equalCells() {
    var table = HTMLTable(caption: "c", heads: ["pledge", "a", "b"], numbers: 99)
    table.rows = [["X", "missed", "missed"], ["Y", "missed", "met"]]
    table.mergesEqualCells = true
    let text = Self.html(table)
    #expect(text.contains("<th scope=\"row\">X</th>\n<td colspan=\"2\">missed</td>\n</tr>"))
    #expect(text.contains("<td>missed</td>\n<td>met</td>"))
  }

  @Test("What a cell says after a line break stands below in small print")
  func smallPrint() {
    var table = HTMLTable(caption: "c", heads: ["", "2030"], numbers: 1)
    table.rows = [["emissions", "142.7\n131.0–150.2"], ["cars", "<1"]]
    let text = Self.html(table)
    #expect(text.contains("<td class=\"n\">142.7<small>131.0–150.2</small>\n</td>"))
    #expect(text.contains("<td class=\"n\">&lt;1</td>"))
  }

  @Test("A comparison says first what becomes of every scenario")
  func headline() throws {
    let reports = [try Runs.short.get(), try Runs.report("same-grade", Runs.shortHorizon)]
    let english = ReportPage(reports).headline
    let chinese = ReportPage(reports, language: .chinese).headline
    let end = try #require(reports.map(\.years.upperBound).min())
    for report in reports {
      let words = Words(language: .english)
      #expect(english.contains("“\(words.scenarioTitle(report.scenario))”"))
      let amount = Outcome.headline[0].value(report, year: end)
      #expect(english.contains("\(fixed(amount, 0)) Mt CO2e"))
      #expect(chinese.contains("\(fixed(amount, 0)) 百万吨 CO2e"))
    }
    #expect(english.contains("pledges of car makers") || english.contains("Pledges of car makers"))
  }

  @Test("Why a built-in pledge cannot be tested, and how others are read, is Chinese in Chinese")
  func chineseReasons() throws {
    let report = try Runs.short.get()
    let words = Words(language: .chinese)
    #expect(!report.compiled.untestable.isEmpty)
    for target in report.compiled.untestable {
      let text = words.reason(target)
      #expect(text.firstMatch(of: /[a-z]{2}/) == nil, "\(target.id): \(text)")
    }
    for reading in report.assessments.flatMap(\.results).map(\.reading) {
      let text = words.reading(reading)
      #expect(text.firstMatch(of: /[a-z]{2}/) == nil, "\(text)")
    }
  }

  @Test("Every built-in scenario has a Chinese title")
  func chineseTitles() throws {
    let words = Words(language: .chinese)
    for name in BuiltinFiles.scenarios {
      let scenario = try Runs.compiled(name, Runs.shortHorizon).scenario
      #expect(words.scenarioTitle(scenario) != scenario.title, "\(name)")
    }
  }

  @Test("Powers of ten have two leading digits")
  func scientificNumbers() {
    #expect(scientific(1.1020460468432351e-14) == "1.1e-14")
    #expect(scientific(9.96e-15) == "1.0e-14")
    #expect(scientific(0) == "0")
    #expect(scientific(2.5) == "2.5e0")
  }
}
