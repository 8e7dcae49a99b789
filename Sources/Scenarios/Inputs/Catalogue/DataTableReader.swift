package import FlowTables

/// Reads tables of the form `entity,metric,qualifier,value,…`, one number a row.
package enum DataTableReader {
  static let header = CSVTable.Header(
    ["entity", "metric", "value", "unit", "year", "region", "boundary", "source"],
    optional: ["qualifier", "low", "high", "confidence", "note"])

  /// Years may be columns, and what `flowsim data rows` prints beside is read past.
  static let headerOfUsers = CSVTable.Header(
    header.required, optional: header.optional,
    besideYears: ["entity", "metric", "unit"], quiet: ["id", "citation", "licence"])

  /// - Parameter isUser: Rows of users need no confidence and are marked as theirs.
  package static func read(
    _ file: SourceFile, isUser: Bool, reporting problems: inout Diagnostics
  ) -> [DataRow] {
    let header = isUser ? headerOfUsers : header
    guard let table = CSVTable.read(file, header: header, reporting: &problems) else { return [] }
    var columns = Columns(table)
    var rows: [DataRow] = []
    rows.reserveCapacity(table.rowCount)
    let variants = isUser ? rowsOfVariants(table, &problems) : []
    for row in 0..<table.rowCount where !variants.contains(row) {
      if let read = columns.read(row, isUser: isUser, reporting: &problems) { rows.append(read) }
    }
    reportRepeats(rows, reporting: &problems)
    return rows
  }

  /// Rows that `flowsim data rows` printed from tables that take the place of others: read as
  /// numbers of users they would contradict the tables of a run.
  private static func rowsOfVariants(
    _ table: CSVTable, _ problems: inout Diagnostics
  ) -> Set<Int> {
    guard let id = table.index(of: "id") else { return [] }
    var rows: Set<Int> = []
    for row in 0..<table.rowCount {
      let name = table.text(row, id).prefix { $0 != ":" }
      if DataStore.variants.contains("data/" + name) { rows.insert(row) }
    }
    if let first = rows.min() {
      problems.note(
        .columnsPassedOver, at: table.location(first, id),
        "\(rows.count) rows are not read: they are from tables of another year or other classes",
        help: "empty the cell in column 'id' where such a number is meant")
    }
    return rows
  }

  /// A year that one series has twice.
  static func reportRepeats(_ rows: [DataRow], reporting problems: inout Diagnostics) {
    var seen: [SeriesIdentity: Range<Int>] = [:]
    // Rows by year, of the series that stand in more than one place.
    var scattered: [SeriesIdentity: [Int?: DataRow]] = [:]
    for run in rows.runs(of: SeriesIdentity.init) {
      let identity = SeriesIdentity(rows[run.lowerBound])
      guard let first = seen.updateValue(run, forKey: identity) else {
        if run.count > 1 {
          var years: [Int?: DataRow] = [:]
          report(rows[run], against: &years, &problems)
        }
        continue
      }
      var ignored = Diagnostics()
      var years = scattered.removeValue(forKey: identity) ?? [:]
      if years.isEmpty { report(rows[first], against: &years, &ignored) }
      report(rows[run], against: &years, &problems)
      scattered[identity] = years
    }
  }

  /// Reports rows whose year is taken, and notes the others.
  private static func report(
    _ rows: ArraySlice<DataRow>, against earlier: inout [Int?: DataRow],
    _ problems: inout Diagnostics
  ) {
    for row in rows {
      guard let other = earlier[row.year] else {
        earlier[row.year] = row
        continue
      }
      problems.error(
        .twoSources, at: row.location,
        "\(row.entity), \(row.metric) of \(row.year.map(String.init) ?? "all years") has two "
          + "numbers: '\(other.source)' in line \(other.line) and '\(row.source)' here",
        help: "keep one of them")
    }
  }
}

/// The columns of a data table, read row by row.
private struct Columns {
  private let table: CSVTable
  private let value, year: Int
  private let low, high, confidencePlace: Int?
  private var entity, metric, qualifier, region, boundary, source, note: RepeatedCell<String>
  private var unit: RepeatedCell<UnitSymbol>
  private var confidence: RepeatedCell<Confidence>

  init(_ table: CSVTable) {
    func at(_ name: String) -> Int {
      guard let index = table.index(of: name) else {
        preconditionFailure("the header check let '\(name)' pass")
      }
      return index
    }
    self.table = table
    value = at("value")
    year = at("year")
    low = table.index(of: "low")
    high = table.index(of: "high")
    confidencePlace = table.index(of: "confidence")
    entity = RepeatedCell(at("entity"))
    metric = RepeatedCell(at("metric"))
    qualifier = RepeatedCell(table.index(of: "qualifier"))
    region = RepeatedCell(table.index(of: "region"))
    boundary = RepeatedCell(table.index(of: "boundary"))
    source = RepeatedCell(table.index(of: "source"))
    note = RepeatedCell(table.index(of: "note"))
    unit = RepeatedCell(at("unit"))
    confidence = RepeatedCell(confidencePlace)
  }

