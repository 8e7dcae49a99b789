public import FlowAccounts
public import FlowTables

/// Rates of contraction and sector pathways, built in and the user's.
public struct PathwayTable: Sendable {
  private let store: DataStore
  private let reductions: [Ambition: Double]
  private let coverage: [String: Double]
  /// How tables of the user were read.
  public let notes: [Diagnostic]

  /// - Throws: ``InputProblems`` where a table cannot be read.
  public static func load(user files: [SourceFile] = []) throws(InputProblems) -> PathwayTable {
    var problems = Diagnostics()
    let builtin = DataTableReader.read(
      BuiltinFiles.file("data/pathways.csv"), isUser: false, reporting: &problems)
    var mine: [DataRow] = []
    var names = files.isEmpty ? nil : KnownNames(builtin, reporting: &problems)
    for file in files {
      let rows = DataTableReader.read(file, isUser: true, reporting: &problems)
      mine += names?.settle(rows, reporting: &problems) ?? rows
    }
    let store = DataStore(builtin: builtin, user: mine, sources: SourceRegister(sources: []))
    var lookup = Lookup(store, horizon: 2000...2000)
    lookup.problems = problems
    var reductions: [Ambition: Double] = [:]
    for ambition in Ambition.allCases {
      reductions[ambition] =
        lookup.optional(
          "absolute contraction", "annual reduction", ambition.rawValue, in: .perYear)?.constant
    }
    var coverage: [String: Double] = [:]
    for scope in store.rows(ofMetric: "least coverage").map(\.entity) {
      coverage[scope] = lookup.optional(scope, "least coverage", in: .fraction)?.constant
    }
    try lookup.problems.throwIfErrors()
    return PathwayTable(
      store: store, reductions: reductions, coverage: coverage, notes: problems.beside)
  }

  /// Share of the base year's emissions that goes every year.
  public func annualReduction(_ ambition: Ambition) -> Double? { reductions[ambition] }

  /// The least share of a scope that a target has to cover to count in full.
  public func leastCoverage(scope: String) -> Double? { coverage[scope] }

  /// Names of the pathways of a metal, in the order of the table.
  public func names(of metal: String) -> [String] {
    store.rows(ofMetric: Self.metric, entity: metal).map(\.qualifier).distinct()
  }

  /// t CO2-equiv/t by year.
  ///
  /// - Throws: ``InputProblems`` with E120 where no pathway has the name.
  public func pathway(_ text: String, of metal: String) throws(InputProblems) -> YearlyPath {
    let name = NameSpelling.match(text, among: names(of: metal)) ?? text
    let rows = store.rows(metal, Self.metric, name)
    let unit = Unit.carbonPerTonne.symbol
    if rows.isEmpty {
      throw InputProblems([
        Diagnostic(
          .unknownName, at: FileLocation(path: "--pathway"),
          "no pathway of \(metal) is named \(quoted(name))",
          help: NearestName.help(for: name, among: names(of: metal)))
      ])
    }
    var problems = Diagnostics()
    for row in rows where row.unit.dimension != unit.dimension || row.year == nil {
      problems.error(
        .wrongUnit, at: row.location, "a pathway needs a year and an intensity in every row",
        help: "write the year, and the number in 't CO2-equiv/t'")
    }
    try problems.throwIfErrors()
    do {
      return try YearlyPath(
        years: rows.map { $0.year ?? 0 }, values: rows.map { $0.unit.convert($0.value, to: unit) })
    } catch {
      throw InputProblems([
        Diagnostic(.yearOrder, at: rows[0].location, "\(error)", help: "give each year once")
      ])
    }
  }

  private static let metric = "intensity pathway"
}
