/// Numbers of a command line, read as those of files are.
public enum ArgumentNumber {
  /// Why an argument is no number; says what to write.
  public struct Problem: Error, Equatable, Sendable, CustomStringConvertible {
    public let description: String
  }

  /// A decimal number within ``Magnitude``.
  ///
  /// - Parameter example: What a right one looks like.
  public static func read(_ text: String, example: String = "0.35") throws(Problem) -> Double {
    switch DecimalNumber.read(text) {
    case .number(let value): return value
    case .outside(let fault):
      throw Problem(
        description: "\(fault.message(for: quoted(text))); \(fault.help) "
          + "(\(DiagnosticCode.outsideMagnitude.rawValue))")
    case .notFinite, .notDecimal:
      throw Problem(
        description: "\(quoted(text)) is not a number; write a number such as \(example)")
    }
  }

  /// A decimal number in a range.
  public static func read(
    _ text: String, in range: ClosedRange<Double>, example: String
  ) throws(Problem) -> Double {
    let value = try read(text, example: example)
    if range.contains(value) { return value }
    let ends = [range.lowerBound, range.upperBound].map(ShortestDecimal.string)
    throw Problem(
      description: "\(quoted(text)) is out of range; write a number from \(ends[0]) to \(ends[1])")
  }

  /// A share, `70%` or `0.7`.
  public static func share(_ text: String) throws(Problem) -> Double {
    let isPercent = text.hasSuffix("%")
    let bare = isPercent ? String(text.dropLast()).filter { $0 != " " } : text
    let scale = isPercent ? 100.0 : 1
    guard case .number(let value) = DecimalNumber.read(bare), (0...scale).contains(value) else {
      throw Problem(description: "\(quoted(text)) is no share; write 70% or 0.7")
    }
    return value / scale
  }

  /// A year that a scenario or table may name.
  public static func year(_ text: String) throws(Problem) -> Int {
    let years = CalendarYears.allowed
    guard let year = DecimalNumber.integer(Array(text.utf8).span), years.contains(year) else {
      throw Problem(description: "\(quoted(text)) is no year; write one in \(years.text)")
    }
    return year
  }

  /// A whole number from 1 up to a limit.
  public static func count(_ text: String, limit: Int) throws(Problem) -> Int {
    guard let count = DecimalNumber.integer(Array(text.utf8).span), (1...limit).contains(count)
    else {
      throw Problem(
        description: "\(quoted(text)) is out of range; write a whole number from 1 to \(limit)")
    }
    return count
  }
}
