/// Reads tables of the form `entity,metric,qualifier,value,…`, one number a row.
enum DataTableReader {
  static let header = CSVTable.Header(
    ["entity", "metric", "value", "unit", "year", "region", "boundary", "source"],
    optional: ["qualifier", "low", "high", "confidence", "note"])

  /// - Parameter isUser: Rows of users need no confidence and are marked as theirs.
  static func read(
    _ file: SourceFile, isUser: Bool, reporting problems: inout Diagnostics
  ) -> [DataRow] {
    guard let table = CSVTable.read(file, header: header, reporting: &problems) else { return [] }
    var columns = Columns(table)
    var rows: [DataRow] = []
    rows.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      if let read = columns.read(row, isUser: isUser, reporting: &problems) { rows.append(read) }
    }
    reportRepeats(rows, reporting: &problems)
    return rows
  }

  private static func reportRepeats(_ rows: [DataRow], reporting problems: inout Diagnostics) {
    struct Identity: Hashable { let key: SeriesKey; let year: Int?; let region, boundary: String }
    var first: [Identity: Int] = [:]
    first.reserveCapacity(rows.count)
    for (place, row) in rows.enumerated() {
      let identity = Identity(
        key: SeriesKey(entity: row.entity, metric: row.metric, qualifier: row.qualifier),
        year: row.year, region: row.region, boundary: row.boundary)
      if let earlier = first.updateValue(place, forKey: identity) {
        first[identity] = earlier
        let other = rows[earlier]
        problems.error(
          .twoSources, at: row.location,
          "\(row.entity), \(row.metric) of \(row.year.map(String.init) ?? "all years") has two "
            + "numbers: '\(other.source)' in line \(other.line) and '\(row.source)' here",
          help: "keep one of them")
      }
    }
  }
}

/// Where the columns of a data table stand.
private struct Columns {
  let table: CSVTable
  let entity, metric, value, unit, year, region, boundary, source: Int
  let qualifier, low, high, confidence, note: Int?
  /// Counted along as rows are read, so that a table is walked through once.
  private var line = 1
  private var counted = 0

  init(_ table: CSVTable) {
    func at(_ name: String) -> Int {
      guard let index = table.index(of: name) else {
        preconditionFailure("the header check let '\(name)' pass")
      }
      return index
    }
    self.table = table
    entity = at("entity")
    metric = at("metric")
    value = at("value")
    unit = at("unit")
    year = at("year")
    region = at("region")
    boundary = at("boundary")
    source = at("source")
    qualifier = table.index(of: "qualifier")
    low = table.index(of: "low")
    high = table.index(of: "high")
    confidence = table.index(of: "confidence")
    note = table.index(of: "note")
  }

  private mutating func line(of row: Int) -> Int {
    let start = Int(table[row, 0].start)
    for byte in table.file.bytes[counted..<start] where byte == 0x0A { line += 1 }
    counted = start
    return line
  }

  mutating func read(_ row: Int, isUser: Bool, reporting problems: inout Diagnostics) -> DataRow? {
    let line = line(of: row)
    guard let entity = table.requiredText(row, entity, reporting: &problems),
      let metric = table.requiredText(row, metric, reporting: &problems),
      let source = table.requiredText(row, source, reporting: &problems),
      let value = table.number(row, value, reporting: &problems),
      let unit = UnitSymbol.read(
        table.text(row, unit), at: table.location(row, unit), reporting: &problems)
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
      entity: entity, metric: metric, qualifier: text(row, qualifier), value: value, low: low,
      high: high, unit: unit, year: year, region: table.text(row, region),
      boundary: table.text(row, boundary), source: source, confidence: confidence,
      note: text(row, note), file: table.file, line: line)
  }

  private func text(_ row: Int, _ column: Int?) -> String {
    column.map { table.text(row, $0) } ?? ""
  }

  private func range(_ row: Int, _ column: Int?, _ problems: inout Diagnostics) -> Double? {
    guard let column, !table.isEmpty(row, column) else { return nil }
    return table.number(row, column, reporting: &problems)
  }

  private func readConfidence(
    _ row: Int, isUser: Bool, _ problems: inout Diagnostics
  ) -> Confidence? {
    if isUser { return .user }
    let text = text(row, confidence)
    if let known = Confidence(rawValue: text) { return known }
    problems.error(
      .unknownName, at: table.location(row, confidence ?? value),
      "unknown confidence '\(text)'",
      help: "write one of \(Confidence.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }
}
