import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Long files with many problems")
struct ManyProblemsTests {
  @Test("Problems beyond two hundred are counted, and their sentences never made")
  func counting() {
    var problems = Diagnostics()
    var sentences = 0
    func sentence() -> String {
      sentences += 1
      return "wrong"
    }
    for line in 1...100_000 {
      problems.error(.unknownKey, at: FileLocation(path: "a", line: line), sentence())
      problems.warning(.horizon, at: FileLocation(path: "a", line: line), sentence())
    }
    #expect(sentences == 400)
    #expect(problems.found.count == 400)
    let input = InputProblems(problems)
    #expect(input.summary() == "100000 errors, 100000 warnings. Nothing was run.")
    #expect(input.rendered(limit: 3).contains("\n… and 199997 more\n100000 errors, "))
    #expect(
      String(decoding: input.json, as: UTF8.self).hasSuffix(
        """
          ],
          "more": {
            "errors": 99800,
            "warnings": 99800
          }
        }

        """))
  }

  @Test("Errors are kept although warnings came first, and lists add up")
  func adding() {
    var warnings = Diagnostics()
    for line in 1...300 { warnings.warning(.horizon, at: FileLocation(path: "a", line: line), "w") }
    var problems = Diagnostics()
    problems.append(contentsOf: warnings)
    problems.append(contentsOf: warnings)
    problems.error(.tab, at: FileLocation(path: "b"), "e")
    #expect(problems.warningCount == 600)
    #expect(problems.sorted.last?.description == "b:1:1: error[E106]: e")
    #expect(problems.unwritten == UnwrittenProblems(warnings: 400))
  }

  @Test("Warnings are gathered by kind")
  func gathering() {
    let warnings = (1...30).map {
      Diagnostic(
        $0 % 3 == 0 ? .horizon : .builtTooFast, at: FileLocation(path: "a", line: $0), "w",
        severity: .warning)
    }
    let lines = Diagnostic.rendered(warnings: warnings, unwritten: 5, colour: false)
      .split(separator: "\n")
    #expect(lines.count { $0.hasSuffix("warning[E314]: w") } == 10)
    #expect(lines.count { $0.hasSuffix("warning[E122]: w") } == 10)
    #expect(lines.last == "… and 15 more warnings")
    #expect(Diagnostic.rendered(warnings: [], colour: false) == "")
  }

  @Test("Each of a hundred thousand rows without a name is counted")
  func emptyRows() {
    let header = "entity,metric,qualifier,value,unit,year,region,boundary,source\n"
    let text = header + String(repeating: ",,,1,,,,,\n", count: 100_000)
    var problems = Diagnostics()
    let rows = DataTableReader.read(
      SourceFile(path: "c.csv", text: text), isUser: true, reporting: &problems)
    #expect(rows.isEmpty)
    #expect(problems.errorCount == 100_000)
    #expect(
      problems.found[0].description
        == "c.csv:2:1: error[E210]: the cell in column 'entity' is empty; write a text")
  }

  @Test("Ragged rows are left out and counted")
  func raggedRows() throws {
    let text = "a,b\n" + String(repeating: "1\n1,2\n1,2,3\n", count: 50_000)
    var problems = Diagnostics()
    let table = try #require(
      CSVTable.read(SourceFile(path: "c.csv", text: text), reporting: &problems))
    #expect(table.rowCount == 50_000)
    #expect(table.text(49_999, 1) == "2")
    #expect(table.location(49_999, 1).description == "c.csv:150000:3")
    #expect(problems.errorCount == 100_000)
  }

  @Test("A header of sixteen thousand columns is told what is wrong with each")
  func columns() {
    let names = (1...16_384).map { "column-\($0)" }
    var problems = Diagnostics()
    let file = SourceFile(path: "c.csv", text: names.joined(separator: ",") + "\n")
    let header = CSVTable.Header(["entity", "value"], optional: ["note"])
    #expect(CSVTable.read(file, header: header, reporting: &problems) == nil)
    #expect(problems.errorCount == 16_385)
    #expect(problems.found[1].description.hasPrefix("c.csv:1:1: error[E201]: ") == false)
  }

  @Test("More columns than a spreadsheet has are refused at once")
  func tooManyColumns() {
    let file = SourceFile(path: "c.csv", text: String(repeating: ",", count: 1_000_000))
    let lines = reported { _ = CSVTable.read(file, reporting: &$0) }.lines
    #expect(
      lines == [
        "c.csv:1:1: error[E005]: the header has more than 16384 columns; "
          + "a table has at most 16384; write its numbers below each other"
      ])
  }

  @Test("A cell is four bytes and a row eight beside the file")
  func memory() throws {
    let file = SourceFile(path: "c.csv", text: String(repeating: "1,,\n", count: 1_000))
    let scan = CSVScan(file, CSVForm(file))
    #expect(scan.ends.count == 3_000)
    #expect(scan.starts.count == 1_000 && scan.lines.count == 1_000)
    #expect(scan.ends.capacity < 2 * scan.ends.count)
  }

  @Test("A register of a hundred thousand targets of one id")
  func targets() {
    let names = TargetRegister.required
    let cells = ["id": "A", "company": "B", "metal": "steel", "testability": "testable"]
    let row = names.map { cells[$0] ?? "" }.joined(separator: ",") + "\n"
    let text = names.joined(separator: ",") + "\n" + String(repeating: row, count: 100_000)
    var problems = Diagnostics()
    let register = TargetRegister.read(
      SourceFile(path: "t.csv", text: text), reporting: &problems)
    #expect(register.entries.count == 100_000)
    #expect(problems.errorCount == 99_999)
  }

  @Test("A hundred thousand unknown names in a table for --data")
  func unknownNames() {
    let header = "entity,metric,value,unit,year,region,boundary,source\n"
    let rows = (1...100_000).map { "thing \($0),metric \($0),1,1,,,,own\n" }.joined()
    var problems = Diagnostics()
    _ = DataStore.load(
      user: [SourceFile(path: "d.csv", text: header + rows)], reporting: &problems)
    #expect(problems.errorCount == 100_000)
    #expect(problems.found.count == 200)
  }

  @Test("Many keys of one mapping, in YAML and in JSON")
  func keys() {
    let names = (1...50_000).map { "k\($0)" }
    let yaml = SourceFile(path: "s.yaml", text: names.map { "\($0): 1\n" }.joined())
    let flow = SourceFile(
      path: "s.yaml", text: "{\(names.map { "\($0): 1" }.joined(separator: ", "))}")
    let json = SourceFile(
      path: "b.json", text: "{\(names.map { "\"\($0)\": 1" }.joined(separator: ",\n"))}")
    for read in [
      reported { StrictYAML.read(yaml, reporting: &$0) },
      reported { StrictYAML.read(flow, reporting: &$0) },
      reported { JSONReader.read(json, reporting: &$0) },
    ] {
      #expect(read.lines == [])
      guard case .mapping(let entries) = read.value?.content else {
        Issue.record("no mapping")
        continue
      }
      #expect(entries.map(\.key) == names)
    }
  }
}
