/// Characters that a reader of a file or a screen does not see, or sees in another place.
package enum HiddenCharacter {
  /// Whether no file and no value of a file may hold a character, the tab and line feed aside.
  ///
  /// Controls drive a terminal; libyaml ends a line at U+0085, U+2028 and U+2029 where editors do
  /// not; marks of writing direction show text in another order than it is read. Zero-width characters
  /// and soft hyphens are let in, because texts copied from a word processor hold them.
  static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFFE, 0xFFFF:
      true
    default: false
    }
  }

  /// Whether a character is printed as its number, because it would drive a terminal or leave no mark.
  ///
  /// Variation selectors stay: they choose between two pictures of the character before them.
  package static func isPrintedAsNumber(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0xA0 { return scalar.value < 0x20 || scalar.value >= 0x7F }
    // Nothing of Latin, Greek, Cyrillic or Chinese needs a look into the tables of Unicode.
    if scalar.value < 0x300 { return scalar.value == 0xAD }
    if (0x3400...0x9FFF).contains(scalar.value) || isVariation(scalar) { return false }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
    }
  }

  private static func isVariation(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
  }

  /// What is wrong with a refused character, and what to do about it.
  static func complaint(about scalar: Unicode.Scalar) -> (message: String, help: String) {
    let name = name(of: scalar)
    switch scalar.value {
    case 0x85, 0x2028, 0x2029:
      return ("\(name) ends a line for YAML but not in an editor", "remove it")
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      return ("\(name) changes the order in which text is shown", "remove it")
    case 0xFEFF: return ("\(name) stands inside the text", "remove it")
    default: return ("\(name) is no text", "remove it")
    }
  }

  /// `U+2028 LINE SEPARATOR`.
  private static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let name: String? =
      switch scalar.value {
      // Unicode gives controls no name, and the byte-order mark an older one.
      case 0x1B: "ESCAPE"
      case 0x85: "NEXT LINE"
      case 0..<0xA0: "CONTROL CHARACTER"
      case 0xFEFF: "BYTE ORDER MARK"
      default: scalar.properties.name
      }
    return name.map { "\(number) \($0)" } ?? number
  }
}
