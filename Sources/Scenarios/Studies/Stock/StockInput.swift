internal import FlowTables

/// The table that `flowsim stock` reads: `year,value` or `year,series,value`.
///
/// Values are inflows or stocks in any one unit. The rows of several series may be mixed; within a
/// series years follow each other, without a gap unless the grid is uneven.
struct StockInput {
  /// One series: its rows, year after year.
  struct Series {
    let name: String
    /// Ascending.
    private(set) var years: [Int] = []
    private(set) var values: [Double] = []
    /// The row of the table in which each value stands.
    private(set) var rows: [Int] = []

    init(name: String) { self.name = name }

    var firstYear: Int { years.first ?? 0 }
    var nextYear: Int { (years.last ?? -1) + 1 }

    mutating func append(_ value: Double, year: Int, row: Int) {
      years.append(year)
      values.append(value)
      rows.append(row)
    }
  }

  /// Longer series would need a survival table of more than 8 MB.
  static let longestSeries = 1_000
  static let years = 0...9_999

  let table: CSVTable
  /// Whether the table has a column `series`.
  let namesSeries: Bool
  /// In the order of their first rows.
  private(set) var series: [Series] = []
  /// For each row, its series and its year's place in it.
  private(set) var places: [(series: Int, year: Int)] = []
  private let valueColumn: Int
  private let isUneven: Bool

  /// - Parameter isUneven: Whether years may be left out.
  /// - Returns: Nil after reporting all that is wrong with the table.
  static func read(
    _ file: SourceFile, isUneven: Bool, reporting problems: inout Diagnostics
  ) -> StockInput? {
    let header = CSVTable.Header(["year", "value"], optional: ["series"], besideYears: [])
    guard let table = CSVTable.read(file, header: header, reporting: &problems),
      let year = table.index(of: "year"), let value = table.index(of: "value")
    else { return nil }
    let before = problems.errorCount
    var input = StockInput(table: table, valueColumn: value, isUneven: isUneven)
    var reader = Reader(year: year, value: value, series: table.index(of: "series"))
    for row in 0..<table.rowCount { reader.read(row, into: &input, &problems) }
    if table.rowCount == 0 {
      problems.error(
        .missingYear, at: file.start, "the table has no years",
        help: "write a row for each year under the header")
    }
    return problems.errorCount == before ? input : nil
  }

  /// Where a series' value of a year stands.
  func location(ofSeries series: Int, year: Int) -> FileLocation {
    table.location(self.series[series].rows[year], valueColumn)
  }

  private init(table: CSVTable, valueColumn: Int, isUneven: Bool) {
    self.table = table
    self.isUneven = isUneven
    self.valueColumn = valueColumn
    namesSeries = table.index(of: "series") != nil
  }
}

extension StockInput {
  /// Reads the rows one after another and knows which series they belong to.
  private struct Reader {
    let year: Int
    let value: Int
    let series: Int?
    private var indices: [String: Int] = [:]
    private var spellings = FirstSpelling()
    /// Series of which a year could not be read; gaps in them are a consequence.
    private var broken: Set<String> = []

    init(year: Int, value: Int, series: Int?) {
      self.year = year
      self.value = value
      self.series = series
    }

    mutating func read(_ row: Int, into input: inout StockInput, _ problems: inout Diagnostics) {
      let table = input.table
      var name = ""
      if let series {
        guard let text = table.requiredText(row, series, reporting: &problems) else { return }
        name = spellings.name(text)
      }
      let year = table.year(row, self.year, in: StockInput.years, reporting: &problems)
      let value = amount(row, of: table, &problems)
      guard let year, fits(year, of: name, row: row, in: input, &problems) else {
        broken.insert(name)
        return
      }
      input.append(value ?? 0, year: year, row: row, to: name, at: &indices)
    }

    private func amount(
      _ row: Int, of table: CSVTable, _ problems: inout Diagnostics
    ) -> Double? {
      guard let value = table.number(row, self.value, reporting: &problems) else { return nil }
      if value >= 0 { return value }
      problems.error(
        .negativeAmount, at: table.location(row, self.value),
        "\(table.text(row, self.value)) is below zero",
        help: "write an amount of zero or more")
      return nil
    }

    /// Whether a year continues its series; a gap is reported once.
    private func fits(
      _ year: Int, of name: String, row: Int, in input: StockInput, _ problems: inout Diagnostics
    ) -> Bool {
      if broken.contains(name) { return false }
      guard let index = indices[name] else { return true }
      let series = input.series[index]
      let place = input.table.location(row, self.year)
      let whose = name.isEmpty ? "" : " of series \(quoted(name))"
      let isNext = year == series.nextYear || input.isUneven && year > series.nextYear
      if isNext && series.values.count < StockInput.longestSeries { return true }
      if isNext {
        problems.error(
          .tooManyYears, at: place,
          "the series has more than \(StockInput.longestSeries) years\(whose)",
          help: "leave out the years that are no longer in use")
      } else if year > series.nextYear {
        problems.error(
          .missingYear, at: place, "the year \(series.nextYear)\(whose) is missing before \(year)",
          help: series.nextYear == year - 1
            ? "write a row for \(year - 1)"
            : "write a row for every year from \(series.nextYear) to \(year - 1)")
      } else if series.years.contains(year) {
        problems.error(
          .twoSources, at: place, "the year \(year)\(whose) occurs twice",
          help: "keep one of the two rows")
      } else {
        problems.error(
          .yearOrder, at: place, "the year \(year)\(whose) stands after \(series.nextYear - 1)",
          help: "sort the rows by year")
      }
      return false
    }
  }

  private mutating func append(
    _ value: Double, year: Int, row: Int, to name: String, at indices: inout [String: Int]
  ) {
    let index = indices[name] ?? series.count
    if index == series.count {
      indices[name] = index
      series.append(Series(name: name))
    }
    places.append((index, series[index].values.count))
    series[index].append(value, year: year, row: row)
  }
}
