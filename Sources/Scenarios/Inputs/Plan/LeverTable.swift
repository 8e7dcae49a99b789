package import FlowTables

/// The levers that a scenario sets, in the reporting years, each beside what holds without it.
public struct LeverTable: Sendable {
  public let years: [Int]
  public let rows: [Row]

  /// In the unit of the label: shape `[year]`.
  public struct Row: Sendable {
    public let lever: Lever
    public let values: [Double]
    /// nil for floors and caps: nothing is asked without them.
    public let reference: [Double]?
  }

  /// - Parameters:
  ///   - levers: nil for those that the scenario sets.
  ///   - years: nil for the reporting years of its run.
  public init(
    _ compiled: CompiledScenario, of levers: [Lever]? = nil, in years: [Int]? = nil
  ) {
    let years = years ?? compiled.reportingYears.all
    self.years = years
    rows = (levers ?? Lever.all.filter { compiled.scenario.path(of: $0.name) != nil }).map {
      lever in
      let course = compiled.course(of: lever)
      return Row(
        lever: lever, values: years.map { course.value(in: $0) },
        reference: lever.rule == .bound ? nil : years.map { course.reference(in: $0) })
    }
  }

  /// A row a lever and one for its reference, under the years; empty without levers.
  public var lines: [String] {
    if rows.isEmpty { return [] }
    var table = PrintedTable(["Levers"] + years.map(String.init))
    for row in rows {
      let unit = row.lever.kind == .share ? "%" : row.lever.kind.unit
      table.add(["  \(row.lever.name), \(unit)"] + row.values.map(row.lever.cell))
      table.add(
        ["    without it"]
          + (row.reference.map { $0.map(row.lever.cell) } ?? years.map { _ in "–" }))
    }
    return table.text().split(separator: "\n").map(String.init)
  }

  public var text: String { lines.map { $0 + "\n" }.joined() }

  /// `"levers": [{lever, unit, years: [{year, value, reference}]}]`.
  package func write(to writer: inout JSONWriter) {
    writer.array("levers") { list in
      for row in rows {
        list.object { item in
          item.field("lever", row.lever.name)
          item.field("unit", row.lever.kind.unit)
          item.array("years") { write(row, to: &$0) }
        }
      }
    }
  }

  private func write(_ row: Row, to writer: inout JSONWriter) {
    for (place, year) in years.enumerated() {
      writer.object {
        $0.field("year", year)
        $0.field("value", row.values[place])
        $0.field(optional: "reference", row.reference?[place])
      }
    }
  }
}

extension Lever {
  /// A number of a table, without its unit.
  fileprivate func cell(_ value: Double) -> String {
    switch kind {
    case .share: fixed(value * 100, 1)
    case .carbonPrice: fixed(value, 0)
    }
  }
}
