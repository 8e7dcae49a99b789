internal import FlowTables

/// What the built-in tables call their numbers, against which rows of users are held.
///
/// A row that nothing reads would be lost without a word, and one of another region or boundary
/// would run as a second number beside the built-in one.
struct KnownNames {
  private var kept: [SeriesKey: [Meaning]] = [:]
  /// By entity and metric, the qualifier left out.
  private var ownQualifiers: [SeriesKey: Set<String>] = [:]
  private var entities: [String: Set<String>] = [:]
  private var qualifiers: [String: Set<String>] = [:]
  /// Metrics that anybody may give to names of their own: makers, cars and lots, which are no parts
  /// of the model; the commands that read them have their own checks.
  private var openMetrics: Set<String> = []
  /// Grades, classes, parts, routes, works, sectors, lots and regions.
  private(set) var defined: Set<String> = []
  var entityBook = NameBook()
  var metricBook = NameBook()
  var qualifierBook = NameBook()
  var regionBook = NameBook()
  var boundaryBook = NameBook()
  /// Regions of the rows of a metric.
  private var regions: [String: Set<String>] = [:]
  /// Names of open metrics that were held against the tables once.
  private var toldOf: Set<SeriesKey> = []

  /// What a series is about beside its names, and whether it runs over years.
  private struct Meaning: Equatable {
    let region: String
    let boundary: String
    let hasYears: Bool

    init(_ row: DataRow) {
      region = row.region
      boundary = row.boundary
      hasYears = row.year != nil
    }
  }

  private static let openTables = ["makers", "buyers", "premiums", "lots", "costs"].map {
    "data/\($0).csv"
  }
  private static let definitions: [(table: String, columns: [String])] = [
    ("grades", ["id"]), ("scrap_classes", ["id"]), ("parts", ["id"]), ("route_list", ["id"]),
    ("plant_list", ["id", "component"]), ("sector_list", ["id"]), ("lot_list", ["id", "region"]),
  ]

  /// - Parameters:
  ///   - rows: Of every table that ships.
  ///   - contracts: Ids of the user's own contracts.
  init(
    _ rows: [DataRow], contracts: Set<String> = [], reporting problems: inout Diagnostics
  ) {
    for metric in ContractTable.metrics { entities[metric] = contracts }
    for row in rows {
      keep(row)
      ownQualifiers[row.key.withoutQualifier, default: []].insert(row.qualifier)
      entities[row.metric, default: []].insert(row.entity)
      qualifiers[row.metric, default: []].insert(row.qualifier)
      regions[row.metric, default: []].insert(row.region)
      if Self.openTables.contains(where: row.file.path.hasSuffix) {
        openMetrics.insert(row.metric)
      }
    }
    for (table, columns) in Self.definitions {
      let file = BuiltinFiles.file("data/\(table).csv")
      let header = CSVTable.Header(columns, others: .readPast)
      guard let read = CSVTable.read(file, header: header, reporting: &problems) else { continue }
      for column in columns.compactMap(read.index(of:)) {
        for row in 0..<read.rowCount { defined.insert(read.text(row, column)) }
      }
    }
    learnSpellings(rows)
    for id in contracts { entityBook.add(id) }
  }

  private mutating func keep(_ row: DataRow) {
    let meaning = Meaning(row)
    // Most tables have one meaning after another: the last one is the one to look at.
    if kept[row.key]?.last == meaning || kept[row.key]?.contains(meaning) == true { return }
    kept[row.key, default: []].append(meaning)
  }

  /// A row whose empty cells have the words of the built-in rows, where these leave one choice.
  func completed(_ row: DataRow) -> DataRow {
    var key = row.key
    if key.qualifier.isEmpty, let names = ownQualifiers[key], names.count == 1,
      let only = names.first
    {
      key = SeriesKey(entity: row.entity, metric: row.metric, qualifier: only)
    }
    func only(_ cell: (Meaning) -> String) -> String? {
      let cells = Set((kept[key] ?? []).map(cell))
      return cells.count == 1 ? cells.first : nil
    }
    let region = row.region.isEmpty ? only(\.region) ?? "" : row.region
    let boundary = row.boundary.isEmpty ? only(\.boundary) ?? "" : row.boundary
    if key == row.key && region == row.region && boundary == row.boundary { return row }
    return row.named(key, region: region, boundary: boundary)
  }

