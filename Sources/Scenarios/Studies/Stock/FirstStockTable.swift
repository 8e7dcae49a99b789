internal import FlowEngine
internal import FlowTables

/// What was in use when a series begins, by age or by cohort: `age,value`, `cohort,value`, or with
/// `share` for `value`; `series` where they differ.
///
/// It counts at the end of the first year where the stock is given, and at the end of the year
/// before it where inflows are. Age is the year of the count less the year of entry.
struct FirstStockTable {
  private let file: SourceFile
  private let isByAge: Bool
  private let isShare: Bool
  private let isBySeries: Bool
  /// By series; in the order of the table.
  private var amounts: [String: [(place: Int, value: Double, location: FileLocation)]] = [:]

  /// Older things join the oldest cohort; a longer history would need a table of more than 8 MB.
  static let oldestAge = StockInput.longestSeries

  init?(_ file: SourceFile, series: [String], reporting problems: inout Diagnostics) {
    let before = problems.errorCount
    let names = ["age", "cohort", "value", "share", "series"]
    let header = CSVTable.Header([], optional: names)
    guard let table = CSVTable.read(file, header: header, reporting: &problems) else { return nil }
    guard let place = Self.one(of: "age", "cohort", in: table, reporting: &problems),
      let value = Self.one(of: "value", "share", in: table, reporting: &problems)
    else { return nil }
    self.file = file
    isByAge = table.columns[place] == "age"
    isShare = table.columns[value] == "share"
    isBySeries = table.index(of: "series") != nil
    if !isBySeries && !isShare && series.count > 1 {
      problems.error(
        .missingColumn, at: file.start, "amounts are given once for \(series.count) series",
        help: "write a column 'series', or shares")
    }
    if table.rowCount == 0 {
      problems.error(
        .missingNumber, at: file.start, "the table has no \(table.columns[place])s",
        help: "write a row for each under the header")
    }
    for row in 0..<table.rowCount {
      read(row, place, value, of: table, series: series, reporting: &problems)
    }
    if problems.errorCount > before { return nil }
  }

  func names(_ series: String) -> Bool { amounts[isBySeries ? series : ""] != nil }

  /// What was in use by cohort, oldest first, the year of the count last.
  ///
  /// - Parameters:
  ///   - year: Of the count.
  ///   - total: The stock of that year; nil where it is not known.
  /// - Returns: Shape `[cohort]`; nil after reporting what does not fit.
  func stockByCohort(
    of series: String, in year: Int, total: Double?, reporting problems: inout Diagnostics
  ) -> [Double]? {
    let own = amounts[isBySeries ? series : ""] ?? []
    var byAge: [Double] = []
    for entry in own {
      let age = isByAge ? entry.place : year - entry.place
      guard (0...Self.oldestAge).contains(age) else {
        let reason = age < 0 ? "after" : "more than \(Self.oldestAge) years before"
        problems.error(
          .yearOutOfRange, at: entry.location,
          "the cohort \(entry.place) is \(reason) \(year), the year of the count",
          help: "leave it out, or add it to the nearest cohort")
        return nil
      }
      if age >= byAge.count {
        byAge += Array(repeating: 0, count: age + 1 - byAge.count)
      }
      byAge[age] += entry.value
    }
    return scaled(byAge, total, year, reporting: &problems).map { $0.reversed() }
  }

  /// What adds up to the stock of the year, or is multiplied by it.
  private func scaled(
    _ byAge: [Double], _ total: Double?, _ year: Int, reporting problems: inout Diagnostics
  ) -> [Double]? {
    let sum = byAge.reduce(0, +)
    if isShare {
      guard let total else {
        problems.error(
          .missingColumn, at: file.start, "shares are given of a stock that is not known",
          help: "with --drive inflow write the column 'value', in the unit of the inflows")
        return nil
      }
      guard (sum - 1).magnitude <= 1e-3 else {
        problems.error(
          .sharesSum, at: file.start, "the shares add up to \(StockText.short(sum)), not to 1",
          help: "write fractions such as 0.08")
        return nil
      }
      return byAge.map { $0 / sum * total }
    }
    guard let total, sum != total else { return byAge }
    if (sum - total).magnitude <= 1e-3 * max(sum, total) { return byAge.map { $0 * (total / sum) } }
    problems.error(
      .sharesSum, at: file.start,
      "the amounts add up to \(StockText.short(sum)), the stock of \(year) is "
        + StockText.short(total),
      help: "write amounts at the end of \(year) that add up to it, or the column 'share'")
    return nil
  }

  private mutating func read(
    _ row: Int, _ place: Int, _ value: Int, of table: CSVTable, series: [String],
    reporting problems: inout Diagnostics
  ) {
    let names = StockNames(row, of: table, series: series, types: [], reporting: &problems)
    let years = isByAge ? 0...Self.oldestAge : StockInput.years
    let number = table.year(row, place, in: years, reporting: &problems)
    guard let amount = table.number(row, value, reporting: &problems) else { return }
    if amount < 0 {
      problems.error(
        .negativeAmount, at: table.location(row, value), "\(table.text(row, value)) is below zero",
        help: "write an amount of zero or more")
    }
    guard let names, let number else { return }
    let location = table.location(row, place)
    if amounts[names.series ?? "", default: []].contains(where: { $0.place == number }) {
      problems.error(
        .twoSources, at: location, "the \(table.columns[place]) \(number) occurs twice",
        help: "keep one of the two rows")
    }
    amounts[names.series ?? "", default: []].append((number, amount, location))
  }

  private static func one(
    of first: String, _ second: String, in table: CSVTable, reporting problems: inout Diagnostics
  ) -> Int? {
    let places = [first, second].compactMap { table.index(of: $0) }
    if places.count == 1 { return places[0] }
    problems.error(
      .missingColumn, at: table.file.start,
      places.isEmpty
        ? "there is no column '\(first)' or '\(second)'"
        : "there are the columns '\(first)' and '\(second)'",
      help: "write one of the two")
    return nil
  }
}
