/// A workbook of plain values (ECMA-376, SpreadsheetML): no formulas, no macros, text in the cells.
///
/// The first row of a sheet is its header: bold, and it stays in sight.
package struct Workbook {
  private var sheets: [(name: String, content: [UInt8])] = []

  package init() {}

  /// - Parameter name: At most 31 characters, none of `[]:*?/\`.
  package mutating func add(_ name: String, _ sheet: consuming WorkbookSheet) {
    sheets.append((name, sheet.finished()))
  }

  package func bytes() -> [UInt8] {
    var archive = ZipArchive()
    archive.add("[Content_Types].xml", part(contentTypes))
    archive.add("_rels/.rels", part(Self.packageRelations))
    archive.add("xl/workbook.xml", part(workbook))
    archive.add("xl/_rels/workbook.xml.rels", part(relations))
    archive.add("xl/styles.xml", part(Self.styles))
    for (index, sheet) in sheets.enumerated() {
      archive.add("xl/worksheets/sheet\(index + 1).xml", sheet.content)
    }
    return archive.finished()
  }

  private func part(_ text: String) -> [UInt8] { Array((Self.declaration + text).utf8) }

  // MARK: Parts

  static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private var contentTypes: String {
    let parts =
      [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
      + sheets.indices.map { ("/xl/worksheets/sheet\($0 + 1).xml", "worksheet") }
    let overrides = parts.map { path, kind in
      #"<Override PartName="\#(path)" ContentType="\#(Self.type).\#(kind)+xml"/>"#
    }
    return #"<Types xmlns="\#(Self.package)/content-types">"#
      + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package."#
      + #"relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#
      + overrides.joined() + "</Types>"
  }

  private static let packageRelations =
    #"<Relationships xmlns="\#(package)/relationships"><Relationship Id="rId1" "#
    + #"Type="\#(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#

  private var workbook: String {
    let list = sheets.enumerated().map { index, sheet in
      #"<sheet name="\#(XML.escaped(sheet.name))" sheetId="\#(index + 1)" r:id="rId\#(index + 1)"/>"#
    }
    return #"<workbook xmlns="\#(Self.main)" xmlns:r="\#(Self.office)"><sheets>"#
      + list.joined() + "</sheets></workbook>"
  }

  private var relations: String {
    let list = sheets.indices.map { index in
      #"<Relationship Id="rId\#(index + 1)" Type="\#(Self.office)/worksheet" "#
        + #"Target="worksheets/sheet\#(index + 1).xml"/>"#
    }
    return #"<Relationships xmlns="\#(Self.package)/relationships">"# + list.joined()
      + #"<Relationship Id="rId\#(sheets.count + 1)" Type="\#(Self.office)/styles" "#
      + #"Target="styles.xml"/></Relationships>"#
  }

  /// Two fonts, plain and bold, and a cell format for each.
  private static let styles =
    #"<styleSheet xmlns="\#(main)"><fonts count="2"><font><sz val="11"/><name val="Calibri"/>"#
    + #"</font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#
    + #"<fills count="2"><fill><patternFill patternType="none"/></fill>"#
    + #"<fill><patternFill patternType="gray125"/></fill></fills>"#
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + #"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>"#
    + #"</cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" "#
    + #"xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" "#
    + #"applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" "#
    + #"builtinId="0"/></cellStyles></styleSheet>"#
}
