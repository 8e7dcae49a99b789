import Testing

@testable import FlowTables

@Suite("Workbook")
struct WorkbookTests {
  @Test(
    "Columns are named as sheets name them",
    arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")])
  func letters(_ column: Int, _ name: String) { #expect(WorkbookSheet.letters(column) == name) }

  @Test("Numbers are numbers, text is text, what is empty has no cell")
  func cells() {
    var sheet = WorkbookSheet(widths: [])
    sheet.text("name")
    sheet.number(2030)
    sheet.endRow()
    sheet.text("=1+1 & \"<b>\"")
    sheet.empty()
    sheet.number(-0.35)
    sheet.flag(true)
    sheet.endRow()
    let text = String(decoding: sheet.finished(), as: UTF8.self)
    let rows = text.split(separator: "<sheetData>").last.map(String.init)
    #expect(
      rows == #"<row r="1"><c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">name</t></is>"#
        + #"</c><c r="B1" s="1"><v>2030</v></c></row><row r="2"><c r="A2" t="inlineStr"><is>"#
        + #"<t xml:space="preserve">=1+1 &amp; &quot;&lt;b&gt;&quot;</t></is></c>"#
        + #"<c r="C2"><v>-0.35</v></c><c r="D2" t="b"><v>1</v></c></row></sheetData></worksheet>"#)
  }

  @Test("Characters that XML cannot hold are left out")
  func escaping() {
    #expect(XML.escaped("a\u{1}b\u{FFFE}c\td") == "abc\td")
  }
}
