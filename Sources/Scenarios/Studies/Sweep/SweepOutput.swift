internal import FlowInputs
internal import FlowTables

/// The rows of a sweep as CSV, and what they are about as JSON.
public struct SweepOutput: Sendable {
  private let sweep: Sweep

  public static let tableName = "sweep.csv"
  public static let documentName = "sweep.json"

  public init(_ sweep: Sweep) { self.sweep = sweep }

  private var names: [String] {
    let target =
      sweep.question.target == nil
      ? [] : ["required", "projected", "verdict", "shortfall_t", "first_year_met"]
    return ["run"] + sweep.grid.axes.map(\.lever.name) + sweep.question.columns.map(\.name)
      + target + ["problem"]
  }

  /// The header line.
  public var header: [UInt8] { CSVWriter(header: names).bytes }

  /// Lines without a header.
  public func lines(_ rows: [SweepRow]) -> [UInt8] {
    var writer = CSVWriter(header: names)
    let start = writer.bytes.count
    for row in rows {
      writer.field(row.run)
      for share in row.shares { writer.field(share) }
      for column in sweep.question.columns.indices {
        writer.field(row.values.indices.contains(column) ? row.values[column] : nil)
      }
      if sweep.question.target != nil {
        writer.field(row.answer?.required)
        writer.field(row.answer?.projected)
        writer.field(row.answer?.outcome.rawValue ?? "")
        writer.field(row.answer?.shortfallTonnes)
        writer.field(row.answer?.firstYearMet.map(Double.init))
      }
      writer.field(row.problem)
      writer.endRow()
    }
    return Array(writer.bytes[start...])
  }

  /// `sweep.json`.
  ///
  /// - Parameters:
  ///   - count: Rows that are there; fewer than the grid has where the sweep was interrupted.
  ///   - rows: For `--json`, the rows themselves; nil where they stand in the table.
  public func document(count: Int, rows: [SweepRow]? = nil) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.field("format", FlowsimVersion.resultFormat)
      document.field("version", FlowsimVersion.current)
      document.field("model", FlowsimVersion.model)
      document.field("scenario", sweep.base.scenario.name)
      document.field("seed", sweep.base.scenario.seed)
      document.field("n", count)
      document.field("complete", count == sweep.grid.count)
      document.field("year", sweep.question.year)
      if let target = sweep.question.target {
        document.field("target", target)
        document.field("verdicts", "central")
      }
      document.array("vary") { list in
        for axis in sweep.grid.axes { list.object { Self.write(axis, to: &$0) } }
      }
      document.array("columns") { writeColumns(to: &$0) }
      document.inputs(of: sweep.base)
      if let rows {
        document.array("rows") { list in for row in rows { write(row, to: &list) } }
      } else {
        ResultManifest.write([Self.tableName, Self.documentName], to: &document)
      }
    }
    return writer.finished()
  }

  private static func write(_ axis: SweepAxis, to writer: inout JSONWriter) {
    writer.field("lever", axis.lever.name)
    writer.field("steps", axis.count)
    writer.field("first", axis[0])
    writer.field("last", axis[axis.count - 1])
  }

  private func writeColumns(to writer: inout JSONWriter) {
    for axis in sweep.grid.axes { Self.column(axis.lever.name, "fraction", &writer) }
    for column in sweep.question.columns { Self.column(column.name, column.unit, &writer) }
    if sweep.question.target != nil {
      for name in ["required", "projected"] {
        Self.column(name, sweep.question.targetUnit, &writer)
      }
      Self.column("shortfall_t", "t", &writer)
    }
  }

  private static func column(_ name: String, _ unit: String, _ writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      $0.field("unit", unit)
    }
  }

  private func write(_ row: SweepRow, to list: inout JSONWriter) {
    list.object { writer in
      writer.field("run", row.run)
      for (axis, share) in zip(sweep.grid.axes, row.shares) {
        writer.field(axis.lever.name, share)
      }
      for (column, value) in zip(sweep.question.columns, row.values) {
        writer.field(column.name, value)
      }
      if let answer = row.answer {
        writer.field("required", answer.required)
        writer.field("projected", answer.projected)
        writer.field("verdict", answer.outcome.rawValue)
        writer.field("shortfall_t", answer.shortfallTonnes)
        if let year = answer.firstYearMet { writer.field("first_year_met", year) }
      }
      if !row.problem.isEmpty { writer.field("problem", row.problem) }
    }
  }
}
