/// A table of comma-separated values (RFC 4180) whose cells know where they stand.
///
/// UTF-8 with or without byte-order mark, lines ended by LF or CRLF, cells quoted where needed;
/// lines without any character are skipped. Cells are byte ranges of the file: no text is made
/// until it is asked for.
public struct CSVTable: Sendable {
  public let file: SourceFile
  /// The header, in the order of the file.
  public let columns: [String]
  /// Rows under the header.
  public let rowCount: Int
  /// One past each cell with its quotes; shape `[row, column]`, flat, the header first.
  private let ends: [UInt32]
  /// Where each row begins, the header first.
  private let starts: [UInt32]
  /// Line of the file in which each row begins, the header first.
  package let lines: [UInt32]
  /// Where the first column of each name stands.
  private let places: [String: Int]

  /// As many as a spreadsheet has (`XFD`).
  public static let columnLimit = 16_384

  init(file: SourceFile, columns: [String], scan: CSVScan) {
    self.file = file
    self.columns = columns
    ends = scan.ends
    starts = scan.starts
    lines = scan.lines
    rowCount = scan.lines.count - 1
    places = Dictionary(zip(columns, columns.indices)) { first, _ in first }
  }

  /// The bytes of a cell between its quotes, if it has any.
  package struct Cell {
    let start: Int
    let end: Int
    let isQuoted: Bool

    /// The opening quote, or the first byte of the text.
    var firstByte: Int { start - (isQuoted ? 1 : 0) }
  }

  /// Where a column stands, or nil if the file has no such column.
  public func index(of column: String) -> Int? { places[column] }

  /// The text of a cell.
  public func text(_ row: Int, _ column: Int) -> String {
    let cell = self[row, column]
    let bytes = file.bytes[cell.start..<cell.end]
    let text =
      cell.isQuoted && bytes.contains(0x22)
      ? Self.unescaped(bytes) : withBytes(of: cell, DecimalNumber.string)
    return FormulaGuard.removed(from: text)
  }

  public func isEmpty(_ row: Int, _ column: Int) -> Bool {
    let cell = self[row, column]
    return cell.start == cell.end
  }

  /// Whether a cell holds exactly these bytes; makes no text.
  public func equals(_ row: Int, _ column: Int, _ text: StaticString) -> Bool {
    let cell = self[row, column]
    guard cell.end - cell.start == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { wanted in
      zip(wanted, file.bytes[cell.start..<cell.end]).allSatisfy { $0 == $1 }
    }
  }

  /// Whether two cells hold the same bytes; makes no text.
  package func areEqual(_ a: Cell, _ b: Cell) -> Bool {
    let count = a.end - a.start
    guard count == b.end - b.start else { return false }
    let bytes = file.bytes.span
    for offset in 0..<count where bytes[a.start + offset] != bytes[b.start + offset] {
      return false
    }
    return true
  }

  /// Where a cell begins (at its opening quote) and ends.
  public func location(_ row: Int, _ column: Int) -> FileLocation {
    let start = self[row, column].firstByte
    let end = self[row, column].end + (self[row, column].isQuoted ? 1 : 0)
    // Counted from the row, not from the file: every row of data keeps its place.
    var line = Int(lines[row + 1])
    var lineStart = self[row, 0].firstByte
    for index in lineStart..<start where file.bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    return file.location(
      line: line, column: 1 + file.scalarCount(from: lineStart, to: start),
      length: file.scalarCount(from: start, to: end))
  }

  /// Where a column's name stands in the header.
  public func headerLocation(_ column: Int) -> FileLocation { location(-1, column) }

  /// Row -1 is the header.
  package subscript(row: Int, column: Int) -> Cell {
    precondition(row < rowCount && column < columns.count, "no cell \(row), \(column)")
    let place = (row + 1) * columns.count + column
    let start = Int(column == 0 ? starts[row + 1] : ends[place - 1] + 1)
    let end = Int(ends[place])
    let isQuoted = start < end && file.bytes[start] == 0x22
    return Cell(
      start: start + (isQuoted ? 1 : 0), end: end - (isQuoted ? 1 : 0), isQuoted: isQuoted)
  }

  /// Lends the bytes of a cell.
  package func withBytes<Result>(of cell: Cell, _ body: (Span<UInt8>) -> Result) -> Result {
    body(file.bytes.span.extracting(cell.start..<cell.end))
  }

  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var skipsQuote = false
    for byte in bytes {
      if byte == 0x22 && skipsQuote {
        skipsQuote = false
        continue
      }
      skipsQuote = byte == 0x22
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension CSVTable {
  /// The number in a cell, or nil after reporting why there is none.
  ///
  /// Decimal point, no thousands separators, no locale; infinity, not-a-number and what is beyond
  /// ``Magnitude`` are refused.
  public func number(
    _ row: Int, _ column: Int, reporting problems: inout Diagnostics
  ) -> Double? {
    switch withBytes(of: self[row, column], { DecimalNumber.read($0) }) {
    case .number(let value): return value
    case .outside(let fault):
      let number = "\(quoted(text(row, column))) in column '\(columns[column])'"
      problems.error(
        .outsideMagnitude, at: location(row, column), fault.message(for: number),
        help: fault.help)
    case .notFinite, .notDecimal:
      reportUnreadable(row, column, "a number", example: "0.35", &problems)
    }
    return nil
  }

  /// The number in a cell, nil where the cell is empty; an unreadable cell is reported.
  public func optionalNumber(
    _ row: Int, _ column: Int, reporting problems: inout Diagnostics
  ) -> Double? {
    isEmpty(row, column) ? nil : number(row, column, reporting: &problems)
  }

  /// The whole number in a cell, or nil after reporting why there is none.
  public func integer(_ row: Int, _ column: Int, reporting problems: inout Diagnostics) -> Int? {
    if let value = withBytes(of: self[row, column], DecimalNumber.integer) { return value }
    reportUnreadable(row, column, "a whole number", example: "2030", &problems)
    return nil
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
