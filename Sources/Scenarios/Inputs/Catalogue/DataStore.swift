public import FlowTables

/// All numbers that a run may ask for: the built-in tables, and the user's in front of them.
public struct DataStore: Sendable {
  public let rows: [DataRow]
  public let sources: SourceRegister
  /// Rows of users whose place a later row of theirs takes.
  let overridden: [(row: DataRow, by: DataRow)]
  private let index: [SeriesKey: [DataRow]]
  private let metrics: [String: [DataRow]]

  /// - Parameters:
  ///   - builtin: Rows that ship with the program.
  ///   - user: Rows that win over built-in rows of the same entity, metric, qualifier, year,
  ///     region and boundary; one without a year wins over the built-in rows of all years.
  package init(builtin: [DataRow], user: [DataRow], sources: SourceRegister) {
    let timeless = Set(user.filter { $0.year == nil }.map(\.key))
    let builtin =
      timeless.isEmpty
      ? builtin : builtin.filter { $0.year == nil || !timeless.contains($0.key) }
    var rows = builtin
    var places: [SeriesKey: [Int]] = [:]
    places.reserveCapacity(builtin.count / 2)
    for run in builtin.runs(of: \.key) {
      places[builtin[run.lowerBound].key, default: []].append(contentsOf: run)
    }
    var overridden: [(row: DataRow, by: DataRow)] = []
    for row in user {
      let same = places[row.key]?.first {
        rows[$0].year == row.year && rows[$0].region == row.region
          && rows[$0].boundary == row.boundary
      }
      if let same {
        // A row that repeats what ships changes nothing, not even whose number it is.
        if row.repeats(rows[same]) { continue }
        if rows[same].confidence == .user { overridden.append((rows[same], row)) }
        rows[same] = row
      } else {
        rows.append(row)
        places[row.key, default: []].append(rows.count - 1)
      }
    }
    self.rows = rows
    self.sources = sources
    self.overridden = overridden
    index = places.mapValues { Self.byYear($0.map { rows[$0] }) }
    var metrics: [String: [DataRow]] = [:]
    for run in rows.runs(of: \.metric) {
      metrics[rows[run.lowerBound].metric, default: []].append(contentsOf: rows[run])
    }
    self.metrics = metrics
  }

  /// Rows of one year stay in the order of the tables.
  private static func byYear(_ rows: [DataRow]) -> [DataRow] {
    func year(_ place: Int) -> Int { rows[place].year ?? 0 }
    if rows.indices.dropFirst().allSatisfy({ year($0 - 1) <= year($0) }) { return rows }
    return rows.indices.sorted { (year($0), $0) < (year($1), $1) }.map { rows[$0] }
  }

  /// Whether there is a row of a kind.
  package func hasRows(_ entity: String, _ metric: String, _ qualifier: String = "") -> Bool {
    index[SeriesKey(entity: entity, metric: metric, qualifier: qualifier)] != nil
  }

  /// Every row of a kind, in the order of the years.
  package func rows(_ entity: String, _ metric: String, _ qualifier: String = "") -> [DataRow] {
    index[SeriesKey(entity: entity, metric: metric, qualifier: qualifier)] ?? []
  }

  /// Every row of a metric, in the order of the tables.
  package func rows(ofMetric metric: String) -> [DataRow] { metrics[metric] ?? [] }

  /// Every row of a metric and an entity, in the order of the tables.
  package func rows(ofMetric metric: String, entity: String) -> [DataRow] {
    rows(ofMetric: metric).filter { $0.entity == entity }
  }
}

extension DataStore {
  /// The tables that hold numbers, relative to `Scenarios/`.
  static let tables = [
    "fleet", "components", "materials", "sectors", "sorting", "routes", "plants", "costs",
    "preferences", "charge_habits", "market", "makers", "plausibility",
  ].map { "data/\($0).csv" }

  /// Tables beside those of a run: yardsticks and what was known at another time.
  static let yardsticks = [
    "observations", "habit_fit", "hindcast_2014", "pathways", "buyers", "contracts",
    "split_wrought", "tight_scrap", "open_scrap",
  ].map { "data/\($0).csv" }

  /// Those of them that take the place of rows of other tables in runs of their own.
  static let variants = ["hindcast_2014", "split_wrought", "tight_scrap", "open_scrap"].map {
    "data/\($0).csv"
  }

  /// What habits are fitted to, and what is held against the fit.
  package static let fitTables = ["habit_fit", "observations"].map { "data/\($0).csv" }

  /// Tables of lots and premiums beside those: no run reads them.
  package static let lotTables = ["lots", "premiums"].map { "data/\($0).csv" }

  /// Reads the built-in tables and the user's; of tables of contracts only the ids, whose numbers
  /// other tables may hold.
  ///
  /// - Parameter further: Built-in tables beside those of a run.
  public static func load(
    user files: [SourceFile] = [], and further: [String] = [],
    reporting problems: inout Diagnostics
  ) -> DataStore {
    let paths = tables + further
    let read = SideBySide.map(paths.count) { index in
      var problems = Diagnostics()
      let file = BuiltinFiles.file(paths[index])
      let rows = DataTableReader.read(file, isUser: false, reporting: &problems)
      return (rows: rows, problems: problems)
    }
    for part in read { problems.append(contentsOf: part.problems) }
    let builtin = read.flatMap(\.rows)
    let contracts = ContractTable.among(files)
    var user = files.filter { file in !contracts.contains { $0.path == file.path } }.map { file in
      // A scenario may name a table that ships with the program.
      let isUser = !file.path.hasPrefix("builtin:")
      return DataTableReader.read(file, isUser: isUser, reporting: &problems)
    }
    if user.contains(where: { !$0.isEmpty }) {
      check(
        &user, against: builtin, having: further, contracts: ContractTable.ids(contracts),
        reporting: &problems)
    }
    let sources = SourceRegister.read(
      BuiltinFiles.file("data/sources.csv"), reporting: &problems)
    return DataStore(builtin: builtin, user: user.flatMap(\.self), sources: sources)
  }

  /// Holds rows of users against the names of every table that ships, read by this command or not.
  ///
  /// - Parameter user: By file; rows get the names that the tables use, and the words that an empty
  ///   cell can only mean.
  private static func check(
    _ user: inout [[DataRow]], against builtin: [DataRow], having further: [String],
    contracts: Set<String>, reporting problems: inout Diagnostics
  ) {
    var others: [DataRow] = []
    for path in lotTables + yardsticks where !further.contains(path) {
      others += DataTableReader.read(BuiltinFiles.file(path), isUser: false, reporting: &problems)
    }
    var names = KnownNames(builtin + others, contracts: contracts, reporting: &problems)
    for file in user.indices where user[file].first?.confidence == .user {
      user[file] = names.settle(user[file], reporting: &problems)
    }
    names.check(user.joined().filter { $0.confidence == .user }, reporting: &problems)
    let beside = others.filter { row in !variants.contains { row.file.path.hasSuffix($0) } }
    let shipped = Dictionary(grouping: beside, by: SeriesIdentity.init)
    for file in user.indices {
      user[file].removeAll { $0.confidence == .user && repeats($0, someOf: shipped) }
    }
  }

  /// Whether a row says what a table says that this command does not read: it adds nothing.
  private static func repeats(_ row: DataRow, someOf rows: [SeriesIdentity: [DataRow]]) -> Bool {
    rows[SeriesIdentity(row)]?.contains { $0.year == row.year && row.repeats($0) } == true
  }
}
