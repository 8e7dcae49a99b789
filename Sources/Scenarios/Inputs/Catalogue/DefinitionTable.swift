internal import FlowTables

/// Tables of names: what there is, not how much of it.
enum DefinitionTable {
  /// One row by column.
  struct Record {
    fileprivate let cells: [String: String]
    /// Where a cell stands.
    let locate: @Sendable (String) -> FileLocation

    subscript(column: String) -> String { cells[column] ?? "" }
  }

  /// A table of `Scenarios/data`, by its name.
  static func builtin(
    _ name: String, _ columns: [String], reporting problems: inout Diagnostics
  ) -> [Record] {
    read(BuiltinFiles.file("data/\(name).csv"), columns, reporting: &problems)
  }

  static func read(
    _ file: SourceFile, _ columns: [String], reporting problems: inout Diagnostics
  ) -> [Record] {
    guard let table = CSVTable.read(file, header: .init(columns), reporting: &problems) else {
      return []
    }
    return (0..<table.rowCount).map { row in
      var cells: [String: String] = [:]
      for column in columns {
        if let place = table.index(of: column) {
          cells[column] = NameSpelling.tidy(table.text(row, place))
        }
      }
      return Record(cells: cells) { column in
        table.index(of: column).map { table.location(row, $0) }
          ?? file.location(line: row + 2, column: 1)
      }
    }
  }
}
