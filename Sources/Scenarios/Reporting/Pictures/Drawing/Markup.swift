internal import FlowTables

/// Sizes of type in pixels, and its faces.
enum Type {
  static let title = 13.0
  static let body = 12.0
  static let small = 11.0
  static let family =
    "Helvetica, Arial, 'Liberation Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', "
    + "sans-serif"
}

/// A coordinate, rounded to parts of a pixel.
func pixels(_ value: Double, _ parts: Double = 100) -> String {
  ShortestDecimal.string((value * parts).rounded() / parts)
}

/// Text as XML and HTML want it.
enum Markup {
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // XML 1.0 has no place for other control characters.
      case "\u{0}"..<"\u{9}", "\u{B}"..<"\u{20}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
