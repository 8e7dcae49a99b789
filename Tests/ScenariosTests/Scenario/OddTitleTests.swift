import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Titles of any kind")
struct OddTitleTests {
  private static let titles = [
    "plain", "'single'", "\"double\"", "it's", "a: b", "a:", ": a", "- a", "-a", "-5 %", "--- a",
    "...",
    "# a", "a # b", "#", "? a", "?a", "[a]", "{a: 1}", "&a", "*a", "!a", "|", ">", "%a", "@a",
    "`a`",
    " a", "a ", "  ", "null", "~", "true", "010", "1e3", "a\\b", "\\e[2J", "a\tb", "🚗", "👨‍👩‍👧", "汽车：铝",
    "a\u{AD}b", "\u{200B}", "\u{E0041}", "<<", "a, b", "é e\u{301}", "a'b\"c\\d",
    String(repeating: "long \" ", count: 142),
  ]

  private func read(_ text: String) throws -> Scenario {
    try ScenarioReader.read(
      SourceFile(path: "s.yaml", text: text), finder: ScenarioFinder { _ in nil })
  }

  /// In double quotes, with the escapes that YAML needs.
  private static func written(_ title: String) -> String {
    let escaped = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped.replacing("\t", with: "\\t"))\""
  }

  @Test("A scenario with it is written so that it reads back the same", arguments: titles)
  func roundTrip(title: String) throws {
    let scenario = try read(
      "flowsim: 1\nscenario: s\nextends: china-reference\ntitle: \(Self.written(title))\n")
    #expect(scenario.title == title)
    let text = ScenarioText(scenario).text(origins: false)
    #expect(PrintedText.lines(text) == text)
    let again = try read(text)
    #expect(again.title == title)
    #expect(ScenarioText(again).text(origins: false) == text)
  }

  @Test("A plain title stays plain", arguments: ["a - b", "-5 %", "a:b", "100 % more", "it's"])
  func plain(title: String) throws {
    let text = "flowsim: 1\nscenario: s\nextends: china-reference\ntitle: \(title)\n"
    #expect(try ScenarioText(read(text)).text(origins: false).contains("\ntitle: \(title)\n"))
  }

  @Test("A table may have any name")
  func tables() throws {
    let table = "entity,metric,value,unit,year,region,boundary,source\n"
    for name in [
      "- a.csv", "#a.csv", "a: b.csv", "null", "*.csv", "a\"b'.csv", "[a].csv", "a, b.csv",
    ] {
      let finder = ScenarioFinder { $0 == name ? SourceFile(path: $0, text: table) : nil }
      let file = SourceFile(
        path: "s.yaml",
        text: "flowsim: 1\nscenario: s\nextends: china-reference\ndata: \(Self.written(name))\n")
      let scenario = try ScenarioReader.read(file, finder: finder)
      let text = ScenarioText(scenario).text(origins: false)
      let again = try ScenarioReader.read(
        SourceFile(path: "t.yaml", text: text), finder: finder)
      #expect(again.tables.map(\.path) == [name])
    }
  }

  @Test("A title is a heading")
  func heading() throws {
    #expect(
      try read(
        "flowsim: 1\nscenario: s\nextends: china-reference\ntitle: >\n  two\n  lines\n"
      ).title
        == "two lines")
    let start = "flowsim: 1\nscenario: s\nextends: china-reference\ntitle: "
    for (title, sentence) in [
      ("\"a\\nb\"", "the title has more than one line"),
      (String(repeating: "x", count: 1_001), "the title has more than 1000 characters"),
    ] {
      let problems = #expect(throws: InputProblems.self) { try read(start + title) }
      #expect(
        problems?.diagnostics.map(\.description) == [
          "s.yaml:4:8: error[E112]: \(sentence); write a heading; the rest may be a comment"
        ])
    }
  }
}
