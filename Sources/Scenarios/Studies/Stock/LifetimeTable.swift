internal import FlowEngine
internal import FlowTables

/// Lifetimes by the year of purchase: `cohort,lifetime`, and `series` or `type` where they differ.
///
/// A row holds from its cohort on, up to the next row; earlier cohorts have the lifetime of
/// `--lifetime`.
struct LifetimeTable {
  /// Whose lifetime a row gives; nil for all.
  struct Key: Hashable {
    let series: String?
    let type: String?
  }

  private let usual: Lifetime
  /// Ascending cohorts.
  private var changes: [Key: [(cohort: Int, lifetime: Lifetime)]] = [:]
  private var isBySeries = false
  private var isByType = false

  /// One lifetime for all.
  init(_ usual: Lifetime) { self.usual = usual }

  /// - Parameter types: The types of the stock; empty where it has none.
  init?(
    _ usual: Lifetime, _ file: SourceFile, series: [String], types: [String],
    reporting problems: inout Diagnostics
  ) {
    self.init(usual)
    let before = problems.errorCount
    let header = CSVTable.Header(["cohort", "lifetime"], optional: ["series", "type"])
    guard let table = CSVTable.read(file, header: header, reporting: &problems),
      let cohort = table.index(of: "cohort"), let law = table.index(of: "lifetime")
    else { return nil }
    isBySeries = table.index(of: "series") != nil
    isByType = table.index(of: "type") != nil
    for row in 0..<table.rowCount {
      let names = StockNames(row, of: table, series: series, types: types, reporting: &problems)
      let year = table.year(row, cohort, in: StockInput.years, reporting: &problems)
      let lifetime = Self.lifetime(row, law, of: table, reporting: &problems)
      guard let names, let year, let lifetime else { continue }
      insert(
        year, lifetime, for: Key(series: names.series, type: names.type), row, table, &problems)
    }
    if problems.errorCount > before { return nil }
  }

  func lifetime(ofCohort year: Int, series: String, type: String?) -> Lifetime {
    let key = Key(series: isBySeries ? series : nil, type: isByType ? type : nil)
    return changes[key]?.last { $0.cohort <= year }?.lifetime ?? usual
  }

  private mutating func insert(
    _ year: Int, _ lifetime: Lifetime, for key: Key, _ row: Int, _ table: CSVTable,
    _ problems: inout Diagnostics
  ) {
    var own = changes[key] ?? []
    if own.contains(where: { $0.cohort == year }) {
      problems.error(
        .twoSources, at: table.location(row, 0), "the cohort \(year) occurs twice",
        help: "keep one of the two rows")
      return
    }
    own.append((year, lifetime))
    changes[key] = own.sorted { $0.cohort < $1.cohort }
  }

  private static func lifetime(
    _ row: Int, _ column: Int, of table: CSVTable, reporting problems: inout Diagnostics
  ) -> Lifetime? {
    guard let text = table.requiredText(row, column, reporting: &problems) else { return nil }
    do throws(LifetimeSpecificationError) {
      return try LifetimeSpecification.parse(text)
    } catch {
      problems.error(
        .unreadableCell, at: table.location(row, column), error.description,
        help: "a cell with a comma stands in quotes: \"weibull:mean=16,sd=4.8\"")
      return nil
    }
  }
}

/// The series and the type that a row of a table beside the main one is about.
struct StockNames {
  /// Nil where the table has no such column.
  let series: String?
  let type: String?

  /// - Returns: Nil after reporting a name that nothing has.
  init?(
    _ row: Int, of table: CSVTable, series: [String], types: [String],
    reporting problems: inout Diagnostics
  ) {
    func name(_ column: String, _ known: [String]) -> (isRead: Bool, text: String?) {
      guard let place = table.index(of: column) else { return (true, nil) }
      guard let text = table.requiredText(row, place, reporting: &problems) else {
        return (false, nil)
      }
      if let same = NameSpelling.match(text, among: known) { return (true, same) }
      problems.error(
        .unknownName, at: table.location(row, place), "there is no \(column) \(quoted(text))",
        help: known.isEmpty
          ? "leave the column out" : NearestName.help(for: text, among: known))
      return (false, nil)
    }
    let own = name("series", series.filter { !$0.isEmpty })
    let kind = name("type", types)
    guard own.isRead && kind.isRead else { return nil }
    self.series = own.text
    type = kind.text
  }
}
