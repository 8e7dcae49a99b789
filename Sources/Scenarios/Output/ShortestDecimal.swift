/// Doubles as the shortest decimal that reads back as the same double.
///
/// Without an exponent from 1e-15 up to 1e21, outside of that with one (`2.5e-17`), so that no
/// number fills a line with zeros. Whole numbers have no point, and minus zero is `0`.
public enum ShortestDecimal {
  /// Appends a number; `value` must be finite, because no output format has infinities.
  public static func append(_ value: Double, to bytes: inout [UInt8]) {
    precondition(value.isFinite, "a result is not finite")
    // Below 2^53 every whole number is an exact double and its own shortest decimal.
    if value.magnitude < 9_007_199_254_740_992, value == value.rounded(.towardZero) {
      return append(Int(value), to: &bytes)
    }
    var digits = value.description
    digits.withUTF8 { append(description: $0, to: &bytes) }
  }

  public static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    if rest < 10 { return bytes.append(0x30 + UInt8(truncatingIfNeeded: rest)) }
    let start = bytes.count
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes.append(0x30 + UInt8(truncatingIfNeeded: digit))
      rest = quotient
    }
    bytes[start...].reverse()
  }

  public static func string(_ value: Double) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Swift's own text: `0.35`, `1e-05`, `1.5e+20`.
  private static func append(
    description text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]
  ) {
    guard let mark = text.lastIndex(of: UInt8(ascii: "e")) else {
      // Whole numbers from 2^53 on come with ".0".
      let isWhole = text.suffix(2).elementsEqual(".0".utf8)
      return bytes.append(contentsOf: isWhole ? text.dropLast(2) : text[...])
    }
    let digits = text[..<mark].filter { $0 &- 0x30 < 10 }
    let exponent = DecimalNumber.integer(Array(text[(mark + 1)...]).span) ?? 0
    if text.first == UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
    appendExpanded(digits, exponent: exponent, to: &bytes)
  }

  /// `d.ddd × 10^exponent`.
  private static func appendExpanded(
    _ digits: [UInt8], exponent: Int, to bytes: inout [UInt8]
  ) {
    let zero = UInt8(ascii: "0")
    if (-15..<0).contains(exponent) {
      bytes += [zero, UInt8(ascii: ".")]
      bytes += Array(repeating: zero, count: -exponent - 1) + digits
    } else if (0..<21).contains(exponent) {
      bytes += digits + Array(repeating: zero, count: max(0, exponent + 1 - digits.count))
    } else {
      bytes.append(digits[0])
      if digits.count > 1 { bytes += [UInt8(ascii: ".")] + digits[1...] }
      bytes.append(UInt8(ascii: "e"))
      append(exponent, to: &bytes)
    }
  }
}
