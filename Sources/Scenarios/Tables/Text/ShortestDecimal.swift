/// Doubles as the shortest decimal that reads back as the same double.
///
/// Without an exponent from 1e-15 up to 2^53, outside of that with one (`2.5e-17`, `1.5e20`), so that
/// no number fills a line with zeros or with digits that nobody counts. Whole numbers have no point, and minus zero is `0`.
public enum ShortestDecimal {
  /// Appends a number; `value` must be finite, because no output format has infinities.
  public static func append(_ value: Double, to bytes: inout [UInt8]) {
    precondition(value.isFinite, "a result is not finite")
    // Below 2^53 every whole number is an exact double and its own shortest decimal.
    if value.magnitude < 9_007_199_254_740_992 {
      let whole = Int(value)
      if Double(whole) == value { return append(whole, to: &bytes) }
    }
    if let decimal = ShortDecimal(value.magnitude) {
      return append(decimal.digits, decimals: decimal.decimals, isNegative: value < 0, to: &bytes)
    }
    var digits = value.description
    digits.withUTF8 { append(description: $0, to: &bytes) }
  }

  public static func append(_ value: Int, to bytes: inout [UInt8]) {
    append(UInt64(value.magnitude), decimals: 0, isNegative: value < 0, to: &bytes)
  }

  public static func string(_ value: Double) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `digits / 10^decimals`, written from its end.
  ///
  /// - Parameter decimals: At most 32, or the text would not fit.
  private static func append(
    _ digits: UInt64, decimals: Int, isNegative: Bool, to bytes: inout [UInt8]
  ) {
    var text = InlineArray<64, UInt8>(repeating: 0)
    var start = text.count
    var rest = digits
    func takeDigit() {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      start &-= 1
      text[start] = 0x30 | UInt8(truncatingIfNeeded: digit)
      rest = quotient
    }
    if decimals > 0 {
      for _ in 0..<decimals { takeDigit() }
      start -= 1
      text[start] = UInt8(ascii: ".")
    }
    repeat { takeDigit() } while rest > 0
    if isNegative {
      start -= 1
      text[start] = UInt8(ascii: "-")
    }
    text.span.extracting(start...).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
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
    let exponent = DecimalNumber.integer(text.span.extracting((mark + 1)...)) ?? 0
    var digits = text[..<mark]
    if digits.first == UInt8(ascii: "-") { bytes.append(digits.removeFirst()) }
    append(digits, exponent: exponent, to: &bytes)
  }

  /// `d.ddd × 10^exponent`, where `digits` is `d.ddd` or a single digit.
  private static func append(
    _ digits: Slice<UnsafeBufferPointer<UInt8>>, exponent: Int, to bytes: inout [UInt8]
  ) {
    let zero = UInt8(ascii: "0")
    let decimals = digits.dropFirst(2)
    if (-15..<0).contains(exponent) {
      bytes.append(zero)
      bytes.append(UInt8(ascii: "."))
      for _ in exponent + 1..<0 { bytes.append(zero) }
      bytes.append(contentsOf: digits.prefix(1))
      bytes.append(contentsOf: decimals)
    } else if (0..<15).contains(exponent) {
      bytes.append(contentsOf: digits.prefix(1))
      bytes.append(contentsOf: decimals)
      // Whole numbers from 2^53 on have no more decimals than the exponent takes in.
      for _ in decimals.count..<exponent { bytes.append(zero) }
    } else {
      bytes.append(contentsOf: digits)
      bytes.append(UInt8(ascii: "e"))
      append(exponent, to: &bytes)
    }
  }
}
