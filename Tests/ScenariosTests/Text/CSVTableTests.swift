import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("CSV tables")
struct CSVTableTests {
  private func table(_ text: String) throws -> CSVTable {
    let (table, lines) = reported {
      CSVTable.read(SourceFile(path: "t.csv", text: text), reporting: &$0)
    }
    #expect(lines == [])
    return try #require(table)
  }

  @Test("Quotes, commas and line ends inside cells are read as RFC 4180 says")
  func quoting() throws {
    let table = try table("a,b\n\"x,1\",\"say \"\"no\"\"\"\n\"two\r\nlines\",\n\"\",é\n")
    #expect(table.columns == ["a", "b"])
    #expect(table.rowCount == 3)
    #expect(table.text(0, 0) == "x,1")
    #expect(table.text(0, 1) == "say \"no\"")
    #expect(table.text(1, 0) == "two\r\nlines")
    #expect(table.isEmpty(1, 1))
    #expect(table.isEmpty(2, 0))
    #expect(table.text(2, 1) == "é")
  }

  @Test("A byte-order mark, CRLF and a missing last line end change nothing")
  func lineEnds() throws {
    let plain = try table("year,value\n2020,1.5\n2021,2\n")
    for text in ["\u{FEFF}year,value\r\n2020,1.5\r\n2021,2\r\n", "year,value\n\n2020,1.5\n2021,2"] {
      let other = try table(text)
      #expect(other.columns == plain.columns)
      #expect(other.rowCount == 2)
      #expect(other.text(1, 1) == "2")
    }
  }

  @Test("Cells know line and column, counted in characters")
  func places() throws {
    let table = try table("a,b,c\n汽车,\"x\ny\",3\n4,5,6\n")
    #expect(table.location(0, 1).description == "t.csv:2:4")
    #expect(table.location(0, 2).description == "t.csv:3:4")
    #expect(table.location(1, 0).description == "t.csv:4:1")
    #expect(table.headerLocation(2).description == "t.csv:1:5")
  }

  @Test(
    "Numbers are read to the nearest double",
    arguments: [
      "0", "-0.5", "1e-5", "13.5", "6.02214076e23", "0.1", "123456789012345678", ".5", "5.", "+2",
      "9007199254740993", "1e60", "-1e60", "1e-60", "2.2250738585072011e-8", "0e999",
      "0.30000000000000004", "1e23", "8.5e22", "-0", "00012.50", "3.141592653589793238462643",
    ])
  func numbers(text: String) throws {
    let table = try table("value\n\(text)\n")
    let (value, lines) = reported { table.number(0, 0, reporting: &$0) }
    // The standard library calls strtod in the C locale, which rounds to nearest.
    #expect(value == Double(text))
    #expect(value != nil)
    #expect(lines == [])
  }

  @Test(
    "A number beyond what the model computes with has its place and its limit",
    arguments: [
      ("1e308", "large", "write at most 1e60"), ("-1.1e60", "large", "write at most 1e60"),
      ("1e999", "large", "write at most 1e60"),
      ("1e99999999999999999999", "large", "write at most 1e60"),
      ("9e-61", "small", "write 0, or at least 1e-60"),
      ("-5e-324", "small", "write 0, or at least 1e-60"),
      ("1e-400", "small", "write 0, or at least 1e-60"),
      ("1e-99999999999999999999", "small", "write 0, or at least 1e-60"),
    ])
  func outside(text: String, word: String, help: String) throws {
    let table = try table("a,value\n1,\(text)\n")
    let (value, lines) = reported { table.number(0, 1, reporting: &$0) }
    #expect(value == nil)
    #expect(
      lines == [
        "t.csv:2:3: error[E127]: '\(text)' in column 'value' is too \(word) for a quantity; \(help)"
      ])
  }

  @Test("Zero has no sign, so that no result is minus zero")
  func minusZero() throws {
    for text in ["-0", "-0.0", "-0e5", "-.0"] {
      let table = try table("value\n\(text)\n")
      let (value, _) = reported { table.number(0, 0, reporting: &$0) }
      #expect(value == 0 && value?.sign == .plus, "\(text)")
    }
  }

  @Test("An empty cell is no number, but no error where it may be empty")
  func optionalNumbers() throws {
    let table = try table("a,low\n1,\n2,0.5\n3,x\n")
    let (values, lines) = reported { problems in
      (0..<3).map { table.optionalNumber($0, 1, reporting: &problems) }
    }
    #expect(values == [nil, 0.5, nil])
    #expect(
      lines == [
        "t.csv:4:3: error[E207]: 'x' in column 'low' is not a number; "
          + "write a number such as 0.35"
      ])
  }

  @Test("A cell compares with a text without making one")
  func comparing() throws {
    let table = try table("a,b\nsteel,\"al\"\"u\"\n")
    #expect(table.equals(0, 0, "steel"))
    #expect(!table.equals(0, 0, "stee"))
    #expect(!table.equals(0, 1, "al\"u"))
    #expect(table.text(0, 1) == "al\"u")
  }

  @Test("What CSVWriter writes is read back")
  func roundTrip() throws {
    let texts = ["plain", "with,comma", "with \"quotes\"", "two\nlines", "", "汽车", " space "]
    var writer = CSVWriter(header: ["text", "number"])
    for (index, text) in texts.enumerated() {
      writer.field(text)
      writer.field(Double(index) / 3)
      writer.endRow()
    }
    let table = try table(String(decoding: writer.bytes, as: UTF8.self))
    for (row, text) in texts.enumerated() {
      #expect(table.text(row, 0) == text)
      #expect(reported { table.number(row, 1, reporting: &$0) }.value == Double(row) / 3)
    }
  }
}
