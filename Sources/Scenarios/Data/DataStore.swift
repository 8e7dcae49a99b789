/// All numbers that a run may ask for: the built-in tables, and the user's in front of them.
public struct DataStore: Sendable {
  public let rows: [DataRow]
  public let sources: SourceRegister
  private let index: [SeriesKey: [Int]]
  private let metrics: [String: [Int]]

  /// - Parameters:
  ///   - builtin: Rows that ship with the program.
  ///   - user: Rows that win over built-in rows of the same entity, metric, qualifier, year,
  ///     region and boundary.
  init(builtin: [DataRow], user: [DataRow], sources: SourceRegister) {
    var rows = builtin
    var places: [SeriesKey: [Int]] = [:]
    places.reserveCapacity(builtin.count)
    for (place, row) in builtin.enumerated() {
      places[SeriesKey(row), default: []].append(place)
    }
    for row in user {
      let key = SeriesKey(row)
      let same = places[key]?.first {
        rows[$0].year == row.year && rows[$0].region == row.region
          && rows[$0].boundary == row.boundary
      }
      if let same {
        rows[same] = row
      } else {
        rows.append(row)
        places[key, default: []].append(rows.count - 1)
      }
    }
    self.rows = rows
    self.sources = sources
    index = places.mapValues { list in
      list.sorted { (rows[$0].year ?? 0, $0) < (rows[$1].year ?? 0, $1) }
    }
    var metrics: [String: [Int]] = [:]
    for place in rows.indices { metrics[rows[place].metric, default: []].append(place) }
    self.metrics = metrics
  }

  /// Whether there is a row of a kind.
  func hasRows(_ entity: String, _ metric: String, _ qualifier: String = "") -> Bool {
    index[SeriesKey(entity: entity, metric: metric, qualifier: qualifier)] != nil
  }

  /// Every row of a kind, in the order of the years.
  func rows(_ entity: String, _ metric: String, _ qualifier: String = "") -> [DataRow] {
    let key = SeriesKey(entity: entity, metric: metric, qualifier: qualifier)
    return (index[key] ?? []).map { rows[$0] }
  }

  /// Every row of a metric, in the order of the tables.
  func rows(ofMetric metric: String) -> [DataRow] { (metrics[metric] ?? []).map { rows[$0] } }

  /// Every row of a metric and an entity, in the order of the tables.
  func rows(ofMetric metric: String, entity: String) -> [DataRow] {
    (metrics[metric] ?? []).filter { rows[$0].entity == entity }.map { rows[$0] }
  }
}

extension SeriesKey {
  init(_ row: DataRow) {
    self.init(entity: row.entity, metric: row.metric, qualifier: row.qualifier)
  }
}

extension DataStore {
  /// The tables that hold numbers, relative to `Scenarios/`.
  static let tables = [
    "fleet", "components", "materials", "sectors", "sorting", "routes", "plants", "costs",
    "preferences", "makers", "plausibility",
  ].map { "data/\($0).csv" }

  /// Tables that a run reads where scrap is bought at prices that clear.
  static let marketTables = ["data/market.csv"]

  /// Tables of lots and premiums beside those: no run reads them.
  static let lotTables = ["lots", "premiums"].map { "data/\($0).csv" }

  /// Reads the built-in tables and the user's.
  ///
  /// - Parameter further: Built-in tables beside those of a run.
  public static func load(
    user files: [SourceFile] = [], and further: [String] = [],
    reporting problems: inout Diagnostics
  ) -> DataStore {
    var builtin: [DataRow] = []
    for path in tables + further {
      let file = BuiltinFiles.file(path)
      builtin += DataTableReader.read(file, isUser: false, reporting: &problems)
    }
    var user: [DataRow] = []
    for file in files {
      // A scenario may name a table that ships with the program.
      let isUser = !file.path.hasPrefix("builtin:")
      user += DataTableReader.read(file, isUser: isUser, reporting: &problems)
    }
    let sources = SourceRegister.read(
      BuiltinFiles.file("data/sources.csv"), reporting: &problems)
    return DataStore(builtin: builtin, user: user, sources: sources)
  }
}
