internal import FlowEngine
internal import FlowTables

/// The table that `flowsim fit` reads: `year,inflow` and `stock`, `exits` or both.
///
/// Every year has an inflow; stocks and exits may be left empty where nobody counted. Columns
/// `stock_error` and `exits_error` hold standard errors, in the unit of the amounts.
struct FitTable {
  /// One amount that was counted.
  struct Observation {
    let quantity: StockObservation.Quantity
    /// Place on the axis of ``inflow``.
    let row: Int
    let value: Double
    /// Nil where the table has none.
    let standardError: Double?
  }

  let table: CSVTable
  private(set) var firstYear = 0
  private(set) var inflow: [Double] = []
  private(set) var observations: [Observation] = []

  /// Whether observations have standard errors of their own.
  var hasErrors: Bool { observations.contains { $0.standardError != nil } }

  /// - Returns: Nil after reporting all that is wrong with the table.
  init?(_ file: SourceFile, reporting problems: inout Diagnostics) {
    let before = problems.errorCount
    let header = CSVTable.Header(
      ["year"], optional: ["inflow", "stock", "exits", "stock_error", "exits_error"])
    guard let table = CSVTable.read(file, header: header, reporting: &problems),
      let year = table.index(of: "year")
    else { return nil }
    self.table = table
    guard let inflow = table.index(of: "inflow") else {
      problems.error(
        .missingColumn, at: file.start, "the column 'inflow' is missing",
        help: "write what entered in each year: a stock alone fits any lifetime")
      return nil
    }
    if table.index(of: "stock") == nil && table.index(of: "exits") == nil {
      problems.error(
        .missingColumn, at: file.start, "the columns 'stock' and 'exits' are missing",
        help: "write at least one of the two")
      return nil
    }
    for row in 0..<table.rowCount { read(row, year, inflow, reporting: &problems) }
    checkCounts(reporting: &problems)
    if problems.errorCount > before { return nil }
  }

  private mutating func read(
    _ row: Int, _ year: Int, _ inflow: Int, reporting problems: inout Diagnostics
  ) {
    guard let own = table.year(row, year, in: StockInput.years, reporting: &problems) else {
      return
    }
    if row == 0 { firstYear = own }
    let entered = amount(row, inflow, reporting: &problems)
    guard own == firstYear + row else {
      problems.error(
        .missingYear, at: table.location(row, year),
        "the year \(own) stands where \(firstYear + row) is expected",
        help: "write a row with an inflow for every year, in their order")
      return
    }
    self.inflow.append(entered ?? 0)
    for quantity in [StockObservation.Quantity.stock, .exits] {
      read(row, quantity, reporting: &problems)
    }
  }

  private mutating func read(
    _ row: Int, _ quantity: StockObservation.Quantity, reporting problems: inout Diagnostics
  ) {
    guard let column = table.index(of: quantity.column), !table.isEmpty(row, column),
      let value = amount(row, column, reporting: &problems)
    else { return }
    var standardError: Double?
    if let place = table.index(of: quantity.column + "_error") {
      guard let error = table.number(row, place, reporting: &problems) else { return }
      if error <= 0 {
        problems.error(
          .negativeAmount, at: table.location(row, place), "a standard error is above zero",
          help: "write it in the unit of '\(quantity.column)'")
      }
      standardError = error
    }
    observations.append(
      Observation(quantity: quantity, row: row, value: value, standardError: standardError))
  }

  private func amount(
    _ row: Int, _ column: Int, reporting problems: inout Diagnostics
  ) -> Double? {
    guard let value = table.number(row, column, reporting: &problems) else { return nil }
    if value >= 0 { return value }
    problems.error(
      .negativeAmount, at: table.location(row, column),
      "\(table.text(row, column)) is below zero", help: "write an amount of zero or more")
    return nil
  }

  private func checkCounts(reporting problems: inout Diagnostics) {
    let counted = observations.count
    if problems.errorCount == 0 && counted < 3 {
      problems.error(
        .missingNumber, at: table.file.start,
        "\(counted) observed stocks or exits cannot tell a mean and a shape",
        help: "give at least 3")
    }
    if table.rowCount > StockInput.longestSeries {
      problems.error(
        .tooManyYears, at: table.location(StockInput.longestSeries, 0),
        "the table has more than \(StockInput.longestSeries) years",
        help: "leave out the years that are no longer in use")
    }
    let isPartial = ["stock", "exits"].filter { table.index(of: $0) != nil }.contains {
      table.index(of: $0 + "_error") == nil
    }
    if hasErrors && isPartial {
      problems.error(
        .missingColumn, at: table.file.start, "one of the two quantities has no standard errors",
        help: "write 'stock_error' and 'exits_error', or neither")
    }
  }
}

extension StockObservation.Quantity {
  /// The name of its column.
  var column: String {
    switch self {
    case .stock: "stock"
    case .exits: "exits"
    }
  }
}
