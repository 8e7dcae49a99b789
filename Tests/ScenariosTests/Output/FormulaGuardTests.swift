import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Cells that a spreadsheet would run")
struct FormulaGuardTests {
  private func written(_ text: String) -> String {
    String(decoding: CSVWriter.encoded([text]), as: UTF8.self)
  }

  @Test(
    "A formula is written behind an apostrophe",
    arguments: [
      ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("@SUM(1)", "'@SUM(1)"), ("-2+3", "'-2+3"),
      ("+A1", "'+A1"), ("\t=1", "'\t=1"), ("=1,2", "\"'=1,2\""), ("-see note", "'-see note"),
      ("'=1", "''=1"), ("''-5", "'''-5"),
    ])
  func formulas(text: String, cell: String) { #expect(written(text) == cell) }

  @Test(
    "Numbers, signs and other texts stay as they are",
    arguments: ["-5", "+2.5", "-1e-5", "-", "+", "=", ">=", "a=b", "5-6", "'quoted'", "", "−5"])
  func others(text: String) { #expect(written(text) == text) }

  @Test("What is written reads back")
  func roundTrip() throws {
    let starts = ["", "'", "''", "'''", "\"", " "]
    let ends = ["=1+1", "-5", "+x", "@a", "\tx", "-", "=", "x", "", "5", "=a,b", "=\"a\"", "-\n1"]
    var writer = CSVWriter(header: ["text"])
    let texts = starts.flatMap { start in ends.map { start + $0 } }.filter { !$0.isEmpty }
    for text in texts {
      writer.field(text)
      writer.endRow()
    }
    var problems = Diagnostics()
    let table = try #require(
      CSVTable.read(SourceFile(path: "t.csv", bytes: writer.bytes), reporting: &problems))
    #expect((0..<table.rowCount).map { table.text($0, 0) } == texts)
    #expect(!problems.hasErrors)
  }

  @Test("A study with such a company tests its pledge")
  func study() throws {
    let study = try Study(path: "s", company: "=Own+Cars", region: "China")
    let targets = try #require(study.files.first { $0.name == "targets.csv" })
    #expect(String(decoding: targets.bytes, as: UTF8.self).contains("OWN-AL-1,'=Own+Cars,"))
    var problems = Diagnostics()
    let register = TargetRegister.read(
      SourceFile(path: "targets.csv", bytes: targets.bytes), reporting: &problems)
    #expect(register.entries.map(\.company) == ["=Own+Cars"])
  }
}
