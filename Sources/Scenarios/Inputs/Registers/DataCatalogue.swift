internal import FlowAccounts
public import FlowTables

/// All numbers that ship with the program, also those that no run reads, and the user's.
public struct DataCatalogue: Sendable {
  public let rows: [DataRow]
  public let sources: SourceRegister
  /// Thresholds of standards: numbers as well, in a table of their own.
  let standards: [Standard]
  /// What was noticed while tables of the user were read.
  public internal(set) var notes: [Diagnostic] = []

  /// - Throws: ``InputProblems`` for tables of the user that cannot be read.
  public static func load(user files: [SourceFile] = []) throws(InputProblems) -> DataCatalogue {
    var problems = Diagnostics()
    let store = DataStore.load(
      user: files, and: DataStore.lotTables, reporting: &problems)
    var rows = store.rows
    for path in DataStore.yardsticks {
      rows += DataTableReader.read(
        BuiltinFiles.file(path), isUser: false, reporting: &problems)
    }
    try problems.throwIfErrors()
    return DataCatalogue(
      rows: rows, sources: store.sources, standards: try StandardRegister.load().standards,
      notes: problems.beside)
  }

  /// Rows about an entity and of a metric, by name or by a part of it; nil takes all.
  public func rows(entity: String?, metric: String?) -> [DataRow] {
    let entities = entity.map { Self.names(like: $0, among: rows.map(\.entity)) }
    let metrics = metric.map { Self.names(like: $0, among: rows.map(\.metric)) }
    return rows.filter { row in
      entities?.contains(row.entity) != false && metrics?.contains(row.metric) != false
    }
  }

  /// The name that it is a spelling of, or else the names that have it as a part.
  private static func names(like name: String, among names: [String]) -> Set<String> {
    let names = Set(names)
    if let known = NameBook(names).name(name) { return [known] }
    let part = name.lowercased()
    return part.isEmpty ? [] : names.filter { $0.lowercased().contains(part) }
  }

  /// A source, the rows and thresholds that rest on it, and the rows whose note names it beside
  /// their own source.
  public struct Count: Sendable {
    public let source: DataSource
    public let rows: Int
    public let notes: Int
  }

  /// In the order of the register.
  public var counts: [Count] {
    var rests: [String: Int] = [:]
    var notes: [String: Int] = [:]
    for standard in standards { rests[standard.source, default: 0] += 1 }
    for row in rows {
      rests[row.source, default: 0] += 1
      for id in row.sourcesInNote { notes[id, default: 0] += 1 }
    }
    return sources.sources.map {
      Count(source: $0, rows: rests[$0.id] ?? 0, notes: notes[$0.id] ?? 0)
    }
  }

  /// Shipped numbers without a source, or whose source may not be passed on.
  ///
  /// Rows of users are theirs to judge.
  public var unlicensed: [Diagnostic] {
    let thresholds = Set(standards.map(\.source)).sorted().filter { sources[$0] == nil }.map {
      Diagnostic(
        .unknownName, at: FileLocation(path: "data/standards.csv"),
        "no source '\($0)' in sources.csv", help: "add it with citation and licence")
    }
    return thresholds
      + rows.filter { $0.confidence != .user }.compactMap { row in
        guard let source = sources[row.source] else {
          return Diagnostic(
            .unknownName, at: row.location, "no source '\(row.source)' in sources.csv",
            help: "add it with citation and licence")
        }
        if DataSource.allowedLicences.contains(source.licence) { return nil }
        return Diagnostic(
          .unknownName, at: row.location,
          "the licence '\(source.licence)' of '\(source.id)' does not let this number ship",
          help: "use one of \(DataSource.allowedLicences.joined(separator: ", "))")
      }
  }

  /// The entity or metric that was probably meant where nothing has this name.
  public func problem(entity: String?, metric: String?) -> Diagnostic? {
    for (name, names) in [(entity, rows.map(\.entity)), (metric, rows.map(\.metric))] {
      guard let name, Self.names(like: name, among: names).isEmpty else { continue }
      var unique: [String] = []
      for other in names where !unique.contains(other) { unique.append(other) }
      return Diagnostic(
        .unknownName, at: FileLocation(path: name), "no row has this name",
        help: NearestName.help(for: name, among: unique))
    }
    return nil
  }
}

extension DataRow {
  /// Words of the note that may be ids of sources: an estimate says in its note what it leans on.
  package var sourcesInNote: Set<String> {
    let words = note.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
    return Set(words).subtracting([source])
  }
}
