internal import FlowNumerics

/// The cohorts that are in use before the first year of a simulation.
///
/// A stock that merely fades over some years has no age and no composition, so every treatment here
/// ends in a purchase history. Amounts are in any one unit: cars, tonnes.
public struct InitialStock: Sendable, Equatable {
  /// What entered in the years before the first simulated one.
  ///
  /// Oldest first, shape `[cohort]`.
  public let inflow: [Double]
  /// What had to be changed to make a history of the stock.
  public let warnings: [StockWarning]

  /// The number of cohorts before the first simulated year.
  public var cohortCount: Int { inflow.count }

  /// Nothing in use.
  public static let none = InitialStock(inflow: [], warnings: [])

  /// Shares below this one are too small to divide by.
  ///
  /// ODYM sets such cohorts to zero, which loses their stock.
  public static let smallestShare = 1e-6

  /// A recorded history of purchases.
  ///
  /// - Parameter inflow: Oldest first, ending with the year before the first simulated one.
  public static func history(inflow: [Double]) throws(StockError) -> InitialStock {
    try StockError.check(inflow, as: StockError.invalidInflow)
    return InitialStock(inflow: inflow, warnings: [])
  }

  /// The history that left these amounts in use, cohort by cohort.
  ///
  /// `inflow[c] = stock[c] / S[c]` with `S` at the end of the last of these years. Cohorts of which
  /// less than ``smallestShare`` should be left join the oldest cohort that is alive, with a
  /// warning.
  ///
  /// - Parameters:
  ///   - stockByCohort: In use at the end of the last year, oldest first. Shape `[cohort]`.
  ///   - table: Of at least as many years.
  /// - Throws: ``StockError/invalidStock(year:value:)`` or
  ///   ``StockError/stockOutlivesLifetime(_:)``.
  public static func ageStructure(
    _ stockByCohort: [Double], table: SurvivalTable
  ) throws(StockError) -> InitialStock {
    try StockError.check(stockByCohort, as: StockError.invalidStock)
    let last = stockByCohort.count - 1
    precondition(last < table.yearCount, "the table reaches back to the oldest cohort")
    let oldest = stockByCohort.indices.first {
      table.share(ofCohort: $0, year: last) >= smallestShare
    }
    guard let oldest else {
      let total = stockByCohort.reduce(0, +)
      if total > 0 { throw .stockOutlivesLifetime(total) }
      return InitialStock(inflow: stockByCohort, warnings: [])
    }
    return divide(stockByCohort, by: table, oldest: oldest)
  }

  /// A history that grew at a steady rate up to a known total.
  ///
  /// `inflow[a years ago] = total * e^(-growth * a) / Σ S(b) * e^(-growth * b)`.
  ///
  /// - Parameters:
  ///   - total: In use at the end of the year before the first simulated one.
  ///   - growth: Of purchases, 1/yr; negative where they shrank.
  ///   - cohortCount: Years of history; 2.5 mean lifetimes leave out less than one car in a
  ///     thousand (see ``yearsOfHistory(for:)``).
  ///   - table: Of at least as many years.
  public static func exponential(
    total: Double, growth: Double, cohortCount: Int, table: SurvivalTable
  ) throws(StockError) -> InitialStock {
    try StockError.check([total], as: StockError.invalidStock)
    let inflow = exponentialInflow(last: 1, growth: growth, cohortCount: cohortCount)
    var stock = 0.0
    for cohort in 0..<cohortCount {
      stock += inflow[cohort] * table.share(ofCohort: cohort, year: cohortCount - 1)
    }
    if total == 0 { return InitialStock(inflow: inflow.map { _ in 0 }, warnings: []) }
    guard stock > 0, stock.isFinite else { throw .stockOutlivesLifetime(total) }
    return InitialStock(inflow: inflow.map { $0 * total / stock }, warnings: [])
  }

  /// A history that grew at a steady rate up to the first known inflow.
  ///
  /// - Parameters:
  ///   - firstInflow: Of the first simulated year.
  ///   - growth: Of purchases, 1/yr.
  ///   - cohortCount: Years of history; see ``yearsOfHistory(for:)``.
  public static func backCast(
    firstInflow: Double, growth: Double, cohortCount: Int
  ) throws(StockError) -> InitialStock {
    try StockError.check([firstInflow], as: StockError.invalidInflow)
    let last = firstInflow * RealFunctions.exponential(-growth)
    return InitialStock(
      inflow: exponentialInflow(last: last, growth: growth, cohortCount: cohortCount),
      warnings: [])
  }

  /// The cohorts before the last one.
  ///
  /// Of a history that ends with the first simulated year: its own cohort follows from the stock.
  package var beforeLastYear: InitialStock {
    InitialStock(inflow: Array(inflow.dropLast()), warnings: warnings)
  }

  /// The same history with all inflows multiplied.
  package func scaled(by factor: Double) -> InitialStock {
    InitialStock(inflow: inflow.map { $0 * factor }, warnings: warnings)
  }

  /// The years of history that 2.5 mean lifetimes take.
  public static func yearsOfHistory(for lifetime: Lifetime) -> Int {
    Int((2.5 * lifetime.mean).rounded(.up))
  }

  /// Oldest first.
  private static func exponentialInflow(
    last: Double, growth: Double, cohortCount: Int
  ) -> [Double] {
    precondition(growth.isFinite && cohortCount >= 0, "a growth rate and a number of years")
    return (0..<cohortCount).map { cohort in
      last * RealFunctions.exponential(-growth * Double(cohortCount - 1 - cohort))
    }
  }

  private static func divide(
    _ stockByCohort: [Double], by table: SurvivalTable, oldest: Int
  ) -> InitialStock {
    let last = stockByCohort.count - 1
    var stock = stockByCohort
    var merged = (count: 0, amount: 0.0)
    for cohort in stock.indices where stock[cohort] > 0 {
      if table.share(ofCohort: cohort, year: last) >= smallestShare { continue }
      merged = (merged.count + 1, merged.amount + stock[cohort])
      stock[cohort] = 0
    }
    stock[oldest] += merged.amount
    let inflow = stock.indices.map { cohort in
      stock[cohort] > 0 ? stock[cohort] / table.share(ofCohort: cohort, year: last) : 0
    }
    let warning = StockWarning.cohortsMerged(
      count: merged.count, amount: merged.amount, into: oldest)
    return InitialStock(inflow: inflow, warnings: merged.count > 0 ? [warning] : [])
  }
}

/// What a stock calculation changed, to be shown and not to be hidden.
public enum StockWarning: Sendable, Equatable, CustomStringConvertible {
  /// So many of the oldest cohorts, of which nothing should be left, were counted as the cohort
  /// `into`, the oldest one alive.
  case cohortsMerged(count: Int, amount: Double, into: Int)
  /// In a year the stock fell faster than survival lets it, and `amount` was retired early.
  case retiredEarly(year: Int, amount: Double)

  public var description: String {
    switch self {
    case .cohortsMerged(let count, let amount, let into):
      "\(count) cohorts that should be gone (\(amount)) were counted as cohort \(into)"
    case .retiredEarly(let year, let amount):
      "\(amount) retired early in year \(year)"
    }
  }
}
