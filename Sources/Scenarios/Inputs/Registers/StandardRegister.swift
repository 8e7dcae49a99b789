public import FlowAccounts
public import FlowTables

/// Schemes and labels with their versions, as data.
public struct StandardRegister: Sendable {
  /// In the order of the tables.
  public let standards: [Standard]
  /// How tables of the user were read.
  public let notes: [Diagnostic]

  static let header = CSVTable.Header(
    [
      "standard", "version", "kind", "metal", "class", "at_0_scrap", "at_100_scrap", "unit",
      "scrap_share", "boundary", "valid_from", "valid_to", "source",
    ],
    optional: [
      "track", "rank", "comparison", "product", "scrap_weight", "ore_weight", "scrap_from",
      "scrap_below", "least_scrap", "least_renewable", "least_reduction", "credit", "scope2",
      "offsets", "line_year", "confidence", "note",
    ])

  /// The built-in schemes, and the user's in front of them.
  ///
  /// A user's rows take the place of a built-in standard of the same name, version and metal.
  /// - Throws: ``InputProblems`` with every cell that cannot be read.
  public static func load(user files: [SourceFile] = []) throws(InputProblems) -> StandardRegister {
    var problems = Diagnostics()
    let builtin = read(BuiltinFiles.file("data/standards.csv"), reporting: &problems)
    var mine: [Standard] = []
    for file in files { mine += read(file, reporting: &problems) }
    try problems.throwIfErrors()
    let own = Set(mine.map(Name.init))
    let kept = builtin.filter { !own.contains(Name($0)) }
    return StandardRegister(standards: mine + kept, notes: problems.beside)
  }

  /// The built-in schemes, read once.
  package static let builtin: StandardRegister = {
    do {
      return try load()
    } catch {
      preconditionFailure("the built-in standards cannot be read: \(error)")
    }
  }()

  static func read(_ file: SourceFile, reporting problems: inout Diagnostics) -> [Standard] {
    guard let table = CSVTable.read(file, header: header, reporting: &problems) else { return [] }
    var standards: [Standard] = []
    var places: [Name: Int] = [:]
    var classes: [Name: Set<String>] = [:]
    for index in 0..<table.rowCount {
      let row = CSVRow(table, index)
      guard let standard = StandardRow(row, reporting: &problems)?.standard else { continue }
      let name = Name(standard)
      let isNewClass = classes[name, default: []].insert(standard.classes[0].name).inserted
      guard let known = places[name] else {
        places[name] = standards.count
        standards.append(standard)
        continue
      }
      if !isNewClass {
        problems.error(
          .twoSources, at: row.location("class"),
          "\(standard.title) has two classes \(quoted(standard.classes[0].name))",
          help: "keep one of them")
      }
      standards[known].classes += standard.classes
    }
    return standards
  }

  /// What makes two rows classes of one standard.
  private struct Name: Hashable {
    let title, metal: String

    init(_ standard: Standard) {
      title = standard.title
      metal = standard.metal
    }
  }

  /// Schemes of a metal, all of them or those of one name (`ResponsibleSteel`, `LESS 1.1 QST`).
  public func standards(of metal: String, named name: String? = nil) -> [Standard] {
    let wanted = name.map(NameSpelling.key)
    return standards.filter { standard in
      standard.metal == metal
        && (wanted.map {
          NameSpelling.key(standard.name) == $0 || NameSpelling.key(standard.title) == $0
        } ?? true)
    }
  }
}

extension StandardRegister {
  /// The schemes to judge by, all of a metal or those of a name, in one year or in any.
  ///
  /// - Parameter place: What a message points at.
  /// - Throws: ``InputProblems`` where nothing has the name, or nothing of the name is valid.
  public func chosen(
    metal: String, named name: String?, year: Int?, at place: FileLocation
  ) throws(InputProblems) -> [Standard] {
    let named = standards(of: metal, named: name)
    if let name, named.isEmpty {
      throw InputProblems([
        Diagnostic(
          .unknownName, at: place, "no standard of \(metal) is named \(quoted(name))",
          help: NearestName.help(for: name, among: names(of: metal)))
      ])
    }
    guard let year else { return named }
    let valid = named.filter { $0.isValid(in: year) }
    if valid.isEmpty
      || (name.map { name in named.contains { $0.title == name } } ?? false)
        && valid.count < named.count
    {
      throw InputProblems([outsideValidity(named, year: year, at: place)])
    }
    return valid
  }

  func names(of metal: String) -> [String] {
    var names: [String] = []
    for standard in standards(of: metal) where !names.contains(standard.name) {
      names.append(standard.name)
    }
    return names
  }

  /// The message for a version that is asked for outside its years.
  func outsideValidity(_ named: [Standard], year: Int, at place: FileLocation) -> Diagnostic {
    let years = named.map { "\($0.title) (\($0.validity))" }.joined(separator: ", ")
    let other = standards.first { other in
      named.contains { $0.name == other.name && $0.metal == other.metal }
        && other.isValid(in: year)
    }
    return Diagnostic(
      .outsideValidity, at: place, "\(printable(years, limit: 160)) is not valid in \(year)",
      help: other.map { "write \($0.title), valid \($0.validity)" } ?? "write a year of its own")
  }
}
