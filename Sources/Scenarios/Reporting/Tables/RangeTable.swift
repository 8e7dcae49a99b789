internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `ranges.csv`: what the numbers of a run may be instead, one range a row.
enum RangeTable {
  static let name = "ranges.csv"
  static let header = [
    "scenario", "region", "variable", "year", "unit", "value", "low", "high", "basis",
  ]

  /// By basis, variable and year, each in the order in which it is given.
  static func bytes(_ ranges: [VariableRange], of report: RunReport) -> [UInt8] {
    var writer = CSVWriter(header: header, capacity: 1 << 23)
    for range in ranges {
      let names = CSVWriter.encoded([
        report.scenario.name, report.scenario.region, range.variable.name,
      ])
      let unit = CSVWriter.encoded([range.variable.unit])
      let basis = CSVWriter.encoded([range.basis.rawValue])
      for (place, t) in range.years.enumerated() {
        writer.fields(names, count: 3)
        writer.field(report.years.lowerBound + t)
        writer.fields(unit, count: 1)
        writer.field(range.variable.values[t])
        writer.field(range.low[place])
        writer.field(range.high[place])
        writer.fields(basis, count: 1)
        writer.endRow()
      }
    }
    return writer.bytes
  }
}
