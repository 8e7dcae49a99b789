/// Keeps text in tables from being run by a spreadsheet.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a
/// formula, which may start programs or send neighbouring cells away. Such text is written behind an
/// apostrophe, as OWASP advises ("CSV Injection"); our readers remove it again.
/// Numbers stay as they are.
enum FormulaGuard {
  private static let apostrophe = UInt8(ascii: "'")

  /// Whether a text is written behind an apostrophe.
  ///
  /// So are texts that look guarded already: what is written reads back as it was.
  static func isNeeded(_ text: Span<UInt8>) -> Bool {
    let bare = text.extracting(leadingApostrophes(text)...)
    guard let first = bare.first, begins(first) else { return false }
    if bare.count < text.count { return true }
    // A sign alone computes nothing.
    if bare.count == 1 && first > 0x20 { return false }
    return DecimalNumber.read(bare) == .notDecimal
  }

  /// The text without the apostrophe of the guard.
  static func removed(from text: String) -> String {
    guard text.utf8.first == apostrophe else { return text }
    let isGuarded = Array(text.utf8).span.withUnsafeBufferPointer {
      $0.first { $0 != apostrophe }.map(begins) ?? false
    }
    return isGuarded ? String(text.dropFirst()) : text
  }

  private static func leadingApostrophes(_ text: Span<UInt8>) -> Int {
    var count = 0
    while count < text.count && text[count] == apostrophe { count += 1 }
    return count
  }

  private static func begins(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }
}
