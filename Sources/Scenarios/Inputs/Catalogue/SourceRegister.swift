package import FlowTables

/// Where a number comes from, and on which terms it may be passed on.
public struct DataSource: Sendable, Equatable {
  public let id: String
  public let citation: String
  public let url: String
  public let licence: String
  public let accessed: String

  /// In the order of the columns of `sources.csv`.
  var cells: [String] { [id, citation, url, licence, accessed] }

  /// The terms under which numbers may ship.
  public static let allowedLicences = [
    "CC0", "CC-BY", "OGL", "public domain", "MIT", "fact-with-citation", "own-estimate",
  ]
}

/// The sources of the built-in tables.
public struct SourceRegister: Sendable {
  /// In the order of the file.
  public let sources: [DataSource]

  package init(sources: [DataSource]) { self.sources = sources }

  public subscript(id: String) -> DataSource? { sources.first { $0.id == id } }

  static func read(_ file: SourceFile, reporting problems: inout Diagnostics) -> SourceRegister {
    let columns = ["id", "citation", "url", "licence", "accessed"]
    guard
      let table = CSVTable.read(file, header: .init(columns), reporting: &problems)
    else { return SourceRegister(sources: []) }
    let places = columns.compactMap { table.index(of: $0) }
    return SourceRegister(
      sources: (0..<table.rowCount).map { row in
        let cells = places.map { table.text(row, $0) }
        return DataSource(
          id: cells[0], citation: cells[1], url: cells[2], licence: cells[3], accessed: cells[4])
      })
  }
}

extension DataSource {
  package func write(to writer: inout JSONWriter) {
    writer.field("id", id)
    writer.field("citation", citation)
    writer.field("url", url)
    writer.field("licence", licence)
    writer.field("accessed", accessed)
  }
}
