/// Text of a user as it appears in a message: in quotes, on one line, never longer than a line.
package func quoted(_ text: String) -> String { "'\(printable(text, limit: 60))'" }

/// Text of a user on one line, cut after `limit` characters.
package func printable(_ text: String, limit: Int) -> String {
  let scalars = text.unicodeScalars
  guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
    end < scalars.endIndex
  else { return PrintedText.line(text) }
  return PrintedText.line(String(scalars[..<end])) + "…"
}

/// Text from outside as a terminal or a log may get it.
///
/// A control character, a mark of writing direction or an invisible character is printed as its
/// number, `\u{1B}`, so that no file and no name can drive a terminal or hide a part of itself.
public enum PrintedText {
  /// Text that belongs on one line: line ends and tabs are written `\n` and `\t`.
  public static func line(_ text: String) -> String { escaped(text, keepsLines: false) }

  /// A whole answer: its line ends and tabs stay.
  public static func lines(_ text: String) -> String { escaped(text, keepsLines: true) }

  /// A whole answer in UTF-8.
  ///
  /// - Parameter keepsColours: Whether the colours of this program pass (``TerminalColour``).
  public static func bytes(_ text: String, keepsColours: Bool = false) -> [UInt8] {
    guard keepsColours && text.utf8.contains(0x1B) else { return Array(lines(text).utf8) }
    var result: [UInt8] = []
    for (place, part) in text.split(separator: "\u{1B}", omittingEmptySubsequences: false)
      .enumerated()
    {
      let colour = place == 0 ? "" : TerminalColour.codes.first { part.hasPrefix($0) }
      if let colour {
        if place > 0 { result.append(contentsOf: "\u{1B}\(colour)".utf8) }
        result.append(contentsOf: lines(String(part.dropFirst(colour.count))).utf8)
      } else {
        result.append(contentsOf: lines("\u{1B}\(part)").utf8)
      }
    }
    return result
  }

  private static func escaped(_ text: String, keepsLines: Bool) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0 &- 0x20 < 0x5F || keepsLines && ($0 == 0x0A || $0 == 0x09)
    }
    if isPlain { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if keepsLines && (scalar == "\n" || scalar == "\t") {
        result.append(scalar)
      } else {
        append(scalar, to: &result)
      }
    }
    return String(result)
  }

  /// A character, or what is printed for it.
  static func append(_ scalar: Unicode.Scalar, to text: inout String.UnicodeScalarView) {
    switch scalar {
    case "\n": text.append(contentsOf: "\\n".unicodeScalars)
    case "\t": text.append(contentsOf: "\\t".unicodeScalars)
    case _ where HiddenCharacter.isPrintedAsNumber(scalar):
      let digits = String(scalar.value, radix: 16, uppercase: true)
      text.append(contentsOf: "\\u{\(digits)}".unicodeScalars)
    default: text.append(scalar)
    }
  }
}

/// Select Graphic Rendition (ECMA-48, 8.3.117), as far as this program uses it.
public enum TerminalColour: String, CaseIterable, Sendable {
  case bold = "1"
  case red = "31"
  case green = "32"
  case boldRed = "1;31"
  case boldYellow = "1;33"

  /// What stands behind the escape character; the last one ends a colour.
  static let codes = allCases.map { "[\($0.rawValue)m" } + ["[0m"]

  public func callAsFunction(_ text: String) -> String {
    "\u{1B}[\(rawValue)m\(text)\u{1B}[0m"
  }
}
