/// Which spellings make the same name: blanks around it and runs of blanks, full-width forms and
/// case make no other name.
package enum NameSpelling {
  /// A name without blanks around it, with one blank between its words, and with full-width letters
  /// and digits as plain ones.
  ///
  /// The lines of a text stay lines: only blanks beside each other become one.
  package static func tidy(_ text: String) -> String {
    if isTidy(text) { return text }
    var tidy = ""
    var blanks = 0
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        blanks += 1
        continue
      }
      if blanks > 0 && !tidy.isEmpty { tidy.unicodeScalars.append(" ") }
      blanks = 0
      tidy.unicodeScalars.append(isFullWidthWord(scalar) ? halfWidth(scalar) : scalar)
    }
    return tidy
  }

  /// What spellings of one name have in common; no name itself.
  package static func key(_ text: String) -> String {
    var key = ""
    for scalar in tidy(text).unicodeScalars {
      key.unicodeScalars.append(dashes.contains(scalar) ? "-" : halfWidth(scalar))
    }
    return key.lowercased()
  }

  /// Full-width letters, digits and signs as plain ones.
  static func halfWidth(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars { plain.unicodeScalars.append(halfWidth(scalar)) }
    return plain
  }

  /// The one known name of which a text is a spelling; nil where there is none, or several.
  package static func match(_ text: String, among known: [String]) -> String? {
    if known.contains(text) { return text }
    let wanted = key(text)
    let same = known.filter { key($0) == wanted }.distinctTexts
    return same.count == 1 ? same[0] : nil
  }

  /// Plain text of one word or more, which most names are.
  private static func isTidy(_ text: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      if byte >= 0x80 || byte == 0x09 || byte == 0x20 && last == 0x20 { return false }
      last = byte
    }
    return last != 0x20 || text.isEmpty
  }

  /// Space, tab, no-break, thin and ideographic spaces; no line end.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  private static func isFullWidthWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: false
    }
  }

  /// U+FF01 to U+FF5E are the visible characters of ASCII in full width.
  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  /// Hyphens and the dashes that word processors write for them.
  private static let dashes: [Unicode.Scalar] = [
    "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
  ]
}

extension Array where Element == String {
  /// Each text once.
  fileprivate var distinctTexts: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

/// Names of a table in the spelling of their first rows.
package struct FirstSpelling {
  private var names: [String: String] = [:]

  package init() {}

  package mutating func name(_ text: String) -> String {
    let key = NameSpelling.key(text)
    if let name = names[key] { return name }
    let name = NameSpelling.tidy(text)
    names[key] = name
    return name
  }
}
