/// What the numbers of a run rest on: sources and judgements.
enum ReferenceTables {
  /// The sources that the tables in use name, in the order of the register.
  static func sources(_ data: DataStore) -> [UInt8] {
    var writer = CSVWriter(header: ["id", "citation", "url", "licence", "accessed"])
    var used: Set<String> = []
    for row in data.rows { used.insert(row.source) }
    let known = data.sources.sources.filter { used.contains($0.id) }
    for source in known {
      for cell in [source.id, source.citation, source.url, source.licence, source.accessed] {
        writer.field(cell)
      }
      writer.endRow()
    }
    for id in used.sorted() where data.sources[id] == nil {
      for cell in [id, "brought by the user", "", "user", ""] { writer.field(cell) }
      writer.endRow()
    }
    return writer.bytes
  }

  /// Every estimate and model choice, with its range and reason.
  static func assumptions(_ data: DataStore) -> [UInt8] {
    var writer = CSVWriter(
      header: [
        "id", "entity", "metric", "value", "low", "high", "unit", "kind", "source", "note",
      ], capacity: 1 << 19)
    for row in data.rows where row.confidence == .estimate || row.confidence == .modelChoice {
      writer.field(row.id)
      writer.field(row.entity)
      writer.field(row.qualifier.isEmpty ? row.metric : "\(row.metric): \(row.qualifier)")
      writer.field(row.value)
      writer.field(row.low)
      writer.field(row.high)
      writer.field(row.unit.text)
      writer.field(row.confidence.rawValue)
      writer.field(row.source)
      writer.field(row.note)
      writer.endRow()
    }
    return writer.bytes
  }
}

extension DataRow {
  /// Names the row: table, line.
  var id: String {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    return "\(name):\(line)"
  }
}
