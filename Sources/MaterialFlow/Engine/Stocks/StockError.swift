/// Why amounts make no stock.
///
/// Years are indices of the simulated years, from 0.
public enum StockError: Error, Equatable, CustomStringConvertible {
  /// An inflow that is negative or no number.
  case invalidInflow(year: Int, value: Double)
  /// A stock that is negative or no number.
  case invalidStock(year: Int, value: Double)
  /// The stock asked for is smaller than what survives, by `shortfall`.
  case stockFallsTooFast(year: Int, shortfall: Double)
  /// The stock asked for needs an inflow of which nothing is left at the year's end.
  case nothingStays(year: Int)
  /// An initial stock in ages that nothing reaches.
  case stockOutlivesLifetime(Double)

  public var description: String {
    switch self {
    case .invalidInflow(let year, let value):
      "the inflow of year \(year) must be zero or more, not \(value)"
    case .invalidStock(let year, let value):
      "the stock of year \(year) must be zero or more, not \(value)"
    case .stockFallsTooFast(let year, let shortfall):
      "the stock of year \(year) is \(shortfall) below what survives"
    case .nothingStays(let year):
      "nothing bought in year \(year) is left at its end, so no inflow makes its stock"
    case .stockOutlivesLifetime(let amount):
      "\(amount) of the initial stock is older than the lifetime allows"
    }
  }

  static func check(
    _ values: [Double], as error: (Int, Double) -> StockError
  ) throws(StockError) {
    for (year, value) in values.enumerated() where !(value >= 0 && value.isFinite) {
      throw error(year, value)
    }
  }
}
