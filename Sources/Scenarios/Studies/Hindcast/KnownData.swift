internal import FlowInputs
internal import FlowTables

/// The tables as they could have been filled at the end of a year.
struct KnownData {
  static let year = 2014

  let store: DataStore
  /// Rows of later years whose series has none before: practice and chemistry that stand for all
  /// years, in the order of the tables.
  let anachronisms: [DataRow]

  /// - Parameters:
  ///   - base: Today's tables.
  ///   - inputs: What could have been put in for the years after, as `hindcast_2014.csv` has it.
  init(_ base: DataStore, then inputs: [DataRow]) {
    var rows: [DataRow] = []
    var later: [DataRow] = []
    for series in Self.series(of: base.rows) {
      let known = series.filter { $0.year.map { $0 <= Self.year } ?? true }
      rows += known.isEmpty ? series : known
      if known.isEmpty { later += series }
      guard let last = known.last, let year = last.year, year < Self.year,
        known.count < series.count
      else { continue }
      let value = Series(series, in: series[0].unit).value(in: Self.year)
      rows.append(
        last.copy(
          value: value, unit: series[0].unit, year: Self.year,
          note: "straight line between its neighbours in today's tables"))
    }
    let direct = inputs.filter { $0.metric != "forecast" && $0.metric != "demand over 2014" }
    store = DataStore(
      builtin: rows, user: direct + Self.scaledUses(rows, inputs), sources: base.sources)
    anachronisms = later
  }

  /// Rows of one entity, metric, qualifier, region and boundary, by year.
  private static func series(of rows: [DataRow]) -> [[DataRow]] {
    var places: [SeriesIdentity: Int] = [:]
    var series: [[DataRow]] = []
    for row in rows {
      let identity = SeriesIdentity(row)
      if let place = places[identity] {
        series[place].append(row)
      } else {
        places[identity] = series.count
        series.append([row])
      }
    }
    return series.map { $0.sorted { ($0.year ?? 0) < ($1.year ?? 0) } }
  }

  /// Uses outside cars: those of 2014 times the growth that was expected of all of them.
  private static func scaledUses(_ rows: [DataRow], _ inputs: [DataRow]) -> [DataRow] {
    let growth = inputs.filter { $0.metric == "demand over 2014" }
    let uses = rows.filter { $0.metric == "use of" && $0.year == year }
    return uses.flatMap { use in
      let metal = use.qualifier.hasPrefix("SINK") ? "aluminium" : "steel"
      return growth.filter { $0.qualifier == metal }.map { row in
        use.copy(
          value: use.value * row.value, unit: use.unit, year: row.year,
          note: "use of \(year) times what was expected of all buyers: \(row.note)")
      }
    }
  }
}

extension DataRow {
  /// The same statement with another number and year; its range does not carry over.
  fileprivate func copy(
    value: Double, unit: UnitSymbol, year: Int?, note: String
  ) -> DataRow {
    DataRow(
      key: key, value: value, low: nil, high: nil, unit: unit, year: year, region: region,
      boundary: boundary, source: source, confidence: .estimate, note: note, file: file, line: line)
  }
}
