// Cells that are refused, each with its place and what to write instead.
extension CSVTable {
  /// The number in a cell, or nil after reporting why there is none.
  ///
  /// Decimals as the table has them, no thousands separators, no locale; infinity, not-a-number and
  /// what is beyond ``Magnitude`` are refused.
  public func number(
    _ row: Int, _ column: Int, reporting problems: inout Diagnostics
  ) -> Double? {
    switch reading(row, column) {
    case .number(let value): return value
    case .outside(let fault):
      let number = "\(quoted(text(row, column))) in column '\(columns[column])'"
      problems.error(
        .outsideMagnitude, at: location(row, column), fault.message(for: number),
        help: fault.help)
    case .notFinite, .notDecimal:
      reportUnreadable(row, column, "a number", example: "0.35", &problems)
    case nil:
      problems.error(
        .ambiguousDecimal, at: location(row, column),
        "\(quoted(text(row, column))) in column '\(columns[column])' has a point, but decimals of "
          + "this file have a comma",
        help: "write a comma for a decimal point, and nothing between thousands")
    }
    return nil
  }

  /// A cell as a number; nil where a point may mean two things.
  package func reading(_ row: Int, _ column: Int) -> DecimalNumber.Reading? {
    let cell = self[row, column]
    let plain = withBytes(of: cell) { read($0) }
    guard plain == .notDecimal, let folded = LookAlike.folded(text(row, column)) else {
      return plain
    }
    return read(Array(folded.utf8).span)
  }

  private func read(_ bytes: Span<UInt8>) -> DecimalNumber.Reading? {
    if decimalMark == .point { return DecimalNumber.read(bytes) }
    if let number = DecimalMark.readComma(bytes) { return number }
    // A name with a point is no number in either way of writing.
    return DecimalNumber.read(withoutPoints(bytes)) == .notDecimal ? .notDecimal : nil
  }

  private func withoutPoints(_ bytes: Span<UInt8>) -> String {
    DecimalNumber.string(bytes).filter { $0 != "." && $0 != "," }
  }

  /// The number in a cell, nil where the cell is empty; an unreadable cell is reported.
  public func optionalNumber(
    _ row: Int, _ column: Int, reporting problems: inout Diagnostics
  ) -> Double? {
    isEmpty(row, column) ? nil : number(row, column, reporting: &problems)
  }

  /// The whole number in a cell, or nil after reporting why there is none.
  public func integer(_ row: Int, _ column: Int, reporting problems: inout Diagnostics) -> Int? {
    if let value = wholeNumber(row, column) { return value }
    reportUnreadable(row, column, "a whole number", example: "2030", &problems)
    return nil
  }

  /// The whole number in a cell, also as `2030.0`.
  func wholeNumber(_ row: Int, _ column: Int) -> Int? {
    if let value = withBytes(of: self[row, column], DecimalNumber.integer) { return value }
    var text = text(row, column)
    if let folded = LookAlike.folded(text) { text = folded }
    if decimalMark == .comma { text = text.replacing(",", with: ".") }
    return DecimalNumber.year(Array(text.utf8).span)
  }

  /// The year in a cell, or nil after reporting why there is none.
  ///
  /// - Parameter range: Years allowed; by default those that scenarios may name.
  public func year(
    _ row: Int, _ column: Int, in range: ClosedRange<Int> = CalendarYears.allowed,
    reporting problems: inout Diagnostics
  ) -> Int? {
    guard let year = integer(row, column, reporting: &problems) else { return nil }
    guard range.contains(year) else {
      problems.error(
        .yearOutOfRange, at: location(row, column), "the year \(year) is out of range",
        help: "write a year in \(range.text)")
      return nil
    }
    return year
  }

  /// The text of a cell, or nil after reporting that it is empty or has more than one line.
  public func requiredText(
    _ row: Int, _ column: Int, reporting problems: inout Diagnostics
  ) -> String? {
    if !isEmpty(row, column) {
      let text = text(row, column)
      if !text.utf8.contains(0x0A) { return text }
      problems.error(
        .unreadableCell, at: location(row, column),
        "the cell in column '\(columns[column])' has more than one line",
        help: "write a name on one line")
      return nil
    }
    reportUnreadable(row, column, "a text", example: "", &problems)
    return nil
  }

  private func reportUnreadable(
    _ row: Int, _ column: Int, _ wanted: String, example: String, _ problems: inout Diagnostics
  ) {
    let place = location(row, column)
    let name = columns[column]
    let found = text(row, column)
    if found.isEmpty {
      let help = example.isEmpty ? "write \(wanted)" : "write \(wanted) such as \(example)"
      problems.error(.emptyCell, at: place, "the cell in column '\(name)' is empty", help: help)
    } else if DecimalNumber.read(found) == .notFinite {
      problems.error(
        .notFinite, at: place, "\(quoted(found)) in column '\(name)' is not a finite number",
        help: "write a number such as \(example)")
    } else {
      problems.error(
        .unreadableCell, at: place, "\(quoted(found)) in column '\(name)' is not \(wanted)",
        help: NumberAdvice.help(for: found, example: example))
    }
  }
}

extension ClosedRange<Int> {
  /// `1900–2200`, as messages write it.
  package var text: String { "\(lowerBound)–\(upperBound)" }
}

/// The years that a scenario or table may name.
public enum CalendarYears {
  public static let allowed = 1900...2200
}

/// What to write instead of a number that cannot be read.
enum NumberAdvice {
  static func help(for text: String, example: String) -> String {
    if let found = LookAlike.first(in: text) {
      let bare = (LookAlike.folded(text) ?? text).filter { $0 != " " }
      if case .number = DecimalNumber.read(bare) {
        return "it holds \(found.message); write \(bare)"
      }
      return "it holds \(found.message); \(found.help)"
    }
    let trimmed = text.filter { $0 != " " && $0 != "\t" }
    if trimmed != text, DecimalNumber.read(trimmed) != .notDecimal {
      return "remove the spaces: \(trimmed)"
    }
    let withoutCommas = text.filter { $0 != "," }
    if withoutCommas != text, case .number = DecimalNumber.read(withoutCommas) {
      return "write a decimal point and no separators between thousands"
    }
    if text.hasSuffix("%") { return "write the number alone; the unit has its own column" }
    return "write a number such as \(example)"
  }
}
