/// One sheet, written row by row; its first row is the header.
package struct WorkbookSheet {
  private var bytes: [UInt8] = []
  private var row = 1
  private var column = 0
  private var isRowOpen = false

  /// - Parameter widths: Of the first columns, in characters.
  package init(widths: [Int], frozenColumns: Int = 0) {
    write(Workbook.declaration)
    write(#"<worksheet xmlns="\#(Workbook.main)"><sheetViews><sheetView workbookViewId="0">"#)
    let corner = Self.letters(frozenColumns)
    let columns = frozenColumns > 0 ? #" xSplit="\#(frozenColumns)""# : ""
    let pane = frozenColumns > 0 ? "bottomRight" : "bottomLeft"
    write(#"<pane\#(columns) ySplit="1" topLeftCell="\#(corner)2" activePane="\#(pane)" "#)
    write(#"state="frozen"/></sheetView></sheetViews>"#)
    if !widths.isEmpty {
      write("<cols>")
      for (index, width) in widths.enumerated() {
        write(#"<col min="\#(index + 1)" max="\#(index + 1)" width="\#(width)" customWidth="1"/>"#)
      }
      write("</cols>")
    }
    write("<sheetData>")
  }

  package mutating func text(_ value: String) {
    open(type: "inlineStr")
    write(#"<is><t xml:space="preserve">"#)
    write(XML.escaped(value))
    write("</t></is></c>")
  }

  /// `value` must be finite.
  package mutating func number(_ value: Double) {
    open(type: nil)
    write("<v>")
    ShortestDecimal.append(value, to: &bytes)
    write("</v></c>")
  }

  package mutating func flag(_ value: Bool) {
    open(type: "b")
    write(value ? "<v>1</v></c>" : "<v>0</v></c>")
  }

  package mutating func empty() { column += 1 }

  package mutating func endRow() {
    if isRowOpen { write("</row>") }
    isRowOpen = false
    row += 1
    column = 0
  }

  consuming func finished() -> [UInt8] {
    write("</sheetData></worksheet>")
    return bytes
  }

  private mutating func open(type: String?) {
    if !isRowOpen { write("<row r=\"\(row)\">") }
    isRowOpen = true
    write("<c r=\"")
    write(Self.letters(column))
    ShortestDecimal.append(row, to: &bytes)
    write(row == 1 ? "\" s=\"1\"" : "\"")
    if let type { write(" t=\"\(type)\"") }
    write(">")
    column += 1
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Columns as a sheet names them: 0 is A, 26 is AA.
  static func letters(_ column: Int) -> String {
    var name = ""
    var rest = column + 1
    while rest > 0 {
      let letter = Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      name = String(Character(letter)) + name
      rest = (rest - 1) / 26
    }
    return name
  }
}

/// Text in XML.
enum XML {
  /// Without the characters that XML 1.0 cannot hold, and with its own written out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
