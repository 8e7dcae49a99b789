public import FlowStudies
public import FlowTables

/// The result folder of a run, and its parts for other outputs.
public struct ResultFolder: Sendable {
  private let tables: @Sendable () -> ResultTables

  /// - Parameter variables: Those of the report, where they are at hand.
  public init(_ report: RunReport, variables: [Variable]? = nil) {
    self.init(report, variables: variables, ranges: [])
  }

  /// - Parameter ranges: Of some variables; without any there is no `ranges.csv`.
  package init(_ report: RunReport, variables: [Variable]?, ranges: [VariableRange]) {
    tables = { ResultTables(report, variables, ranges: ranges) }
  }

  /// Writes all files, whole or not at all.
  ///
  /// - Parameters:
  ///   - formats: What is written beside the tables and `run.json`.
  ///   - date: What a package is dated, `YYYY-MM-DD`; nil takes the date of its newest source.
  /// - Returns: The number of files, and `run.json` as it was written.
  /// - Throws: ``OutputProblem``; what a run of the reference throws, for a report.
  @discardableResult
  public func write(
    to folder: OutputFolder, formats: Set<ResultFormat> = [.csv], date: String? = nil
  ) throws -> (count: Int, document: [UInt8]) {
    let tables = tables()
    var files = tables.files()
    if formats != [.csv] {
      files = try FormatFiles(report: tables.report, formats: formats, date: date)
        .files(beside: files)
    }
    let document = RunDocument(tables.report, files: files.map(\.name)).bytes()
    files = files.map { $0.name == RunDocument.fileName ? ($0.name, document) : $0 }
    try folder.write(files)
    return (files.count, document)
  }

  /// `results.csv` alone.
  public func resultsCSV() -> [UInt8] { tables().results() }

  /// `run.json` alone.
  public func runDocument() -> [UInt8] { RunDocument(tables().report).bytes() }
}
