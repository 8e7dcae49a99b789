/// The cells of a table that has years as columns, one row for each number.
///
/// `entity,metric,unit,2025,2030` is read as `entity,metric,unit,year,value`. Cells without a
/// number are no rows.
struct YearColumns: Sendable {
  /// The columns of a row: those of the file beside the years, then year and value.
  let columns: [String]
  /// Row of the file and column of the year, for each row.
  let cells: [(row: UInt32, year: UInt32)]
  /// Columns of the file that are no years.
  private let fixed: [Int]

  /// Names of the columns that are made.
  static let year = "year"
  static let value = "value"

  /// - Parameter table: With years as columns.
  /// - Returns: Nil where no column is a year, or year and value have columns of their own.
  init?(_ table: CSVTable) {
    if table.index(of: Self.year) != nil || table.index(of: Self.value) != nil { return nil }
    let years = table.columns.indices.filter { Self.isYear(table.columns[$0]) }
    if years.isEmpty { return nil }
    let fixed = table.columns.indices.filter { !years.contains($0) }
    self.fixed = fixed
    columns = fixed.map { table.columns[$0] } + [Self.year, Self.value]
    var cells: [(row: UInt32, year: UInt32)] = []
    for row in 0..<table.rowCount {
      for year in years where !table.isEmpty(row, year) {
        cells.append((UInt32(row), UInt32(year)))
      }
    }
    self.cells = cells
  }

  /// Where a cell stands in the file; a year stands in the header, row -1.
  func place(_ row: Int, _ column: Int) -> (row: Int, column: Int) {
    let cell = cells[row]
    if column < fixed.count { return (Int(cell.row), fixed[column]) }
    return (column == fixed.count ? -1 : Int(cell.row), Int(cell.year))
  }

  /// Whether a column's name is a year that scenarios may name.
  static func isYear(_ name: String) -> Bool {
    DecimalNumber.year(Array(name.utf8).span).map(CalendarYears.allowed.contains) ?? false
  }
}
