/// The result folder of a run, and its parts for other outputs.
public struct ResultFolder: Sendable {
  private let tables: @Sendable () -> ResultTables

  public init(_ report: RunReport) { tables = { ResultTables(report) } }

  /// Writes all files, whole or not at all.
  ///
  /// - Returns: The number of files.
  @discardableResult
  public func write(to folder: OutputFolder) throws(OutputProblem) -> Int {
    let files = tables().files()
    try folder.write(files)
    return files.count
  }

  /// `results.csv` alone.
  public func resultsCSV() -> [UInt8] { tables().results() }

  /// `run.json` alone.
  public func runDocument() -> [UInt8] { RunDocument(tables().report).bytes() }
}
