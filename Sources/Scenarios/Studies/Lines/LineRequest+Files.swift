internal import FlowAccounts
internal import FlowTables

extension LineRequest {
  /// Emissions of the years that both the file and the line have.
  ///
  /// - Parameter activity: Tonnes by year, where the line is an intensity.
  func overshoot(
    beside line: [Double], activity: YearlyPath?
  ) throws(InputProblems) -> (overshoot: CumulativeOvershoot, notes: [Diagnostic])? {
    guard let actual else { return nil }
    let (rows, notes) = try Self.read(actual, columns: ["emissions"])
    var emitted: [Double] = []
    var allowed: [Double] = []
    for (year, values) in rows where line.indices.contains(year - baseYear) {
      let tonnes = activity.map { $0.value(in: year) } ?? 1
      guard let tonnes else { continue }
      emitted.append(values[0])
      allowed.append(line[year - baseYear] * tonnes)
    }
    do {
      return (try CumulativeOvershoot(emitted: emitted, allowed: allowed), notes)
    } catch {
      throw InputProblems([
        Diagnostic(
          .missingYear, at: actual.start, "no year of the file lies on the line",
          help: "give years from \(baseYear) to \(baseYear + line.count - 1)")
      ])
    }
  }

  func readActivity() throws(InputProblems)
    -> (company: YearlyPath, sector: YearlyPath, notes: [Diagnostic])?
  {
    guard let activity else { return nil }
    let (rows, notes) = try Self.read(activity, columns: ["company", "sector"])
    do {
      return (
        try YearlyPath(years: rows.map(\.year), values: rows.map { $0.values[0] }),
        try YearlyPath(years: rows.map(\.year), values: rows.map { $0.values[1] }),
        notes
      )
    } catch {
      throw InputProblems([
        Diagnostic(
          .yearOrder, at: activity.start, "a year occurs twice, or there is none",
          help: "give each year once")
      ])
    }
  }

  private static func read(
    _ file: SourceFile, columns: [String]
  ) throws(InputProblems) -> (rows: [(year: Int, values: [Double])], notes: [Diagnostic]) {
    var problems = Diagnostics()
    var rows: [(year: Int, values: [Double])] = []
    if let table = CSVTable.read(file, header: .init(["year"] + columns), reporting: &problems) {
      for index in 0..<table.rowCount {
        let row = CSVRow(table, index)
        if row.isEmpty("year") { _ = row.required("year", &problems) }
        let year = row.year("year", &problems)
        let values = columns.map { row.requiredNumber($0, &problems) }
        for (column, value) in zip(columns, values) where value < 0 {
          problems.error(
            .negativeAmount, at: row.location(column), "the amount is below zero",
            help: "write emissions and tonnes as positive numbers")
        }
        if let year { rows.append((year, values)) }
      }
    }
    try problems.throwIfErrors()
    return (rows, problems.beside)
  }
}
