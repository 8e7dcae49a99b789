import Testing

@testable import FlowInputs
@testable import FlowTables

@Suite("Data tables")
struct DataTableReaderTests {
  private static let header =
    "entity,metric,qualifier,value,unit,year,region,boundary,source,note\n"

  private func read(_ rows: String) -> (rows: [DataRow], problems: [Diagnostic]) {
    var problems = Diagnostics()
    let rows = DataTableReader.read(
      SourceFile(path: "table.csv", text: Self.header + rows), isUser: true, reporting: &problems)
    return (rows, problems.sorted)
  }

  @Test("A cell that repeats the one above reads as if it stood alone")
  func repeatedCells() {
    let read = read(
      #"""
      "a ""b""",use,x,1,t/yr,2010,China,,s,"one, two"
      "a ""b""",use,,2,t/yr,2011,China,,s,"one, two"
      "a ""b""",use,,3,kt/yr,2012,Europe,gate,s,
      c,use,,4,t/yr,2013,China,gate,r,one
      """#)
    #expect(read.problems.isEmpty)
    #expect(read.rows.map(\.entity) == ["a \"b\"", "a \"b\"", "a \"b\"", "c"])
    #expect(read.rows.map(\.qualifier) == ["x", "", "", ""])
    #expect(read.rows.map(\.unit.text) == ["t/yr", "t/yr", "kt/yr", "t/yr"])
    #expect(read.rows.map(\.region) == ["China", "China", "Europe", "China"])
    #expect(read.rows.map(\.boundary) == ["", "", "gate", "gate"])
    #expect(read.rows.map(\.source) == ["s", "s", "s", "r"])
    #expect(read.rows.map(\.note) == ["one, two", "one, two", "", "one"])
    #expect(read.rows.map(\.line) == [2, 3, 4, 5])
    #expect(read.rows.map(\.id) == ["table.csv:2", "table.csv:3", "table.csv:4", "table.csv:5"])
  }

  @Test("A year that a series has twice is found whatever stands between")
  func repeatedYear() {
    let read = read(
      """
      a,use,,1,t/yr,2030,China,,first,
      a,use,,2,t/yr,2010,China,,second,
      a,use,,2,t/yr,2010,Europe,,second,
      b,use,,3,t/yr,2010,China,,first,
      a,use,,4,t/yr,2030,China,,third,
      """)
    #expect(read.problems.map(\.location.line) == [6])
    #expect(
      read.problems.map(\.message)
        == ["a, use of 2030 has two numbers: 'first' in line 2 and 'third' here"])
  }

  @Test("A series over a horizon has the value of every year")
  func seriesOverHorizon() {
    let series = Series(years: [1990, 1994, 1994, 2003], values: [1, 3, 7, -2])
    #expect(
      series.values(over: 1985...2010) == (1985...2010).map { series.value(in: $0) })
    #expect(series.value(in: 1989) == 1)
    #expect(series.value(in: 1992) == 2)
    #expect(series.value(in: 1994) == 3)
    #expect(series.value(in: 2010) == -2)
    let constant = Series(years: [0], values: [0.5])
    #expect(constant.values(over: 2020...2022) == [0.5, 0.5, 0.5])
  }
}
