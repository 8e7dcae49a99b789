internal import FlowInputs
internal import FlowStudies
internal import FlowTables
internal import GRDB
internal import GRDBSQLite

/// `results.sqlite`: the tables of a result folder, typed and keyed.
///
/// Made in memory and handed over as bytes: there is no journal to be left behind, and the file
/// reads on media that cannot be written. DuckDB takes a column without a declared type for bytes,
/// so every column has one.
struct ResultDatabase {
  static let name = "results.sqlite"
  /// `PRAGMA user_version`: the layout of the tables.
  static let version = 1
  /// `FLOW`, for `file` and other tools that look at the header.
  private static let applicationID = 0x464C_4F57

  private let report: RunReport
  private let tables: [ResultTable]

  init(_ report: RunReport, _ tables: [ResultTable]) {
    self.report = report
    self.tables = tables
  }

  /// - Throws: ``OutputProblem`` with E402 where the library refuses.
  func file() throws(OutputProblem) -> (name: String, bytes: [UInt8]) {
    do {
      let queue = try DatabaseQueue()
      let bytes = try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(Self.version)")
        try database.inTransaction {
          try writeRun(database)
          try writeVariables(database)
          for table in tables { try write(table, database) }
          try database.execute(sql: Self.view)
          return .commit
        }
        try database.execute(sql: "VACUUM")
        return try Self.serialised(database)
      }
      return (Self.name, bytes)
    } catch {
      throw OutputProblem(
        Diagnostic(
          .cannotWrite, at: FileLocation(path: Self.name), "cannot make the database: \(error)",
          help: "leave sqlite out of --format"))
    }
  }

  private static func serialised(_ database: Database) throws -> [UInt8] {
    var size: sqlite3_int64 = 0
    guard let bytes = sqlite3_serialize(database.sqliteConnection, "main", &size, 0) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM, message: "no memory for the file")
    }
    defer { sqlite3_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
  }

  // MARK: Tables

  private func writeRun(_ database: Database) throws {
    try database.execute(
      sql: "CREATE TABLE run(key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)")
    let scenario = report.scenario
    let values = [
      ("model", "flowsim \(FlowsimVersion.current)"), ("scenario", scenario.name),
      ("title", scenario.title), ("region", scenario.region),
      ("start", String(report.years.lowerBound)), ("end", String(report.years.upperBound)),
      ("seed", String(scenario.seed)), ("command", RunDocument(report).command),
    ]
    for (key, value) in values {
      try database.execute(sql: "INSERT INTO run VALUES(?, ?)", arguments: [key, value])
    }
  }

  private func writeVariables(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE variable(name TEXT NOT NULL PRIMARY KEY, unit TEXT NOT NULL, \
        description TEXT NOT NULL, origin TEXT NOT NULL)
        """)
    for entry in VariableDefinitions(report).entries {
      try database.execute(
        sql: "INSERT INTO variable VALUES(?, ?, ?, ?)",
        arguments: [entry.name, entry.unit, entry.description, entry.origin.rawValue])
    }
  }

  /// Columns of the file; tables that do not name their scenario get it in front.
  private func write(_ table: ResultTable, _ database: Database) throws {
    let schema = table.schema
    let columns = schema.fields.indices.filter { schema.isStored(schema.fields[$0]) }
    let fields = columns.map { schema.fields[$0] }
    try database.execute(sql: schema.creation(fields))
    let names = schema.front.map(\.name) + fields.map(\.name)
    let marks = names.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.makeStatement(
      sql: "INSERT INTO \(schema.row) VALUES(\(marks))")
    let front: [(any DatabaseValueConvertible)?] =
      schema.front.isEmpty ? [] : [report.scenario.name]
    for row in 0..<table.rowCount {
      let cells = columns.map { table.value(row, $0) }
      statement.setUncheckedArguments(StatementArguments(front + cells))
      try statement.execute()
    }
  }

  private static let view = """
    CREATE VIEW iamc AS SELECT (SELECT value FROM run WHERE key = 'model') AS model, r.scenario, \
    r.region, r.variable, v.unit, r.year, r.value FROM result r JOIN variable v ON v.name = r.variable
    """
}

extension ResultTable {
  fileprivate func value(_ row: Int, _ column: Int) -> (any DatabaseValueConvertible)? {
    if isEmpty(row, column) { return schema.fields[column].isRequired ? "" : nil }
    switch schema.fields[column].kind {
    case .text, .date: return text(row, column)
    case .integer: return Int64(number(row, column))
    case .number: return number(row, column)
    }
  }
}

extension TableSchema {
  /// A unit that the variable has already is not kept again with every value.
  fileprivate func isStored(_ field: Field) -> Bool { !(row == "result" && field.name == "unit") }

  /// Rows of a run say which; sources are the same for all.
  fileprivate var front: [Field] {
    row == "source" || fields.contains { $0.name == "scenario" }
      ? [] : [Field("scenario", .text, "Name of the scenario.")]
  }

  /// Flows and stocks are read whole or by year; an index over their text would double the file.
  private var isIndexed: Bool { row == "result" || row == "source" }

  fileprivate func creation(_ stored: [Field]) -> String {
    var parts = (front + stored).map { field in
      var part = "\(field.name) \(field.kind.sqlType)"
      if field.isRequired { part += " NOT NULL" }
      if field.name == "variable" { part += " REFERENCES variable(name)" }
      return part
    }
    if isIndexed {
      parts.append("PRIMARY KEY(\((front.map(\.name) + key).joined(separator: ", ")))")
    }
    return "CREATE TABLE \(row)(\(parts.joined(separator: ", ")))"
  }
}

extension TableSchema.Kind {
  fileprivate var sqlType: String {
    switch self {
    case .text, .date: "TEXT"
    case .integer: "INTEGER"
    case .number: "DOUBLE"
    }
  }
}
