import FlowAccounts
import FlowEngine
import Testing

@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

/// Tables as spreadsheets and offices leave them.
@Suite("Files as offices have them")
struct OfficeFileTests {
  /// Years and values of a table of `flowsim stock`, and what is said about it.
  private func series(_ bytes: [UInt8]) -> (values: [Int: Double], lines: [String]) {
    var problems = Diagnostics()
    let file = SourceFile(path: "t.csv", bytes: bytes)
    let input = StockInput.read(file, isUneven: true, reporting: &problems)
    let series = input?.series.first
    let pairs = zip(series?.years ?? [], series?.values ?? [])
    return (Dictionary(pairs.map { ($0, $1) }) { $1 }, problems.sorted.map(\.description))
  }

  private func series(_ text: String) -> (values: [Int: Double], lines: [String]) {
    series(Array(text.utf8))
  }

  @Test(
    "What leaves no doubt is read as meant, and nothing is said",
    arguments: [
      "year,value\n2000,10\n2001,20\n,\n,\n", "year,value,\n2000,10,\n2001,20,\n",
      "year,value\n2000,10,\n2001,20,,\n", "sep=,\nyear,value\n2000,10\n2001,20\n",
      "\u{FEFF}SEP=,\r\nyear,value\r\n2000,10\r\n2001,20\r\n",
      "\"sep=,\"\nyear,value\n2000,10\n2001,20\n", ",,\n\nyear,value,\n2000,10,\n , ,\n2001,20,\n",
      "Year,VALUE\n2000,10\n2001,20\n", " year , value \n2000,10\n2001,20\n",
      "year,value\n2000.0,10\n2001.0,20\n", "year,value\n\"2000.00\",\"10\"\n\"\",\"\"\n2001,20\n",
      "year,value\n２０００,１０\n2001,２０\n", "year,value\n2000,\u{A0}10\n2001,20\u{3000}\n",
    ])
  func plain(text: String) {
    let (values, lines) = series(text)
    #expect(lines == [])
    #expect(values == [2000: 10, 2001: 20])
  }

  @Test(
    "Semicolons and tabs are read with their decimal commas, and a note says so",
    arguments: [
      ("year;value\n2000;22,9\n2001;1234,5\n", "';' between cells and decimal commas"),
      (
        "\u{FEFF}year;value\r\n2000;22,9\r\n2001;1234,5\r\n;\r\n",
        "';' between cells and decimal commas"
      ),
      ("sep=;\nyear;value\n2000;22,9\n2001;1234,5\n", "';' between cells and decimal commas"),
      (
        "\"year\";\"value\"\n\"2000\";\"22,9\"\n2001;1234,5\n",
        "';' between cells and decimal commas"
      ),
      ("year;value\n2000,0;２２,9\n2001;1234,5\n", "';' between cells and decimal commas"),
      ("year\tvalue\n2000\t22,9\n2001\t1234,5\n", "tabs between cells and decimal commas"),
      ("year\tvalue\n2000\t22.9\n2001\t1234.5\n", "tabs between cells and decimal points"),
    ])
  func separators(text: String, form: String) {
    let (values, lines) = series(text)
    let line = text.contains("sep=") ? 2 : 1
    #expect(lines == ["t.csv:\(line):1: note[E212]: read with \(form)"])
    #expect(values == [2000: 22.9, 2001: 1234.5])
  }

  @Test(
    "What may mean two things is refused at its place",
    arguments: [
      (
        "year;value\n2000;22,9\n2001;48.500\n",
        "3:6: error[E214]: '48.500' in column 'value' has a point, but decimals of this file have "
          + "a comma; write a comma for a decimal point, and nothing between thousands"
      ),
      (
        "year\tvalue\n2000\t22,9\n2001\t48.500\n",
        "3:6: error[E214]: '48.500' in column 'value' has a point, but decimals of this file have "
          + "a comma; write a comma for a decimal point, and nothing between thousands"
      ),
      (
        "year\tvalue\n2000\t1,234\n2001\t5\n",
        "2:6: error[E207]: '1,234' in column 'value' is not a number; write a decimal point and no "
          + "separators between thousands"
      ),
      (
        "year,value\n2000,10\n2001;20\n",
        "3:5: error[E211]: ';' stands between cells; write ','"
      ),
      (
        "year,value\n\"2000\";10\n",
        "2:7: error[E211]: ';' stands behind a cell, where the header has ','; separate all cells "
          + "by ','"
      ),
      (
        "year,value\n2000,10\n© Statistics office\n",
        "3:1: error[E203]: this line has one cell, the header 2; remove it, or write a comma for "
          + "every cell"
      ),
      (
        "year，value\n2000，15\n",
        "1:5: error[E216]: a full-width '，' (U+FF0C) stands between cells; write ','"
      ),
      (
        "year,value\n1999,10\n2000，15\n",
        "3:5: error[E216]: a full-width '，' (U+FF0C) stands between cells; write ','"
      ),
      (
        "year,value\n2000,1\u{A0}234\n",
        "2:6: error[E207]: '1\u{A0}234' in column 'value' is not a number; it holds a no-break "
          + "space (U+00A0); write 1234"
      ),
      (
        "year,value\n2000,−5\n",
        "2:6: error[E311]: −5 is below zero; write an amount of zero or more"
      ),
      (
        "year,value,\n2000,10,20\n",
        "1:12: error[E202]: column 3 has cells and no name; write its name into the header, or "
          + "remove it"
      ),
      (
        "year,value\n2.000,10\n",
        "2:1: error[E207]: '2.000' in column 'year' is not a whole number; write a number such as "
          + "2030"
      ),
      (
        "year,value\n2000.5,10\n",
        "2:1: error[E207]: '2000.5' in column 'year' is not a whole number; write a number such "
          + "as 2030"
      ),
    ])
  func doubtful(text: String, problem: String) {
    let lines = series(text).lines.filter { $0.contains(": error[") }
    #expect(lines == ["t.csv:\(problem)"])
  }

