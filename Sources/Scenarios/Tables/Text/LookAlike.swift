/// Characters that look like those of numbers, units and YAML: Chinese keyboards, word processors
/// and web pages write them.
package enum LookAlike {
  /// The ASCII character that one stands for; nil for all others.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
    case 0x2010...0x2015, 0x2212: "-"
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    default: nil
    }
  }

  /// Whether a space leaves no doubt that it is one.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || plain(scalar) == " "
  }

  /// A number or a unit with the characters that leave no doubt in ASCII.
  ///
  /// Commas, colons, quotes and dashes stay: what they mean depends on the place. Spaces at the
  /// ends are left out.
  /// - Returns: Nil where nothing changes.
  package static func folded(_ text: String) -> String? {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(isDoubtful(scalar) ? scalar : plain(scalar) ?? scalar)
    }
    var trimmed = String(result)[...]
    while trimmed.first == " " { trimmed.removeFirst() }
    while trimmed.last == " " { trimmed.removeLast() }
    return trimmed == text ? nil : String(trimmed)
  }

  private static func isDoubtful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFF0C, 0xFF1A, 0xFF02, 0xFF07, 0x2010...0x2015, 0x2018...0x201D: true
    default: false
    }
  }

  /// A text without spaces of any kind at its ends.
  static func trimmed(_ text: String) -> Substring {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    return Substring(scalars)
  }

  /// The first character of a text that looks like another one.
  package struct Finding: Equatable {
    /// Scalars before it.
    package let offset: Int
    let scalar: Unicode.Scalar

    /// `a full-width ':' (U+FF1A)`.
    package var message: String { LookAlike.name(of: scalar) }
    /// `write ':'`.
    package var help: String {
      let plain = LookAlike.plain(scalar) ?? scalar
      return plain == " "
        ? "write a space" : "write \(plain == "'" ? "an apostrophe" : "'\(plain)'")"
    }
  }

  /// - Parameter isWanted: Which characters, by the ASCII character that they look like.
  package static func first(
    in text: String, where isWanted: (Unicode.Scalar) -> Bool = { _ in true }
  ) -> Finding? {
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if let plain = plain(scalar), isWanted(plain) {
        return Finding(offset: offset, scalar: scalar)
      }
    }
    return nil
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let name =
      switch scalar.value {
      case 0xFF01...0xFF5E: "a full-width '\(scalar)'"
      case 0xA0: "a no-break space"
      case 0x3000: "an ideographic space"
      case 0x2000...0x205F where plain(scalar) == " ": "a narrow or wide space"
      case 0x2212: "a minus sign '\(scalar)'"
      case 0x2010...0x2015: "a dash '\(scalar)'"
      default: "a curly quote '\(scalar)'"
      }
    return "\(name) (\(number))"
  }
}
