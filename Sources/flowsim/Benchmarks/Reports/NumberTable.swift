internal import FlowTables

/// A table of a workload: label columns, then numbers in the order asked for.
struct NumberTable {
  let table: CSVTable
  /// Where each of the number columns stands in the file.
  private let places: [Int]
  /// Shape `[row][column]`, flat, in the order of the columns asked for.
  let values: [Double]

  /// Years of the longest table: every year is a cohort that is followed through all later ones.
  static let mostYears = 1_000

  var rowCount: Int { table.rowCount }
  var columnCount: Int { places.count }

  /// Reads `name` in a folder; nil after reporting why it is not such a table.
  ///
  /// - Parameters:
  ///   - labels: Columns of names and years, which are not read as numbers.
  ///   - rows: How many there must be; any number above zero where nil.
  static func read(
    _ name: String, in folder: String, labels: [String], columns: [String], rows: Int? = nil,
    reporting problems: inout Diagnostics
  ) -> NumberTable? {
    let before = problems.errorCount
    let header = CSVTable.Header(labels + columns)
    guard let file = SourceFile.read("\(folder)/\(name)", reporting: &problems),
      let table = CSVTable.read(file, header: header, reporting: &problems)
    else { return nil }
    if rows.map({ $0 != table.rowCount }) ?? (table.rowCount == 0) {
      let wanted = rows.map { "\($0) rows" } ?? "rows"
      problems.error(
        .missingNumber, at: file.start, "the table has \(table.rowCount) rows",
        help: "write \(wanted) under the header")
    }
    if labels.contains("year") && table.rowCount > mostYears {
      problems.error(
        .tooManyYears, at: file.start, "the table has \(table.rowCount) years",
        help: "write at most \(mostYears)")
    }
    let numbers = NumberTable(table, columns: columns, reporting: &problems)
    return problems.errorCount == before ? numbers : nil
  }

  private init(_ table: CSVTable, columns: [String], reporting problems: inout Diagnostics) {
    let places = columns.compactMap { table.index(of: $0) }
    var values: [Double] = []
    values.reserveCapacity(table.rowCount * places.count)
    for row in 0..<table.rowCount {
      for place in places {
        values.append(table.number(row, place, reporting: &problems) ?? .nan)
      }
    }
    self.table = table
    self.places = places
    self.values = values
  }

  subscript(row: Int, column: Int) -> Double { values[row * columnCount + column] }

  /// All numbers of a column, shape `[row]`.
  func column(_ column: Int) -> [Double] { (0..<rowCount).map { self[$0, column] } }

  /// All numbers of a row, shape `[column]`.
  func row(_ row: Int) -> [Double] { (0..<columnCount).map { self[row, $0] } }

  /// The texts of a label column, shape `[row]`.
  func labels(_ name: String) -> [String] {
    guard let place = table.index(of: name) else { return [] }
    return (0..<rowCount).map { table.text($0, place) }
  }

  /// Reports a number that can be read but not used.
  func reject(
    row: Int, column: Int, _ message: String, help: String, reporting problems: inout Diagnostics
  ) {
    problems.error(
      .unreadableCell, at: table.location(row, places[column]), message, help: help)
  }
}
