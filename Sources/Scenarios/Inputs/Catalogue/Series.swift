package import FlowTables

/// Numbers of one kind by year: straight lines between the years given, flat outside.
public struct Series: Sendable {
  public let rows: [DataRow]
  package let years: [Int]
  package let values: [Double]

  /// - Parameters:
  ///   - rows: At least one, in the order of their years; a row without a year stands alone.
  ///   - unit: The unit of the values.
  package init(_ rows: [DataRow], in unit: UnitSymbol) {
    self.rows = rows
    years = rows.map { $0.year ?? 0 }
    values = rows.map { $0.unit.convert($0.value, to: unit) }
  }

  /// A path of a scenario.
  package init(years: [Int], values: [Double]) {
    rows = []
    self.years = years
    self.values = values
  }

  /// A number that does not depend on the year, whatever year its row names: the user's first.
  var constant: Double { values[rows.firstIndex { $0.confidence == .user } ?? 0] }

  public func value(in year: Int) -> Double {
    guard let after = years.firstIndex(where: { $0 >= year }) else {
      return values[years.count - 1]
    }
    if after == 0 || years[after] == year { return values[after] }
    let share = Double(year - years[after - 1]) / Double(years[after] - years[after - 1])
    return values[after - 1] + share * (values[after] - values[after - 1])
  }

  public func values(over horizon: ClosedRange<Int>) -> [Double] { horizon.map(value(in:)) }
}