  mutating func read(_ row: Int, isUser: Bool, reporting problems: inout Diagnostics) -> DataRow? {
    guard let entity = name(entity.required(row, of: table, reporting: &problems), isUser),
      let metric = name(metric.required(row, of: table, reporting: &problems), isUser),
      let source = readSource(row, &problems),
      let value = table.number(row, value, reporting: &problems),
      let unit = readUnit(row, &problems)
    else { return nil }
    var year: Int?
    if !table.isEmpty(row, self.year) {
      guard let read = table.year(row, self.year, reporting: &problems) else { return nil }
      year = read
    }
    let low = range(row, self.low, &problems)
    let high = range(row, self.high, &problems)
    if let low, let high, !(low <= value && value <= high) {
      problems.error(
        .unreadableCell, at: table.location(row, self.value),
        "the value \(value) lies outside its own range \(low)–\(high)",
        help: "correct the value or the range")
    }
    guard let confidence = readConfidence(row, isUser: isUser, &problems) else { return nil }
    return DataRow(
      key: SeriesKey(
        entity: entity, metric: metric,
        qualifier: name(qualifier.text(row, of: table), isUser) ?? ""),
      value: value, low: low, high: high, unit: unit, year: year,
      region: name(region.text(row, of: table), isUser) ?? "",
      boundary: name(boundary.text(row, of: table), isUser) ?? "",
      source: source, confidence: confidence, note: note.text(row, of: table), file: table.file,
      line: table.line(ofRow: row))
  }

  /// A table with years as columns may have none: then it is its own source.
  private mutating func readSource(_ row: Int, _ problems: inout Diagnostics) -> String? {
    if source.hasColumn { return source.required(row, of: table, reporting: &problems) }
    return table.file.portablePath
  }

  /// Names of users without the blanks that nobody sees.
  private func name(_ text: String?, _ isUser: Bool) -> String? {
    isUser ? text.map(NameSpelling.tidy) : text
  }

  private func range(_ row: Int, _ column: Int?, _ problems: inout Diagnostics) -> Double? {
    guard let column, !table.isEmpty(row, column) else { return nil }
    return table.number(row, column, reporting: &problems)
  }

  private mutating func readUnit(_ row: Int, _ problems: inout Diagnostics) -> UnitSymbol? {
    unit.value(row, of: table) { text, column in
      UnitSymbol.read(text, at: table.location(row, column), reporting: &problems)
    }
  }

  private mutating func readConfidence(
    _ row: Int, isUser: Bool, _ problems: inout Diagnostics
  ) -> Confidence? {
    if isUser { return .user }
    if let known = confidence.value(
      row, of: table, reading: { text, _ in Confidence(rawValue: text) })
    {
      return known
    }
    let text = confidencePlace.map { table.text(row, $0) } ?? ""
    problems.error(
      .unknownName, at: table.location(row, confidencePlace ?? value),
      "unknown confidence '\(text)'",
      help: "write one of \(Confidence.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }
}

/// A column whose cells mostly say what the cell above says: equal bytes are read once.
private struct RepeatedCell<Value> {
  private let column: Int?
  private var last: (cell: CSVTable.Cell, value: Value)?

  init(_ column: Int?) { self.column = column }

  var hasColumn: Bool { column != nil }

  /// - Parameter read: Makes the value of a text in a column; nil where it cannot.
  mutating func value(
    _ row: Int, of table: CSVTable, reading read: (String, Int) -> Value?
  ) -> Value? {
    guard let column else { return nil }
    let cell = table[row, column]
    if let last, table.areEqual(last.cell, cell) { return last.value }
    guard let value = read(table.text(row, column), column) else { return nil }
    last = (cell, value)
    return value
  }
}

extension RepeatedCell<String> {
  /// Empty where the table has no such column.
  mutating func text(_ row: Int, of table: CSVTable) -> String {
    value(row, of: table) { text, _ in text } ?? ""
  }

  /// nil after reporting that the cell is empty or has more than one line.
  mutating func required(
    _ row: Int, of table: CSVTable, reporting problems: inout Diagnostics
  ) -> String? {
    value(row, of: table) { text, column in
      text.isEmpty || text.utf8.contains(0x0A)
        ? table.requiredText(row, column, reporting: &problems) : text
    }
  }
}
