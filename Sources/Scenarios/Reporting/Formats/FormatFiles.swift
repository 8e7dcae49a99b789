internal import FlowStudies
internal import FlowTables

/// The files of a result folder beyond its tables.
struct FormatFiles {
  typealias File = (name: String, bytes: [UInt8])

  let report: RunReport
  let formats: Set<ResultFormat>
  /// The date that the package carries, `YYYY-MM-DD`; nil takes that of the newest source.
  let date: String?

  /// The tables, then what the formats add, then the package, which lists all of them.
  func files(beside base: [File]) throws -> [File] {
    let tables = ResultTable.all(in: base)
    var files = base + (try made(tables))
    if formats.contains(.package) {
      files += ScenarioCopies(report).files
      files += VariableDefinitions(report).files
      files.append(DataPackage(report, tables: tables).file)
      files.append(ResearchCrate(report, files: files.map(\.name), date: date).file)
    }
    return files
  }

  /// Formats that rest on the report and the tables alone, side by side.
  private func made(_ tables: [ResultTable]) throws -> [File] {
    let wanted = ResultFormat.allCases.filter(formats.contains)
    return try SideBySide.tryMap(wanted.count) { try make(wanted[$0], tables) }.flatMap(\.self)
  }

  private func make(_ format: ResultFormat, _ tables: [ResultTable]) throws -> [File] {
    switch format {
    case .sqlite: [try ResultDatabase(report, tables).file()]
    case .xlsx: [ResultWorkbook(report, tables).file]
    case .sankey: SankeyFiles(report, tables).files
    case .report: try pageFiles()
    case .charts: formats.contains(.report) ? [] : try pageFiles()
    case .csv, .package: []
    }
  }

  /// Page and pictures: some take runs of their own, so that they are made together.
  private func pageFiles() throws -> [File] {
    let page = try ReportPage.make(of: [report], language: .english)
    var files: [File] = []
    if formats.contains(.report) { files.append(("report.html", page.html())) }
    if formats.contains(.charts) {
      files += page.pictureFiles.map { ("charts/\($0.name)", $0.bytes) }
    }
    return files
  }
}
