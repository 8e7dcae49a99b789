import Testing

@testable import FlowReporting

/// The files of one short run in every format, made once.
enum FormatRuns {
  static let report = Result {
    try Runs.report("same-grade", ["horizon={start: 2020, end: 2030}"])
  }
  static let base = Result { ResultTables(try report.get()).files() }
  static let files = Result {
    try FormatFiles(
      report: try report.get(), formats: Set(ResultFormat.allCases), date: "2026-01-31"
    ).files(beside: try base.get())
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try #require(try files.get().first { $0.name == name }).bytes
  }
}
