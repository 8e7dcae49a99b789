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
    if TextCheck.isBlank(file) {
      problems.error(
        .emptyFile, at: file.start, "the file is empty", help: "a table begins with a header line")
      return nil
    }
    guard TextCheck.passes(file, reporting: &problems) else { return nil }
    let scan = CSVScan(file)
    if let stop = scan.stop {
      report(stop, in: file, &problems)
      return nil
    }
    let columns = header(of: scan, in: file)
    guard reportSeparator(of: columns, in: file, &problems) else { return nil }
    problems.append(contentsOf: scan.ragged)
    return CSVTable(file: file, columns: columns, scan: scan)
  }

  private static func report(
    _ stop: CSVScan.Stop, in file: SourceFile, _ problems: inout Diagnostics
  ) {
    switch stop {
    case .strayQuote(let offset, let message, let help):
      problems.error(.strayQuote, at: file.location(atByte: offset), message, help: help)
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

  private func check(_ header: Header, reporting problems: inout Diagnostics) -> Bool {
    let before = problems.errorCount
    let known = header.required + header.optional
    let knownNames = Set(known)
    let missing = header.required.filter { index(of: $0) == nil }
    var unknown = Set(header.allowsOthers ? [] : columns.filter { !knownNames.contains($0) })
    // Two hundred names are looked through: what is lost among more is no typing error.
    let foreign = Array(columns.lazy.filter { !knownNames.contains($0) }.prefix(200))
    var lost: [String] = []
    for column in missing {
      // A column that is missing because its name is misspelled is one mistake, not two.
      guard let near = NearestName.match(column, among: foreign) else {
        lost.append(column)
        continue
      }
      unknown.remove(near)
      problems.error(
        .missingColumn, at: file.start, "column '\(column)' is missing",
        help: "did you mean '\(column)' by \(quoted(near))?")
    }
    reportMissing(lost, &problems)
    for (place, column) in columns.enumerated() {
      let isRepeated = index(of: column) != place
      if !isRepeated && !unknown.contains(column) { continue }
      // Counting to a place takes as long as the header: it is done for those that are kept.
      let location = problems.hasAllErrors ? file.start : headerLocation(place)
      if isRepeated {
        problems.error(
          .duplicateColumn, at: location, "column \(quoted(column)) occurs twice",
          help: "keep one of them")
      } else {
        problems.error(
          .unknownColumn, at: location, "unknown column \(quoted(column))",
          help: NearestName.match(column, among: known.filter { index(of: $0) == nil })
            .map { "did you mean '\($0)'?" } ?? "the columns are \(known.joined(separator: ","))")
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