  // MARK: Encodings

  /// `year,value` and a row in GBK: a column that is named 年份 would be unknown, so the name is in
  /// a ledger below.
  @Test(
    "UTF-16 is read with and without its mark, and named",
    arguments: [(true, true), (true, false), (false, true), (false, false)])
  func utf16(isLittle: Bool, hasMark: Bool) {
    let text = (hasMark ? "\u{FEFF}" : "") + "year,value\r\n2000,10\r\n"
    let bytes = Array(text.utf16).flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? pair : pair.reversed()
    }
    let (values, lines) = series(bytes)
    #expect(values == [2000: 10])
    let name = isLittle ? "little" : "big"
    #expect(
      lines == [
        "t.csv:1:1: note[E213]: read as UTF-16 (\(name)-endian); save it as 'CSV UTF-8' or UTF-8 "
          + "if characters are wrong"
      ])
  }

  @Test("GBK is read where UTF-8 fails, and named; Windows-1252 is not taken for it")
  func gbk() throws {
    // 宝钢 in GBK.
    let ledger: [UInt8] =
      Array("supplier,metal,tonnes\n".utf8) + [0xB1, 0xA6, 0xB8, 0xD6] + Array(",steel,1000\n".utf8)
    var problems = Diagnostics()
    let read = CSVTable.read(SourceFile(path: "l.csv", bytes: ledger), reporting: &problems)
    let table = try #require(read)
    #expect(table.text(0, 0) == "宝钢")
    #expect(table.location(0, 2).description == "l.csv:2:10")
    #expect(
      problems.sorted.map(\.description) == [
        "l.csv:1:1: note[E213]: read as GB18030 (GBK); save it as 'CSV UTF-8' or UTF-8 if "
          + "characters are wrong"
      ])
    let western: [UInt8] = Array("supplier,metal\nGr".utf8) + [0xF6] + Array("ditz,steel\n".utf8)
    let lines = reported {
      CSVTable.read(SourceFile(path: "l.csv", bytes: western), reporting: &$0)
    }.lines
    #expect(
      lines == [
        "l.csv:2:3: error[E004]: byte 0xF6 is neither UTF-8 nor GBK; save the file as UTF-8; "
          + "Excel calls it 'CSV UTF-8'"
      ])
  }

  @Test("A scenario in GBK is read with its title")
  func gbkScenario() throws {
    let title: [UInt8] = [0xC7, 0xE9, 0xBE, 0xB0]
    let bytes =
      Array("flowsim: 1\nscenario: g\ntitle: ".utf8) + title
      + Array("\nextends: china-reference\n".utf8)
    let scenario = try ScenarioReader.read(
      SourceFile(path: "g.yaml", bytes: bytes), finder: ScenarioFinder { _ in nil })
    #expect(scenario.title == "情景")
    #expect(scenario.warnings.beside.map(\.code) == [.otherEncoding])
  }

  // MARK: Years as columns

  @Test("Years as columns are rows of one year each; cells without a number are none")
  func years() {
    let (values, lines) = series("series,2000,2005,2010\ncars,10,,30\n")
    #expect(values == [2000: 10, 2010: 30])
    #expect(
      lines == ["t.csv:1:1: note[E212]: each column of a year is read as rows of that year"])
    #expect(series("2000;2001.0\n1,5;2\n").values == [2000: 1.5, 2001: 2])
    let bad = series("series,2000,2001\ncars,10,many\n").lines
    #expect(bad.last?.hasPrefix("t.csv:2:9: error[E207]: 'many' in column 'value'") == true)
  }

  @Test("A title above the header is refused in one sentence")
  func title() {
    let lines = series("Sales outlook, base case;;;\n;;;\nyear;value;;\n2000;1;;\n").lines
    #expect(
      lines.filter { $0.contains("error") } == [
        "t.csv:1:1: error[E201]: the first line names one column and leaves the others empty; "
          + "remove the lines above the header"
      ])
  }

  @Test("A table of the IAMC form is refused in one sentence")
  func iamc() {
    let lines = series("model,scenario,region,variable,unit,2020,2030\nm,s,China,Stock,1,2,3\n")
      .lines
    #expect(
      lines.first {
        $0.contains("error")
      } == "t.csv:1:1: error[E201]: the table has the form of IAMC, which is not read; write the "
        + "columns year,value")
    #expect(lines.count { $0.contains("error") } == 1)
  }

  @Test("A table for --data may have years as columns, and few other ones")
  func wideData() throws {
    let file = SourceFile(
      path: "sales.csv",
      text: "Entity;Metric;Unit;2030;2035\npassenger cars;sales;million/yr;26,0;27,5\n")
    var problems = Diagnostics()
    let store = DataStore.load(user: [file], reporting: &problems)
    #expect(problems.errorCount == 0)
    let rows = store.rows("passenger cars", "sales").filter { $0.confidence == .user }
    #expect(rows.map(\.value) == [26, 27.5])
    #expect(rows.map(\.year) == [2030, 2035])
    #expect(rows.map(\.boundary) == ["home market", "home market"])
    #expect(rows.map(\.source) == ["sales.csv", "sales.csv"])
    #expect(rows.map(\.location.description) == ["sales.csv:2:1", "sales.csv:2:1"])
  }
}
