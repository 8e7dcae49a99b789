internal import FlowEngine

/// What is known of the time before a series.
enum StockHistory {
  case none
  /// What was in use by cohort, the year of the count last: the first year of a series of stocks,
  /// the year before one of inflows.
  case ages([Double])
  /// Inflows that grew at a rate, 1/yr, for some years up to the first value.
  case growth(rate: Double, count: Int, first: Double)

  /// Years before the first row.
  func count(_ drive: StockRequest.Drive) -> Int {
    switch self {
    case .none: 0
    case .ages(let stock): drive == .stock ? max(0, stock.count - 1) : stock.count
    case .growth(_, let count, _): count
    }
  }

  /// - Parameter survival: On the series' own grid, these years first.
  func opening(
    _ survival: SurvivalTable, _ drive: StockRequest.Drive
  ) throws(StockError) -> InitialStock {
    switch (self, drive) {
    case (.none, _): return .none
    case (.ages(let stock), .inflow):
      return try .ageStructure(stock, table: survival)
    case (.ages(let stock), .stock):
      return try InitialStock.ageStructure(stock, table: survival).beforeLastYear
    case (.growth(let rate, let count, let inflow), .inflow):
      return try .backCast(firstInflow: inflow, growth: rate, cohortCount: count)
    case (.growth(let rate, let count, let total), .stock):
      return try InitialStock.exponential(
        total: total, growth: rate, cohortCount: count + 1, table: survival
      ).beforeLastYear
    }
  }
}
