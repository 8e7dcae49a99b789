import Testing

@testable import FlowReporting

@Suite("Schemas of result tables")
struct TableSchemaTests {
  @Test("Every table has a schema, with its columns in order; iamc.csv alone is wide")
  func complete() throws {
    let files = try FormatRuns.base.get().filter { $0.name.hasSuffix(".csv") }
    let wanted = TableSchema.all.map(\.file) + ["iamc.csv"]
    #expect(Set(files.map(\.name)) == Set(wanted))
    for schema in TableSchema.all {
      let file = try #require(files.first { $0.name == schema.file })
      let header = String(decoding: file.bytes.prefix { $0 != 0x0A }, as: UTF8.self)
      #expect(header == schema.fields.map(\.name).joined(separator: ","))
    }
  }

  @Test(
    "Keys occur once, required cells are filled, numbers are numbers", arguments: TableSchema.all)
  func rows(of schema: TableSchema) throws {
    let file = try #require(try FormatRuns.base.get().first { $0.name == schema.file })
    let table = ResultTable(schema, file.bytes)
    #expect(table.rowCount > 0)
    var seen: Set<[String]> = []
    for row in 0..<table.rowCount {
      let key = schema.key.map { table.text(row, table.column($0)) }
      if !key.isEmpty { #expect(seen.insert(key).inserted, "\(key)") }
      for (column, field) in schema.fields.enumerated() {
        if table.isEmpty(row, column) {
          #expect(!field.isRequired, "\(field.name) of row \(row)")
        } else if field.kind == .number {
          #expect(Double(table.text(row, column)) == table.number(row, column))
        } else if field.kind == .integer {
          #expect(Int(table.text(row, column)) != nil)
        }
      }
    }
  }

  @Test("--format reads all, names, and nothing else")
  func formats() {
    #expect(ResultFormat.list("all") == Set(ResultFormat.allCases))
    #expect(ResultFormat.list("csv") == [.csv])
    #expect(ResultFormat.list("xlsx,sqlite") == [.csv, .sqlite, .xlsx])
    for text in ["", "xls", "csv,", "csv, xlsx", "all,csv"] {
      #expect(ResultFormat.list(text) == nil, "\(text)")
    }
  }
}
