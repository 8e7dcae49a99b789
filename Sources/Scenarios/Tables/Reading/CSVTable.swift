/// A table of comma-separated values (RFC 4180) whose cells know where they stand.
///
/// UTF-8 with or without byte-order mark, lines ended by LF or CRLF, cells quoted where needed;
/// lines without any content are skipped. Cells are byte ranges of the file: no text is made until
/// it is asked for. Semicolons or tabs may stand in the place of commas (``CSVForm``), and years in
/// columns in the place of rows (``YearColumns``).
public struct CSVTable: Sendable {
  public let file: SourceFile
  /// The header, in the order of the file; a name that was written otherwise in its known form.
  public private(set) var columns: [String]
  /// Rows under the header.
  public private(set) var rowCount: Int
  /// One past each cell with its quotes; shape `[row, column]`, flat, the header first.
  private let ends: [UInt32]
  /// Where each row begins, the header first.
  private let starts: [UInt32]
  /// Line of the file in which each row begins, the header first.
  private let lines: [UInt32]
  /// Where the first column of each name stands.
  private var places: [String: Int]
  /// Columns of the file.
  private let width: Int
  let decimalMark: DecimalMark
  private var years: YearColumns?

  /// As many as a spreadsheet has (`XFD`).
  public static let columnLimit = 16_384

  init(file: SourceFile, columns: [String], scan: CSVScan, decimalMark: DecimalMark = .point) {
    self.file = file
    self.decimalMark = decimalMark
    width = columns.count
    self.columns = columns
    ends = scan.ends
    starts = scan.starts
    lines = scan.lines
    rowCount = scan.lines.count - 1
    places = Self.places(of: columns)
  }

  private static func places(of columns: [String]) -> [String: Int] {
    Dictionary(zip(columns, columns.indices)) { first, _ in first }
  }

  /// Gives columns the names by which they are known.
  mutating func rename(_ names: [Int: String]) {
    if names.isEmpty { return }
    for (column, name) in names { columns[column] = name }
    places = Self.places(of: columns)
  }

  /// Makes a row for each year of a row that has years as columns.
  mutating func unfold(_ years: YearColumns) {
    self.years = years
    columns = years.columns
    rowCount = years.cells.count
    places = Self.places(of: columns)
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
    let (row, column) = place(row, column)
    let cell = writtenCell(row, column)
    let start = cell.firstByte
    let end = cell.end + (cell.isQuoted ? 1 : 0)
    // Counted from the row, not from the file: every row of data keeps its place.
    var line = Int(lines[row + 1])
    var lineStart = Int(starts[row + 1])
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

  /// The line of the file in which a row begins; row -1 is the header.
  package func line(ofRow row: Int) -> Int { Int(lines[place(row, 0).row + 1]) }

  /// The first character of the header.
  var headerStart: FileLocation { file.location(line: Int(lines[0]), column: 1) }

  /// Row -1 is the header.
  package subscript(row: Int, column: Int) -> Cell {
    precondition(row < rowCount && column < columns.count, "no cell \(row), \(column)")
    let (row, column) = place(row, column)
    return writtenCell(row, column)
  }

  /// Where a cell stands in the file, which has years as columns.
  private func place(_ row: Int, _ column: Int) -> (row: Int, column: Int) {
    guard let years, row >= 0 else { return (row, column) }
    return years.place(row, column)
  }

  /// A cell of the file; row -1 is the header.
  func writtenCell(_ row: Int, _ column: Int) -> Cell {
    let place = (row + 1) * width + column
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
