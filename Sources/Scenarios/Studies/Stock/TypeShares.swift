internal import FlowInputs
internal import FlowTables

/// How an inflow divides into types, by year: `year,type,share`.
///
/// Straight lines between the years given, level before the first and after the last.
struct TypeShares {
  /// In the order of the table.
  private(set) var types: [String] = []
  private var paths: [Series] = []

  /// One type without a name.
  static let none = TypeShares()

  private init() {}

  init?(_ file: SourceFile, reporting problems: inout Diagnostics) {
    let before = problems.errorCount
    let header = CSVTable.Header(["year", "type", "share"])
    guard let table = CSVTable.read(file, header: header, reporting: &problems),
      let year = table.index(of: "year"), let type = table.index(of: "type"),
      let share = table.index(of: "share")
    else { return nil }
    var points: [[Int: Double]] = []
    var places: [Int: FileLocation] = [:]
    var spellings = FirstSpelling()
    for row in 0..<table.rowCount {
      let own = table.year(row, year, in: StockInput.years, reporting: &problems)
      let name = table.requiredText(row, type, reporting: &problems)
      let value = Self.share(row, share, of: table, reporting: &problems)
      guard let own, let name = name.map({ spellings.name($0) }), let value else { continue }
      if !types.contains(name) {
        types.append(name)
        points.append([:])
      }
      let index = types.firstIndex(of: name) ?? 0
      if points[index].updateValue(value, forKey: own) != nil {
        problems.error(
          .twoSources, at: table.location(row, year),
          "the share of \(quoted(name)) in \(own) occurs twice", help: "keep one of the two rows")
      }
      places[own] = places[own] ?? table.location(row, year)
    }
    if table.rowCount == 0 {
      problems.error(
        .missingYear, at: file.start, "the table has no shares",
        help: "write a row for each type under the header")
    }
    if problems.errorCount > before { return nil }
    paths = points.map(Self.series)
    checkSums(places, reporting: &problems)
    if problems.errorCount > before { return nil }
  }

  private static func series(_ points: [Int: Double]) -> Series {
    let years = points.keys.sorted()
    return Series(years: years, values: years.compactMap { points[$0] })
  }

  /// - Parameter places: The first row of every year that the table names.
  private func checkSums(_ places: [Int: FileLocation], reporting problems: inout Diagnostics) {
    for (year, place) in places.sorted(by: { $0.key < $1.key }) {
      let sum = paths.reduce(0) { $0 + $1.value(in: year) }
      if (sum - 1).magnitude <= 1e-3 { continue }
      problems.error(
        .sharesSum, at: place, "the shares of \(year) add up to \(StockText.short(sum)), not to 1",
        help: "write a fraction for every type of the year")
    }
  }

  /// Summing to 1, shape `[type]`.
  func shares(in year: Int) -> [Double] {
    if types.isEmpty { return [1] }
    let values = paths.map { $0.value(in: year) }
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }

  private static func share(
    _ row: Int, _ column: Int, of table: CSVTable, reporting problems: inout Diagnostics
  ) -> Double? {
    guard let value = table.number(row, column, reporting: &problems) else { return nil }
    if (0...1).contains(value) { return value }
    problems.error(
      .shareOutOfRange, at: table.location(row, column),
      "a share is 0 to 1, not \(table.text(row, column))", help: "write a fraction such as 0.35")
    return nil
  }
}
