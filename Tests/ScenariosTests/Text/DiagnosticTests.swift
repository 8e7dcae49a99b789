import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Diagnostics")
struct DiagnosticTests {
  private let file = SourceFile(path: "ours.yaml", text: "a: 1\n\t汽车: 140 %\n")

  @Test("All problems come out, by file, line and column, errors and warnings counted")
  func sorting() {
    var problems = Diagnostics()
    problems.error(.shareOutOfRange, at: file.location(line: 2, column: 6), "second", help: "help")
    problems.warning(.horizon, at: FileLocation(path: "z.yaml"), "last")
    problems.error(.unknownKey, at: file.start, "first")
    #expect(throws: InputProblems.self) { try problems.throwIfErrors() }
    let text = InputProblems(problems).rendered()
    #expect(
      text == """
        ours.yaml:1:1: error[E102]: first
         1 | a: 1
           | ^
        ours.yaml:2:6: error[E117]: second; help
         2 | \t汽车: 140 %
           | \t      ^
        z.yaml:1:1: warning[E122]: last
        2 errors, 1 warning. Nothing was run.

        """)
  }

  @Test("Carets lie under wide characters")
  func wideCarets() {
    let place = file.location(line: 2, column: 2, length: 2)
    let text = Diagnostic(.unknownKey, at: place, "unknown").rendered(colour: false)
    #expect(text.hasSuffix("\n   | \t^^^^\n"))
  }

  @Test("Warnings alone are no failure")
  func warnings() {
    var problems = Diagnostics()
    problems.warning(.horizon, at: file.start, "short")
    #expect(throws: Never.self) { try problems.throwIfErrors() }
  }

  @Test("Colour is written only when asked for")
  func colour() {
    let problems = InputProblems([Diagnostic(.tab, at: FileLocation(path: "a"), "tab")])
    #expect(!problems.rendered().contains("\u{1B}"))
    #expect(
      problems.rendered(colour: true)
        == "\u{1B}[1ma:1:1\u{1B}[0m: \u{1B}[1;31merror[E106]\u{1B}[0m: tab\n"
        + "1 error. Nothing was run.\n")
  }

  @Test("A long line gets no picture")
  func longLine() {
    let file = SourceFile(path: "a", text: String(repeating: "x", count: 200))
    #expect(
      Diagnostic(.tab, at: file.start, "m").rendered(colour: false) == "a:1:1: error[E106]: m\n")
  }

  @Test("Beyond the limit problems are counted, not written")
  func limit() {
    let one = Diagnostic(.tab, at: FileLocation(path: "a"), "tab")
    let text = InputProblems(Array(repeating: one, count: 3)).rendered(limit: 1)
    #expect(text == "a:1:1: error[E106]: tab\n… and 2 more\n3 errors. Nothing was run.\n")
  }

  @Test("The JSON form has the keys of the contract")
  func json() {
    let place = file.location(line: 2, column: 2, length: 3)
    let problems = InputProblems([Diagnostic(.unknownKey, at: place, "say \"no\"", help: "\\")])
    #expect(
      String(decoding: problems.json, as: UTF8.self) == #"""
        {
          "diagnostics": [
            {
              "file": "ours.yaml",
              "line": 2,
              "column": 2,
              "endColumn": 5,
              "severity": "error",
              "code": "E102",
              "message": "say \"no\"",
              "help": "\\"
            }
          ]
        }

        """#)
  }

  @Test("User text cannot drive the terminal")
  func control() {
    #expect(quoted("a\u{1B}[31m\n") == "'a\\u{1B}[31m\\n'")
    #expect(quoted(String(repeating: "x", count: 99)).count == 63)
  }

  @Test("Every code has a title and an explanation", arguments: DiagnosticCode.allCases)
  func explanations(code: DiagnosticCode) {
    #expect(code.explanation.title.count > 5)
    #expect(code.explanation.title != code.rawValue)
    #expect(code.explanation.text.hasSuffix("."))
    #expect(!code.explanation.text.contains("\n"))
  }

  @Test(
    "The nearest name is the one mistyped",
    arguments: [
      ("levres", "levers"), ("Horizon", "horizon"), ("eaf_share", "eaf-share"),
      ("recyled-content", "recycled-content"), ("sed", "seed"),
    ])
  func nearest(name: String, meant: String) {
    let known = ["levers", "horizon", "eaf-share", "recycled-content", "seed", "checks"]
    #expect(NearestName.match(name, among: known) == meant)
  }

  @Test("A name far from all has no nearest")
  func nothingNear() {
    #expect(NearestName.match("volcano", among: ["levers", "horizon"]) == nil)
    #expect(NearestName.match("ab", among: ["cd"]) == nil)
  }

  @Test("Every unit is read, and one dimension converts without loss of the same unit")
  func units() throws {
    for unit in UnitSymbol.all {
      #expect(UnitSymbol(unit.text) == unit)
      #expect(unit.convert(0.1, to: unit) == 0.1)
    }
    let percent = try #require(UnitSymbol("%"))
    let fraction = try #require(UnitSymbol("fraction"))
    #expect(percent.convert(7, to: fraction) == 0.07)
    // 0.07 is not a double: 0.07 * 100 rounds to the next one above 7.
    #expect(fraction.convert(0.07, to: percent) == 7.000000000000001)
  }
}