  /// Reports rows that no command reads, and rows that mean something else than the built-in ones.
  mutating func check(_ rows: [DataRow], reporting problems: inout Diagnostics) {
    var first: [SeriesKey: DataRow] = [:]
    for row in rows {
      if let other = first[row.key], (other.year == nil) != (row.year == nil) {
        problems.error(
          .twoSources, at: row.location,
          "\(Self.name(of: row)) has a number for all years and one for a year, in line "
            + "\(other.line) of \(other.file.path) and here", help: "keep one of them")
        continue
      }
      first[row.key] = row
      PlausibleFactor.check(
        row.value, in: row.unit, "\(row.entity), \(row.metric)", at: row.location,
        reporting: &problems)
      if let meanings = kept[row.key] {
        compare(row, with: meanings, reporting: &problems)
      } else if isKnown(row, reporting: &problems) {
        keep(row)
      }
    }
  }

  private mutating func isKnown(_ row: DataRow, reporting problems: inout Diagnostics) -> Bool {
    guard let entities = entities[row.metric], let qualifiers = qualifiers[row.metric] else {
      refuse(
        row, "no number is called '\(row.metric)'", row.metric, among: metrics(near: row), &problems
      )
      return false
    }
    let isOpen = openMetrics.contains(row.metric)
    if !entities.contains(row.entity) && !defined.contains(row.entity) {
      let message = "nothing called '\(row.entity)' has a '\(row.metric)'"
      if !isOpen {
        refuse(row, message, row.entity, among: entities.sorted(), &problems)
        return false
      }
      let name = SeriesKey(entity: row.entity, metric: row.metric, qualifier: "")
      if !problems.hasAllWarnings && toldOf.count < Self.searchLimit
        && toldOf.insert(name).inserted,
        let near = NearestName.match(row.entity, among: entities.sorted())
      {
        problems.warning(
          .unknownName, at: row.location, message + " in the tables",
          help: "did you mean '\(near)'?")
      }
    }
    if !isOpen && !qualifiers.contains(row.qualifier) && !defined.contains(row.qualifier) {
      refuse(
        row, "'\(row.metric)' has no qualifier '\(row.qualifier)'", row.qualifier,
        among: qualifiers.sorted(), &problems)
      return false
    }
    return isOfItsRegion(row, reporting: &problems)
  }

  /// Sales in China are of China, whoever sells.
  private func isOfItsRegion(_ row: DataRow, reporting problems: inout Diagnostics) -> Bool {
    guard let region = onlyRegion(of: row.metric), row.region != region else { return true }
    problems.error(
      .unknownName, at: row.location,
      "\(Self.name(of: row)) has the region '\(region)', not '\(row.region)'",
      help: "write '\(region)'")
    return false
  }

  /// The region of a metric that several have, all of them in it.
  func onlyRegion(of metric: String) -> String? {
    guard let known = regions[metric], known.count == 1, let region = known.first,
      !region.isEmpty, (entities[metric]?.count ?? 0) > 1
    else { return nil }
    return region
  }

  /// Whether a row is about a name of the user's own.
  func isOpenToAll(_ key: SeriesKey) -> Bool {
    kept[key] == nil && openMetrics.contains(key.metric)
  }

  /// Names that are held against the tables for a warning; a table of more is no slip of the pen.
  private static let searchLimit = 1_000

  /// The metrics that the row's entity has, if the row's own is near to one, else all.
  private func metrics(near row: DataRow) -> [String] {
    let own = entities.keys.filter { entities[$0]?.contains(row.entity) == true }.sorted()
    return NearestName.match(row.metric, among: own) == nil ? entities.keys.sorted() : own
  }

  private func compare(
    _ row: DataRow, with meanings: [Meaning], reporting problems: inout Diagnostics
  ) {
    let name = Self.name(of: row)
    for (column, own, others) in [
      ("region", row.region, meanings.map(\.region).distinct()),
      ("boundary", row.boundary, meanings.map(\.boundary).distinct()),
    ] where !others.contains(own) {
      let written = others.map { "'\($0)'" }.joined(separator: ", ")
      problems.error(
        .unknownName, at: row.location, "\(name) has the \(column) \(written), not '\(own)'",
        help: others == [""]
          ? "leave the cell empty" : "write \(others.count > 1 ? "one of " : "")\(written)")
    }
    if row.year != nil && !meanings.contains(where: \.hasYears) {
      problems.error(
        .yearOutOfRange, at: row.location, "\(name) is one number for all years",
        help: "leave the year empty")
    }
  }

  private static func name(of row: DataRow) -> String {
    [row.entity, row.metric, row.qualifier].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func refuse(
    _ row: DataRow, _ message: String, _ name: String, among names: @autoclosure () -> [String],
    _ problems: inout Diagnostics
  ) {
    problems.error(.unknownName, at: row.location, message, help: Self.help(for: name, names()))
  }

  private static func help(for name: String, _ names: [String]) -> String {
    let help = NearestName.help(for: name, among: names)
    return help.isEmpty ? "'flowsim data rows' prints what there is" : help
  }
}
