import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowTables

/// Sales, stocks and exits of China's cars from the built-in tables, million cars.
struct ChinaFleet {
  /// Sales are known from 1980 on; 40 years of steady growth stand before them.
  private static let years = 1940...2025
  /// Weibull shape of the tables, 3.7 with a range of 3 to 4.5, read as four standard errors.
  static let shape = ShapePrior(3.7, standardError: 0.375)
  /// Between these cohorts the tables let the mean change.
  static let breaking = place(of: 2004)...place(of: 2010)

  let history: FitHistory
  let historyWithMultipliers: FitHistory
  /// From 2005 on; sales before were derived from the stocks.
  let stocks: [StockObservation]
  let exits: [StockObservation]

  init() throws {
    var problems = Diagnostics()
    var lookup = Lookup(DataStore.load(reporting: &problems), horizon: 1980...2025)
    let sales = lookup.path("passenger cars", "sales", in: .millionPerYear).map { $0 / 1e6 }
    let growth = lookup.number("passenger cars", "opening stock growth", in: .perYear)
    let before = try InitialStock.backCast(firstInflow: sales[0], growth: growth, cohortCount: 40)
    let multipliers = lookup.series("end-of-life cars", "exit multiplier", in: .number)
    let byYear = try #require(multipliers).values(over: Self.years)
    history = FitHistory(inflow: before.inflow + sales)
    historyWithMultipliers = FitHistory(inflow: history.inflow, hazardMultipliers: byYear)
    let rows = DataTableReader.read(
      BuiltinFiles.file("data/observations.csv"), isUser: false, reporting: &problems)
    stocks = Self.observations(.stock, in: rows.filter { $0.entity == "car stock" })
    exits = Self.observations(.exits, in: rows.filter { $0.entity == "car exits" })
    #expect(stocks.count == 11 && exits.count == 10)
  }

  /// Of a calendar year on the axis of the history.
  static func place(of year: Int) -> Int { year - years.lowerBound }

  /// A range is read as four standard errors.
  ///
  /// A register count without one gets 1 %: it is rounded to a million, but the sales that are to
  /// reproduce it are known to 3 %.
  private static func observations(
    _ quantity: StockObservation.Quantity, in rows: [DataRow]
  ) -> [StockObservation] {
    rows.compactMap { row in
      guard let year = row.year, year >= 2005 else { return nil }
      let range = row.low.flatMap { low in row.high.map { $0 - low } }
      return StockObservation(
        quantity, year: place(of: year), value: row.value,
        standardError: range.map { $0 / 4 } ?? 0.01 * row.value)
    }
  }
}
