internal import FlowInputs
internal import FlowTables

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
}
