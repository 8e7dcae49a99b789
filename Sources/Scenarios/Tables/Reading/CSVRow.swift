/// One row of a table, asked by the names of its columns.
///
/// The header check has let the required columns pass; a missing optional column reads as empty.
package struct CSVRow {
  package let table: CSVTable
  package let row: Int

  package init(_ table: CSVTable, _ row: Int) {
    self.table = table
    self.row = row
  }

  package func text(_ column: String) -> String {
    table.index(of: column).map { table.text(row, $0) } ?? ""
  }

  package func isEmpty(_ column: String) -> Bool {
    table.index(of: column).map { table.isEmpty(row, $0) } ?? true
  }

  package func location(_ column: String) -> FileLocation {
    table.location(row, table.index(of: column) ?? 0)
  }

  /// A name that has to be there, ``NameSpelling/tidy(_:)``; empty after a complaint.
  package func required(_ column: String, _ problems: inout Diagnostics) -> String {
    guard let index = table.index(of: column) else { return "" }
    return NameSpelling.tidy(table.requiredText(row, index, reporting: &problems) ?? "")
  }

  /// The number in a cell, nil where there is none; nothing is reported.
  package func readNumber(_ column: String) -> Double? {
    guard let index = table.index(of: column), case .number(let value)? = table.reading(row, index)
    else { return nil }
    return value
  }

  /// nil where the cell is empty, or unreadable and reported.
  package func number(_ column: String, _ problems: inout Diagnostics) -> Double? {
    guard !isEmpty(column), let index = table.index(of: column) else { return nil }
    return table.number(row, index, reporting: &problems)
  }

  /// A whole number in a range; nil where the cell is empty, or wrong and reported.
  package func wholeNumber(
    _ column: String, in range: ClosedRange<Int>, _ problems: inout Diagnostics
  ) -> Int? {
    guard !isEmpty(column), let index = table.index(of: column) else { return nil }
    let written = table.wholeNumber(row, index)
    if let written, range.contains(written) { return written }
    problems.error(
      .unreadableCell, at: location(column),
      "\(quoted(text(column))) in column '\(column)' is no whole number in \(range.text)",
      help: "write one such as \(range.lowerBound)")
    return nil
  }

  /// A number that has to be there; zero after a complaint.
  package func requiredNumber(_ column: String, _ problems: inout Diagnostics) -> Double {
    guard let index = table.index(of: column) else { return 0 }
    return table.number(row, index, reporting: &problems) ?? 0
  }

  package func year(_ column: String, _ problems: inout Diagnostics) -> Int? {
    guard !isEmpty(column), let index = table.index(of: column) else { return nil }
    return table.year(row, index, reporting: &problems)
  }

  /// A fraction in 0...1; nil where the cell is empty, or wrong and reported.
  package func share(_ column: String, _ problems: inout Diagnostics) -> Double? {
    guard let value = number(column, &problems) else { return nil }
    if (0...1).contains(value) { return value }
    problems.error(
      .shareOutOfRange, at: location(column),
      "\(ShortestDecimal.string(value)) in column '\(column)' is no share",
      help: "write a fraction from 0 to 1")
    return nil
  }

  /// One of a few words; nil where the cell is empty, or wrong and reported.
  package func choice<Named: RawRepresentable<String> & CaseIterable>(
    _ column: String, _ problems: inout Diagnostics
  ) -> Named? {
    let written = text(column)
    if written.isEmpty { return nil }
    let names = Named.allCases.map(\.rawValue)
    if let choice = NameSpelling.match(written, among: names).flatMap(Named.init) { return choice }
    problems.error(
      .unknownName, at: location(column), "unknown \(column) \(quoted(written))",
      help: NearestName.help(for: written, among: names))
    return nil
  }

  /// As ``choice(_:_:)``, but the cell must not be empty.
  package func requiredChoice<Named: RawRepresentable<String> & CaseIterable>(
    _ column: String, _ problems: inout Diagnostics
  ) -> Named? {
    if isEmpty(column) {
      problems.error(
        .emptyCell, at: location(column), "the cell in column '\(column)' is empty",
        help: "write one of \(Named.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    return choice(column, &problems)
  }
}
