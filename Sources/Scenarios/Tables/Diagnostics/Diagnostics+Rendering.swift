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
    var lines = LineFinder()
    var text = diagnostics.prefix(limit).map { $0.rendered(paint, &lines) }.joined()
    let more = max(0, diagnostics.count - limit) + unwritten.errors + unwritten.warnings
    if more > 0 { text += "… and \(more) more\n" }
    return text + summary(outcome: outcome) + "\n"
  }

  /// The last line: `3 errors, 1 warning.` and the outcome.
  public func summary(outcome: String = "Nothing was run.") -> String {
    let errors = errorCount
    let warnings = warningCount
    var parts = ["\(errors) \(errors == 1 ? "error" : "errors")"]
    if warnings > 0 { parts.append("\(warnings) \(warnings == 1 ? "warning" : "warnings")") }
    return "\(parts.joined(separator: ", ")). \(outcome)"
  }
}

extension InputProblems {
  public var errorCount: Int {
    diagnostics.count { $0.severity == .error } + unwritten.errors
  }

  public var warningCount: Int {
    diagnostics.count { $0.severity == .warning } + unwritten.warnings
  }
}

extension Diagnostic {
  /// The diagnostic with its picture, for example a warning beside a result.
  public func rendered(colour: Bool) -> String {
    var lines = LineFinder()
    return rendered(Paint(isOn: colour), &lines)
  }

  /// Warnings beside a result: the first ten of each kind, and how many more there are.
  ///
  /// - Parameter unwritten: Warnings that were counted and not kept.
  public static func rendered(
    warnings: [Diagnostic], unwritten: Int = 0, colour: Bool
  ) -> String {
    var counts: [DiagnosticCode: Int] = [:]
    var lines = LineFinder()
    var text = ""
    for warning in warnings {
      counts[warning.code, default: 0] += 1
      if counts[warning.code, default: 0] <= kindLimit {
        text += warning.rendered(Paint(isOn: colour), &lines)
      }
    }
    let more = counts.values.reduce(unwritten) { $0 + max(0, $1 - kindLimit) }
    return more > 0 ? text + "… and \(more) more \(more == 1 ? "warning" : "warnings")\n" : text
  }

  private static let kindLimit = 10

  fileprivate func rendered(_ paint: Paint, _ lines: inout LineFinder) -> String {
    let tone =
      switch severity {
      case .error: TerminalColour.boldRed
      case .warning: TerminalColour.boldYellow
      case .note: TerminalColour.bold
      }
    let place = paint(.bold, PrintedText.line("\(location)"))
    let kind = paint(tone, "\(severity.rawValue)[\(code.rawValue)]")
    return "\(place): \(kind): \(sentence)\n" + picture(paint, tone, &lines)
  }

  private func picture(_ paint: Paint, _ tone: TerminalColour, _ lines: inout LineFinder) -> String
  {
    // Four bytes a character at most: a longer line gets no picture, and is not looked at.
    guard code != .binaryFile && code != .notUTF8, let line = lines.line(of: location),
      line.count < 4 * 200, let text = String(validating: line, as: UTF8.self)
    else { return "" }
    let scalars = Array(text.unicodeScalars)
    guard (1..<200).contains(scalars.count), location.column <= scalars.count + 1 else { return "" }
    let gutter = " \(location.line) | "
    let blank = String(repeating: " ", count: gutter.count - 2) + "| "
    let before = scalars.prefix(location.column - 1)
    let meant = scalars.dropFirst(location.column - 1)
      .prefix(location.endColumn - location.column)
    let carets = String(repeating: "^", count: max(1, meant.reduce(0) { $0 + width($1) }))
    let shown = scalars.map { String(self.shown($0)) }.joined()
    return "\(gutter)\(shown)\n\(blank)\(padding(under: before))\(paint(tone, carets))\n"
  }

  /// Spaces as wide as the text above them, tabs kept.
  private func padding(under text: ArraySlice<Unicode.Scalar>) -> String {
    text.map { $0 == "\t" ? "\t" : String(repeating: " ", count: width($0)) }.joined()
  }

  /// A character of the line as it is printed; tabs stay, so that carets stand under their text.
  private func shown(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    var text = String.UnicodeScalarView()
    if scalar == "\t" { text.append(scalar) } else { PrintedText.append(scalar, to: &text) }
    return text
  }

  /// Columns of a terminal: two for Chinese, Japanese and Korean characters and full-width forms.
  private func width(_ scalar: Unicode.Scalar) -> Int {
    if HiddenCharacter.isPrintedAsNumber(scalar) { return shown(scalar).count }
    return switch scalar.value {
    case 0x0300...0x036F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

/// The lines of one file after another, without beginning anew for a line further down.
private struct LineFinder {
  private var path = ""
  private var number = 1
  private var start = 0

  /// The line of a place, without its end; nil past the last one.
  mutating func line(of place: FileLocation) -> ArraySlice<UInt8>? {
    let bytes = place.file.bytes
    if place.path != path || place.line < number {
      (path, number, start) = (place.path, 1, place.file.textStart)
    }
    while number < place.line {
      guard start <= bytes.count, let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
      start = end + 1
      number += 1
    }
    guard start <= bytes.count else { return nil }
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let line = bytes[start..<end]
    return line.last == 0x0D ? line.dropLast() : line
  }
}

/// Colours, or none.
private struct Paint {
  let isOn: Bool

  func callAsFunction(_ colour: TerminalColour, _ text: String) -> String {
    isOn ? colour(text) : text
  }
}

extension InputProblems {
  /// The diagnostics as JSON.
  ///
  /// `{"diagnostics":[{file,line,column,endColumn,severity,code,message,help}]}`, and behind them
  /// `"more":{"errors":…,"warnings":…}` where some were counted only.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.array("diagnostics") { writer in
        for diagnostic in diagnostics { writer.object { diagnostic.write(to: &$0) } }
      }
      if unwritten == UnwrittenProblems() { return }
      writer.object("more") {
        $0.field("errors", unwritten.errors)
        $0.field("warnings", unwritten.warnings)
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
