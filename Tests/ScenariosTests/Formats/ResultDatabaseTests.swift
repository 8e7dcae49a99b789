import Foundation
import GRDB
import Testing

@testable import FlowReporting
@testable import FlowStudies

@Suite("results.sqlite")
struct ResultDatabaseTests {
  private let url: URL
  private let queue: DatabaseQueue

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).sqlite")
    try Data(try FormatRuns.bytes("results.sqlite")).write(to: url)
    var configuration = Configuration()
    configuration.readonly = true
    queue = try DatabaseQueue(path: url.path, configuration: configuration)
  }

  @Test("It is sound, versioned, and not left in WAL mode")
  func sound() throws {
    defer { try? FileManager.default.removeItem(at: url) }
    try queue.read { database throws in
      let integrity = try String.fetchOne(database, sql: "PRAGMA integrity_check")
      #expect(integrity == "ok")
      let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      #expect(orphans.isEmpty)
      let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
      #expect(journal != "wal")
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
      #expect(version == ResultDatabase.version)
    }
    // Bytes 18 and 19 are the versions that reader and writer need: 2 would be WAL.
    #expect(try FormatRuns.bytes("results.sqlite")[18...19].elementsEqual([1, 1]))
  }

  @Test("Every column of every table has a declared type")
  func typed() throws {
    defer { try? FileManager.default.removeItem(at: url) }
    try queue.read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      #expect(
        tables == [
          "assumption", "charge", "element_flow", "element_stock", "fate", "flow", "lot",
          "lot_class",
          "result", "run", "scrap_composition", "source", "stock", "target", "variable",
        ])
      for table in tables {
        for column in try database.columns(in: table) {
          #expect(["TEXT", "INTEGER", "DOUBLE"].contains(column.type), "\(table).\(column.name)")
        }
      }
    }
  }

  @Test("The view iamc gives every value of results.csv, to the last bit")
  func values() throws {
    defer { try? FileManager.default.removeItem(at: url) }
    let report = try FormatRuns.report.get()
    let rows = try queue.read {
      try Row.fetchAll($0, sql: "SELECT variable, unit, year, value FROM iamc")
    }
    var found: [String: Double] = [:]
    for row in rows {
      let name: String = row["variable"]
      let year: Int = row["year"]
      found["\(name) \(year)"] = row["value"]
    }
    #expect(rows.count == report.variables.count * report.years.count)
    for variable in report.variables {
      for (t, year) in report.years.enumerated() {
        #expect(found["\(variable.name) \(year)"] == variable.values[t])
      }
    }
  }

  @Test("Tables have the rows of their files; an empty cell is NULL")
  func counts() throws {
    defer { try? FileManager.default.removeItem(at: url) }
    let tables = ResultTable.all(in: try FormatRuns.base.get())
    try queue.read { database in
      for table in tables {
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.schema.row)")
        #expect(count == table.rowCount, "\(table.schema.row)")
      }
      let unknown = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM target WHERE projected IS NULL")
      let untested = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM target WHERE verdict = 'untestable'")
      #expect(unknown == untested)
    }
  }
}
