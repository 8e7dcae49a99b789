/// Decimal numbers of the YAML 1.2 core schema, as scenarios and tables may write them.
///
/// `[-+]? (digits (. digits?)? | . digits) ([eE] [-+]? digits)?` with a decimal point, whatever the
/// locale; no thousands separators, hexadecimal, octal, sexagesimal, infinity or not-a-number.
package enum DecimalNumber {
  package enum Reading: Equatable {
    /// Zero is never below zero.
    case number(Double)
    /// A decimal beyond ``Magnitude``.
    case outside(Magnitude.Fault)
    /// One of the spellings of infinity and not-a-number.
    case notFinite
    case notDecimal
  }

  /// The number that a user wrote, to the nearest double.
  static func read(_ text: Span<UInt8>) -> Reading {
    guard let scan = scan(text) else { return isNotFinite(text) ? .notFinite : .notDecimal }
    let value = value(of: scan, text)
    if let fault = Magnitude.fault(of: value) { return .outside(fault) }
    // A decimal of other digits than 0 that is none is too small even for a double.
    if value == 0 { return scan.mantissa == 0 ? .number(0) : .outside(.tooSmall) }
    return .number(value)
  }

  package static func read(_ text: String) -> Reading { read(Array(text.utf8).span) }

  /// A number of our own results, however small or large; nil where the text is no decimal.
  package static func result(_ text: Span<UInt8>) -> Double? {
    scan(text).map { value(of: $0, text) }
  }

  /// The nearest double; infinite beyond 1.797e308.
  private static func value(of scan: Scan, _ text: Span<UInt8>) -> Double {
    // Clinger (1990): both operands are exact doubles, so one operation rounds once.
    if scan.mantissa <= 1 << 53 && !scan.hasMoreDigits && abs(scan.exponent) <= 22 {
      let mantissa = Double(scan.mantissa)
      let power = powersOfTen[abs(scan.exponent)]
      let magnitude = scan.exponent < 0 ? mantissa / power : mantissa * power
      return scan.isNegative ? -magnitude : magnitude
    }
    return Double(string(text)) ?? .infinity
  }

  /// A whole number without point or exponent, or nil.
  static func integer(_ text: Span<UInt8>) -> Int? {
    var index = 0
    var isNegative = false
    if let sign = text.first, sign == 0x2B || sign == 0x2D {
      isNegative = sign == 0x2D
      index = 1
    }
    guard index < text.count, text.count - index <= 18 else { return nil }
    var value = 0
    while index < text.count {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      index += 1
    }
    return isNegative ? -value : value
  }

  /// A whole number, also as `2030.0`: columns of whole numbers with gaps are saved like that.
  ///
  /// `2.000` is none: three zeros may be thousands.
  static func year(_ text: Span<UInt8>) -> Int? {
    var end = text.count
    while end > 0 && text[end - 1] == 0x30 { end -= 1 }
    guard end > 0, (1...2).contains(text.count - end), text[end - 1] == 0x2E else {
      return integer(text)
    }
    return integer(text.extracting(0..<(end - 1)))
  }

  static func string(_ text: Span<UInt8>) -> String {
    text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  private struct Scan {
    var mantissa: UInt64 = 0
    var exponent = 0
    var isNegative = false
    /// More than 18 digits: the mantissa is a prefix only.
    var hasMoreDigits = false
    var digitCount = 0

    mutating func append(_ digit: UInt8, afterPoint: Bool) {
      digitCount += 1
      if mantissa >= 100_000_000_000_000_000 {
        hasMoreDigits = true
      } else {
        mantissa = mantissa * 10 + UInt64(digit)
        if afterPoint { exponent -= 1 }
      }
    }
  }

  private static func scan(_ text: Span<UInt8>) -> Scan? {
    var scan = Scan()
    var index = 0
    if let sign = text.first, sign == 0x2B || sign == 0x2D {
      scan.isNegative = sign == 0x2D
      index = 1
    }
    var hasPoint = false
    while index < text.count {
      let byte = text[index]
      if byte &- 0x30 < 10 {
        scan.append(byte &- 0x30, afterPoint: hasPoint)
      } else if byte == 0x2E && !hasPoint {
        hasPoint = true
      } else {
        break
      }
      index += 1
    }
    guard scan.digitCount > 0 else { return nil }
    if index == text.count { return scan }
    guard text[index] | 0x20 == 0x65, index + 1 < text.count,
      let exponent = exponent(text.extracting((index + 1)...))
    else { return nil }
    scan.exponent += exponent
    return scan
  }

  /// The digits after `e`; clamped where no double could need them.
  private static func exponent(_ text: Span<UInt8>) -> Int? {
    var index = text.first == 0x2B || text.first == 0x2D ? 1 : 0
    if index == text.count { return nil }
    var value = 0
    while index < text.count {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      value = min(9999, value * 10 + Int(digit))
      index += 1
    }
    return text.first == 0x2D ? -value : value
  }

  private static func isNotFinite(_ text: Span<UInt8>) -> Bool {
    let name = string(text).lowercased().drop { "+-.".contains($0) }
    return ["nan", "inf", "infinity", "#num!", "#div/0!"].contains(String(name))
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

extension Span where Element == UInt8 {
  var first: UInt8? { isEmpty ? nil : self[0] }
}
