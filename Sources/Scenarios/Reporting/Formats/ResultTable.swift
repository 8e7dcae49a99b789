internal import FlowTables

/// A table of a result folder, read back from its bytes: other formats hold what the CSV holds, to
/// the last digit.
struct ResultTable: Sendable {
  let schema: TableSchema
  let bytes: [UInt8]
  private let table: CSVTable

  /// - Parameter bytes: As ``ResultTables`` wrote them; anything else is a mistake of the program.
  init(_ schema: TableSchema, _ bytes: [UInt8]) {
    self.schema = schema
    self.bytes = bytes
    var problems = Diagnostics()
    let file = SourceFile(path: schema.file, bytes: bytes)
    guard let table = CSVTable.read(file, reporting: &problems),
      table.columns == schema.fields.map(\.name)
    else { preconditionFailure("\(schema.file) is not as its schema says") }
    self.table = table
  }

  /// The tables among the files of a result folder.
  static func all(in files: [(name: String, bytes: [UInt8])]) -> [ResultTable] {
    (TableSchema.all + TableSchema.asked).compactMap { schema in
      files.first { $0.name == schema.file }.map { ResultTable(schema, $0.bytes) }
    }
  }

  var rowCount: Int { table.rowCount }

  func text(_ row: Int, _ column: Int) -> String { table.text(row, column) }

  func isEmpty(_ row: Int, _ column: Int) -> Bool { table.isEmpty(row, column) }

  /// The number of a cell that is not empty.
  func number(_ row: Int, _ column: Int) -> Double {
    guard let value = table.withBytes(of: table[row, column], DecimalNumber.result) else {
      preconditionFailure("\(schema.file): '\(text(row, column))' is no number")
    }
    return value
  }

  func column(_ name: String) -> Int {
    guard let index = table.index(of: name) else {
      preconditionFailure("\(schema.file) has no column \(name)")
    }
    return index
  }
}
