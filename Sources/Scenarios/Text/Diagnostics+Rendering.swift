extension InputProblems {
  /// The diagnostics as a person reads them, ended by the summary.
  ///
  /// Each begins with the line that programs read (``Diagnostic/description``); the line of the
  /// file and a row of carets follow, unless the line is long or no text.
  /// - Parameters:
  ///   - colour: Whether to write ANSI colours; the caller knows whether a terminal reads.
  ///   - limit: Diagnostics written out; the summary counts all of them.
  ///   - outcome: The end of the summary.
  public func rendered(
    colour: Bool = false, limit: Int = 50, outcome: String = "Nothing was run."
  ) -> String {
    let paint = Paint(isOn: colour)
    var text = diagnostics.prefix(limit).map { $0.rendered(paint) }.joined()
    if diagnostics.count > limit { text += "… and \(diagnostics.count - limit) more\n" }
    return text + summary(outcome: outcome) + "\n"
  }

  /// The last line: `3 errors, 1 warning.` and the outcome.
  public func summary(outcome: String = "Nothing was run.") -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    var parts = ["\(errors) \(errors == 1 ? "error" : "errors")"]
    if warnings > 0 { parts.append("\(warnings) \(warnings == 1 ? "warning" : "warnings")") }
    return "\(parts.joined(separator: ", ")). \(outcome)"
  }
}

extension Diagnostic {
  /// The diagnostic with its picture, for example a warning beside a result.
  public func rendered(colour: Bool) -> String { rendered(Paint(isOn: colour)) }

  fileprivate func rendered(_ paint: Paint) -> String {
    let tone = severity == .error ? Paint.red : Paint.yellow
    let remedy = help.isEmpty ? "" : "; \(help)"
    let place = paint(Paint.bold, "\(location)")
    let kind = paint(tone, "\(severity.rawValue)[\(code.rawValue)]")
    return "\(place): \(kind): \(message)\(remedy)\n" + picture(paint, tone)
  }

  private func picture(_ paint: Paint, _ tone: String) -> String {
    guard code != .binaryFile && code != .notUTF8, let line = location.file.line(location.line),
      let text = String(validating: line, as: UTF8.self)
    else { return "" }
    let scalars = Array(text.unicodeScalars)
    guard (1..<200).contains(scalars.count), location.column <= scalars.count + 1 else { return "" }
    let gutter = " \(location.line) | "
    let blank = String(repeating: " ", count: gutter.count - 2) + "| "
    let before = scalars.prefix(location.column - 1)
    let meant = scalars.dropFirst(location.column - 1)
      .prefix(location.endColumn - location.column)
    let carets = String(repeating: "^", count: max(1, meant.reduce(0) { $0 + width($1) }))
    let shown = printable(tabsKept: scalars)
    return "\(gutter)\(shown)\n\(blank)\(padding(under: before))\(paint(tone, carets))\n"
  }

  /// Spaces as wide as the text above them, tabs kept.
  private func padding(under text: ArraySlice<Unicode.Scalar>) -> String {
    text.map { $0 == "\t" ? "\t" : String(repeating: " ", count: width($0)) }.joined()
  }

  private func printable(tabsKept scalars: [Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    for scalar in scalars {
      result.append(isControl(scalar) && scalar != "\t" ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  /// Columns of a terminal: two for Chinese, Japanese and Korean characters and full-width forms.
  private func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

/// ANSI colours, or none.
private struct Paint {
  static let bold = "1"
  static let red = "1;31"
  static let yellow = "1;33"

  let isOn: Bool

  func callAsFunction(_ style: String, _ text: String) -> String {
    isOn ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }
}

extension InputProblems {
  /// The diagnostics as JSON.
  ///
  /// `{"diagnostics":[{file,line,column,endColumn,severity,code,message,help}]}`
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.array("diagnostics") { writer in
        for diagnostic in diagnostics { writer.object { diagnostic.write(to: &$0) } }
      }
    }
    return writer.finished()
  }
}

extension Diagnostic {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.field("file", location.path)
    writer.field("line", location.line)
    writer.field("column", location.column)
    writer.field("endColumn", location.endColumn)
    writer.field("severity", severity.rawValue)
    writer.field("code", code.rawValue)
    writer.field("message", message)
    writer.field("help", help)
  }
}
