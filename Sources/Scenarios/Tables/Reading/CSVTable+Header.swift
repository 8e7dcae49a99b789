extension CSVTable {
  /// The columns that a table must and may have.
  public struct Header: Sendable {
    public let required: [String]
    public let optional: [String]
    /// What becomes of columns of other names.
    let others: Others
    /// What a table must have that has years as columns, beside these; nil where it may not.
    let besideYears: [String]?
    /// Columns that are known and that no message names.
    let quiet: [String]

    /// Columns that a table has beside those that are read.
    package enum Others: Sendable {
      case refused
      /// Columns that belong to another reader of the same table.
      case readPast
      /// Columns that their owner keeps: named once.
      case told
    }

    package init(
      _ required: [String], optional: [String] = [], others: Others = .refused,
      besideYears: [String]? = nil, quiet: [String] = []
    ) {
      self.required = required
      self.optional = optional
      self.others = others
      self.besideYears = besideYears
      self.quiet = quiet
    }

    var known: [String] { required + optional + quiet }
    var named: [String] { required + optional }

    /// What a table needs whose years were columns.
    fileprivate var unfolded: Header {
      let needed = (besideYears ?? []) + [YearColumns.year, YearColumns.value]
      return Header(
        needed, optional: optional + required.filter { !needed.contains($0) }, others: others,
        quiet: quiet)
    }

    /// Whether a table with years as columns is one of this header: with none of its other columns
    /// it has no header.
    fileprivate func mayUnfold(_ columns: [String]) -> Bool {
      guard let besideYears else { return false }
      if !besideYears.isEmpty { return besideYears.contains(where: columns.contains) }
      return columns.allSatisfy { YearColumns.isYear($0) || known.contains($0) || $0.isEmpty }
    }
  }

  /// Reads a table and checks its header.
  ///
  /// All problems are reported: missing (at the header), unknown and repeated columns, rows with
  /// too many or too few cells (left out of the table), stray quotes.
  /// - Returns: The table, or nil where the file is no table or its header is wrong.
  public static func read(
    _ file: SourceFile, header: Header, reporting problems: inout Diagnostics
  ) -> CSVTable? {
    guard var table = read(file, reporting: &problems) else { return nil }
    table.rename(table.names(known: header.known))
    var header = header
    if header.mayUnfold(table.columns), let years = YearColumns(table) {
      header = header.unfolded
      problems.note(
        .tableForm, at: table.headerStart, "each column of a year is read as rows of that year")
      table.unfold(years)
    }
    return table.check(header, reporting: &problems) ? table : nil
  }

  /// Reads a table with any header.
  public static func read(_ file: SourceFile, reporting problems: inout Diagnostics) -> CSVTable? {
    if TextCheck.isBlank(file) { return reportEmpty(file, &problems) }
    guard let file = TextCheck.text(of: file, reporting: &problems) else { return nil }
    let form = CSVForm(file)
    let scan = CSVScan(file, form)
    if let stop = scan.stop {
      report(stop, in: file, separator: form.separator, &problems)
      return nil
    }
    if scan.starts.isEmpty { return reportEmpty(file, &problems) }
    let columns = header(of: scan, in: file)
    guard reportSeparator(of: columns, in: file, &problems) else { return nil }
    problems.append(contentsOf: scan.ragged)
    if form.separator == CSVForm.comma { return CSVTable(file: file, columns: columns, scan: scan) }
    let mark = decimalMark(of: scan, columns, in: file)
    let table = CSVTable(file: file, columns: columns, scan: scan, decimalMark: mark)
    problems.note(
      .tableForm, at: table.headerStart,
      "read with \(CSVForm.name(of: form.separator)) between cells and decimal "
        + (mark == .comma ? "commas" : "points"))
    return table
  }

  /// Semicolons mean decimal commas; in a table with tabs some cell must have one.
  private static func decimalMark(
    of scan: CSVScan, _ columns: [String], in file: SourceFile
  ) -> DecimalMark {
    if scan.separator == CSVForm.semicolon { return .comma }
    let table = CSVTable(file: file, columns: columns, scan: scan)
    for row in 0..<table.rowCount {
      for column in columns.indices
      where table.withBytes(of: table[row, column], DecimalMark.isPlainComma) { return .comma }
    }
    return .point
  }

  private static func reportEmpty(
    _ file: SourceFile, _ problems: inout Diagnostics
  ) -> CSVTable? {
    problems.error(
      .emptyFile, at: file.start, "the file is empty", help: "a table begins with a header line")
    return nil
  }

  private static func report(
    _ stop: CSVScan.Stop, in file: SourceFile, separator: UInt8, _ problems: inout Diagnostics
  ) {
    switch stop {
    case .strayQuote(let offset, let message, let help):
      problems.error(.strayQuote, at: file.location(atByte: offset), message, help: help)
    case .otherSeparator(let offset, let other):
      let name = CSVForm.name(of: separator)
      problems.error(
        .wrongSeparator, at: file.location(atByte: offset),
        "\(other == CSVForm.tab ? "a tab" : CSVForm.name(of: other)) stands behind a cell, where "
          + "the header has \(name)", help: "separate all cells by \(name)")
    case .tooWide:
      problems.error(
        .fileTooLarge, at: file.start, "the header has more than \(columnLimit) columns",
        help: "a table has at most \(columnLimit); write its numbers below each other")
    }
  }

  private static func header(of scan: CSVScan, in file: SourceFile) -> [String] {
    var start = Int(scan.starts[0])
    return scan.ends.prefix(scan.width).map { end in
      let cell = file.bytes[start..<Int(end)]
      start = Int(end) + 1
      return cell.first == 0x22
        ? unescaped(cell.dropFirst().dropLast()) : String(decoding: cell, as: UTF8.self)
    }
  }

  /// A header that is one cell with a full-width comma in it was meant as more.
  private static func reportSeparator(
    of columns: [String], in file: SourceFile, _ problems: inout Diagnostics
  ) -> Bool {
    guard columns.count == 1,
      let found = LookAlike.first(in: columns[0], where: { $0 == "," || $0 == ";" })
    else { return true }
    problems.error(
      .lookAlike, at: file.location(line: 1, column: found.offset + 1),
      "\(found.message) stands between cells", help: found.help)
    return false
  }
}
