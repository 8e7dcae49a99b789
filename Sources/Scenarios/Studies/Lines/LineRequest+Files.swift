internal import FlowAccounts
internal import FlowTables

extension LineRequest {
  /// Emissions of the years that both the file and the line have, and the years that lack on either
  /// side.
  ///
  /// - Parameter activity: Tonnes by year, where the line is an intensity.
  func overshoot(
    beside line: [Double], activity: YearlyPath?
  ) throws(InputProblems)
    -> (total: CumulativeOvershoot, remarks: [String], notes: [Diagnostic])?
  {
    guard let actual else { return nil }
    let (rows, notes) = try LineRow.read(actual, columns: ["emissions"])
    let years = baseYear...baseYear + line.count - 1
    var emitted: [Double] = []
    var allowed: [Double] = []
    var counted: [Int] = []
    var without: [Int] = []
    for row in rows where years.contains(row.year) {
      guard let tonnes = activity.map({ $0.value(in: row.year) }) ?? 1 else {
        without.append(row.year)
        continue
      }
      emitted.append(row.values[0])
      allowed.append(line[row.year - baseYear] * tonnes)
      counted.append(row.year)
    }
    if counted.isEmpty {
      throw InputProblems([
        Diagnostic(
          .missingYear, at: actual.start, "no year of the file lies on the line",
          help: "give years from \(years.lowerBound) to \(years.upperBound)")
      ])
    }
    let remarks = Self.remarks(
      on: rows, counted: counted, without: without, line: years)
    do {
      return (try CumulativeOvershoot(emitted: emitted, allowed: allowed), remarks, notes)
    } catch {
      throw InputProblems([error.diagnostic])
    }
  }

  /// Which years of the file did not count, and which are missing between those that did.
  private static func remarks(
    on rows: [LineRow], counted: [Int], without: [Int], line: ClosedRange<Int>
  ) -> [String] {
    var remarks: [String] = []
    let outside = rows.map(\.year).filter { !line.contains($0) }.sorted()
    if !outside.isEmpty {
      remarks.append(
        "not counted: \(LineRow.list(outside)), outside the line from \(line.lowerBound) to "
          + "\(line.upperBound)")
    }
    if !without.isEmpty {
      remarks.append("not counted: \(LineRow.list(without.sorted())), no tonnes are given")
    }
    let first = min(line.lowerBound, counted.min() ?? 0)
    let missing = (first...(counted.max() ?? first)).filter {
      !counted.contains($0) && !without.contains($0)
    }
    if !missing.isEmpty {
      let verb = missing.count == 1 ? "is" : "are"
      remarks.append(
        "missing: \(LineRow.list(missing)) \(verb) not in the file, neither emitted nor allowed "
          + "emissions of \(missing.count == 1 ? "it" : "them") are counted")
    }
    return remarks
  }

  func readActivity() throws(InputProblems)
    -> (company: YearlyPath, sector: YearlyPath, notes: [Diagnostic])?
  {
    guard let activity else { return nil }
    let (rows, notes) = try LineRow.read(
      activity, columns: ["company", "sector"], isDivided: true)
    do {
      return (
        try YearlyPath(years: rows.map(\.year), values: rows.map { $0.values[0] }),
        try YearlyPath(years: rows.map(\.year), values: rows.map { $0.values[1] }),
        notes
      )
    } catch {
      throw InputProblems([
        Diagnostic(
          .emptyFile, at: activity.start, "the table has no years",
          help: "write a row for each year under the header")
      ])
    }
  }

  /// Years of the tonnes that lie between others and are not given.
  func remarks(on activity: YearlyPath?) -> [String] {
    guard let activity, let first = activity.years.first, let last = activity.years.last else {
      return []
    }
    let missing = (first...last).filter { !activity.years.contains($0) }
    if missing.isEmpty { return [] }
    return ["tonnes of \(LineRow.list(missing)) are taken from the years beside them"]
  }
}

/// A row of a table of amounts by year.
struct LineRow {
  let year: Int
  /// Shape `[column]`.
  let values: [Double]

  /// Rows in the order of the file, each year once.
  ///
  /// - Parameter isDivided: Whether the amounts are divided by each other, so that none may be 0.
  static func read(
    _ file: SourceFile, columns: [String], isDivided: Bool = false
  ) throws(InputProblems) -> (rows: [LineRow], notes: [Diagnostic]) {
    var problems = Diagnostics()
    var rows: [LineRow] = []
    var lines: [Int: Int] = [:]
    if let table = CSVTable.read(file, header: .init(["year"] + columns), reporting: &problems) {
      for index in 0..<table.rowCount {
        let row = CSVRow(table, index)
        if row.isEmpty("year") { _ = row.required("year", &problems) }
        let year = row.year("year", &problems)
        let values = columns.map { row.requiredNumber($0, &problems) }
        check(values, columns, row, isDivided: isDivided, &problems)
        guard let year else { continue }
        if let earlier = lines.updateValue(table.line(ofRow: index), forKey: year) {
          problems.error(
            .twoSources, at: row.location("year"),
            "the year \(year) occurs twice, in line \(earlier) too",
            help: "keep one of the two rows")
        }
        rows.append(LineRow(year: year, values: values))
      }
    }
    try problems.throwIfErrors()
    return (rows, problems.beside)
  }

  private static func check(
    _ values: [Double], _ columns: [String], _ row: CSVRow, isDivided: Bool,
    _ problems: inout Diagnostics
  ) {
    for (column, value) in zip(columns, values) {
      if value < 0 {
        problems.error(
          .negativeAmount, at: row.location(column), "the amount is below zero",
          help: "write emissions and tonnes as positive numbers")
      } else if isDivided && value == 0 && !row.isEmpty(column) {
        problems.error(
          .zeroDenominator, at: row.location(column),
          "the tonnes of '\(column)' are zero; a market share divides by them",
          help: "write tonnes above zero, or leave the year out")
      }
    }
  }

  /// `2018, 2019 and 2035`; of many the first and the last.
  static func list(_ years: [Int]) -> String {
    if years.count > 6 {
      return "\(years.count) years from \(years[0]) to \(years[years.count - 1])"
    }
    let texts = years.map(String.init)
    if texts.count == 1 { return texts[0] }
    return texts.dropLast().joined(separator: ", ") + " and " + texts[texts.count - 1]
  }
}
