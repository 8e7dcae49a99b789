/// Writes JSON with the keys in the order given, two spaces of indentation and a final line feed.
///
/// Numbers are shortest decimals. What JSON demands is escaped, and every character that would
/// drive a terminal or hide a part of a text. Same calls, same bytes.
///
///     var writer = JSONWriter()
///     writer.object {
///       $0.field("scenario", "same-grade")
///       $0.array("inputs") { $0.value(1.5) }
///     }
///     let bytes = writer.finished()
public struct JSONWriter: Sendable {
  private var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true
  private let isCompact: Bool

  /// - Parameter compact: All on one line, as for a line of a log.
  public init(compact: Bool = false) { isCompact = compact }

  /// The text, ended by a line feed.
  public consuming func finished() -> [UInt8] {
    precondition(depth == 0, "an object or array is still open")
    bytes.append(0x0A)
    return bytes
  }

  // MARK: In an array, or as the whole document

  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    separate()
    nest("{", "}", body)
  }

  public mutating func array(_ body: (inout JSONWriter) -> Void) {
    separate()
    nest("[", "]", body)
  }

  public mutating func value(_ text: String) {
    separate()
    Self.append(text, to: &bytes)
  }

  /// `number` must be finite.
  public mutating func value(_ number: Double) {
    separate()
    ShortestDecimal.append(number, to: &bytes)
  }

  public mutating func value(_ number: Int) {
    separate()
    ShortestDecimal.append(number, to: &bytes)
  }

  public mutating func value(_ truth: Bool) {
    separate()
    bytes.append(contentsOf: (truth ? "true" : "false").utf8)
  }

  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  // MARK: In an object

  public mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
    writeKey(key)
    nest("{", "}", body)
  }

  public mutating func array(_ key: String, _ body: (inout JSONWriter) -> Void) {
    writeKey(key)
    nest("[", "]", body)
  }

  public mutating func field(_ key: String, _ text: String) {
    writeKey(key)
    Self.append(text, to: &bytes)
  }

  /// `number` must be finite.
  public mutating func field(_ key: String, _ number: Double) {
    writeKey(key)
    ShortestDecimal.append(number, to: &bytes)
  }

  public mutating func field(_ key: String, _ number: Int) {
    writeKey(key)
    ShortestDecimal.append(number, to: &bytes)
  }

  public mutating func field(_ key: String, _ truth: Bool) {
    writeKey(key)
    bytes.append(contentsOf: (truth ? "true" : "false").utf8)
  }

  public mutating func field(null key: String) {
    writeKey(key)
    bytes.append(contentsOf: "null".utf8)
  }

  // MARK: Layout

  private mutating func writeKey(_ key: String) {
    separate()
    Self.append(key, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    if !isCompact { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func nest(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { breakLine() }
    isFirst = false
    bytes.append(UInt8(ascii: close))
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 { breakLine() }
    isFirst = false
  }

  private mutating func breakLine() {
    guard !isCompact else { return }
    bytes.append(0x0A)
    for _ in 0..<(2 * depth) { bytes.append(0x20) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let isPlain = text.utf8.allSatisfy {
      $0 &- 0x20 < 0x5F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
    case "\n": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
    case "\t": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
    case " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    case _ where HiddenCharacter.isPrintedAsNumber(scalar):
      for unit in scalar.utf16 { appendEscape(unit, to: &bytes) }
    default: bytes.append(contentsOf: scalar.utf8)
    }
  }

  /// `\u` and four digits.
  private static func appendEscape(_ unit: UInt16, to bytes: inout [UInt8]) {
    let digits = String(unit, radix: 16)
    bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
  }
}

extension JSONWriter {
  /// `null` where there is no number.
  package mutating func field(optional key: String, _ number: Double?) {
    if let number { field(key, number) } else { field(null: key) }
  }

  package mutating func field(optional key: String, _ number: Int?) {
    if let number { field(key, number) } else { field(null: key) }
  }

  package mutating func field(optional key: String, _ truth: Bool?) {
    if let truth { field(key, truth) } else { field(null: key) }
  }

  package mutating func field(optional key: String, _ text: String?) {
    if let text { field(key, text) } else { field(null: key) }
  }
}
