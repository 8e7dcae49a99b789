extension CSVTable {
  /// The columns that a table must and may have.
  public struct Header: Sendable {
    public let required: [String]
    public let optional: [String]
    /// Whether columns of other names are read past.
    public let allowsOthers: Bool

    public init(_ required: [String], optional: [String] = [], allowsOthers: Bool = false) {
      self.required = required
      self.optional = optional
      self.allowsOthers = allowsOthers
    }
  }

  /// Reads a table and checks its header.
  ///
  /// All problems are reported: missing (at 1:1), unknown and repeated columns, rows with too many
  /// or too few cells (left out of the table), stray quotes.
  /// - Returns: The table, or nil where the file is no table or its header is wrong.
  public static func read(
    _ file: SourceFile, header: Header, reporting problems: inout Diagnostics
  ) -> CSVTable? {
    guard let table = read(file, reporting: &problems) else { return nil }
    return table.check(header, reporting: &problems) ? table : nil
  }

  /// Reads a table with any header.
  public static func read(_ file: SourceFile, reporting problems: inout Diagnostics) -> CSVTable? {
    guard TextCheck.passes(file, reporting: &problems) else { return nil }
    let scan = CSVScan(file.bytes.span, from: file.textStart)
    if let quote = scan.strayQuote {
      problems.error(
        .strayQuote, at: file.location(atByte: quote.offset), quote.message, help: quote.help)
      return nil
    }
    guard let width = scan.rowEnds.first else {
      problems.error(
        .emptyFile, at: file.start, "the file is empty", help: "a table begins with a header line")
      return nil
    }
    let columns = scan.cells.prefix(width).map {
      String(decoding: file.bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
    guard reportSeparator(of: columns, in: file, &problems) else { return nil }
    let (cells, lines) = rectangular(scan, in: file, reporting: &problems)
    return CSVTable(
      file: file, columns: columns, rowCount: lines.count - 1, cells: cells, lines: lines)
  }

  /// A header that is one cell with `;` or tabs in it comes from another kind of table.
  private static func reportSeparator(
    of columns: [String], in file: SourceFile, _ problems: inout Diagnostics
  ) -> Bool {
    for (separator, name) in [(";", "';'"), ("\t", "tabs")]
    where columns.count == 1 && columns[0].contains(separator) {
      problems.error(
        .wrongSeparator, at: file.start, "the cells are separated by \(name)",
        help: "separate them by ',' and write decimals with a point")
      return false
    }
    return true
  }

  /// The cells of the rows that are as wide as the header; the others are reported.
  private static func rectangular(
    _ scan: CSVScan, in file: SourceFile, reporting problems: inout Diagnostics
  ) -> (cells: [Cell], lines: [UInt32]) {
    if scan.isRectangular { return (scan.cells, scan.lines) }
    let width = scan.rowEnds[0]
    var cells: [Cell] = []
    var lines: [UInt32] = []
    var start = 0
    for (end, line) in zip(scan.rowEnds, scan.lines) {
      if end - start == width {
        cells.append(contentsOf: scan.cells[start..<end])
        lines.append(line)
      } else {
        problems.error(
          .raggedRow, at: file.location(line: Int(line), column: 1),
          "the row has \(end - start) cells, the header \(width)",
          help: end - start > width
            ? "put quotes around a cell that holds a comma"
            : "write a comma for every cell, also where it is empty")
      }
      start = end
    }
    return (cells, lines)
  }

  private func check(_ header: Header, reporting problems: inout Diagnostics) -> Bool {
    let before = problems.errorCount
    let known = header.required + header.optional
    let missing = header.required.filter { !columns.contains($0) }
    var unknown = header.allowsOthers ? [] : columns.filter { !known.contains($0) }
    var lost: [String] = []
    for column in missing {
      // A column that is missing because its name is misspelled is one mistake, not two.
      guard let near = NearestName.match(column, among: columns.filter { !known.contains($0) })
      else {
        lost.append(column)
        continue
      }
      unknown.removeAll { $0 == near }
      problems.error(
        .missingColumn, at: file.start, "column '\(column)' is missing",
        help: "did you mean '\(column)' by \(quoted(near))?")
    }
    reportMissing(lost, &problems)
    for (index, column) in columns.enumerated() {
      if columns.firstIndex(of: column) != index {
        problems.error(
          .duplicateColumn, at: headerLocation(index), "column \(quoted(column)) occurs twice",
          help: "keep one of them")
      } else if unknown.contains(column) {
        let near = NearestName.match(column, among: known.filter { !columns.contains($0) })
        problems.error(
          .unknownColumn, at: headerLocation(index), "unknown column \(quoted(column))",
          help: near.map { "did you mean '\($0)'?" }
            ?? "the columns are \(known.joined(separator: ","))")
      }
    }
    return problems.errorCount == before
  }

  private func reportMissing(_ names: [String], _ problems: inout Diagnostics) {
    guard let first = names.first else { return }
    let what =
      names.count == 1
      ? "column '\(first)' is missing"
      : "columns \(names.map { "'\($0)'" }.joined(separator: ", ")) are missing"
    problems.error(
      .missingColumn, at: file.start, what,
      help: "the header has \(printable(columns.joined(separator: ","), limit: 120))")
  }
}
