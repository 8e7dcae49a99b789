package import FlowTables

/// Reads prices and quantities, in one currency; any one row may be set to its low or high end.
package struct CostBook {
  package enum End: Sendable { case low, high }

  let data: DataStore
  let money: MoneyYear
  let currencies: CurrencyBook
  /// The row that is read at an end of its range.
  package var shifted: (row: DataRow, end: End)?
  /// Rows with a range that were read, in the order of reading.
  package private(set) var ranged: [DataRow] = []
  /// Sources of all rows read.
  package private(set) var sources: Set<String> = []
  /// What was asked for, where somebody wants to know.
  var record: LookupRecord?
  private var seen: Set<ObjectIdentifier> = []
  private var unsound: Set<ObjectIdentifier> = []
  package private(set) var problems = Diagnostics()

  init(_ data: DataStore, in money: MoneyYear) {
    var problems = Diagnostics()
    let currencies = CurrencyBook(data, reporting: &problems)
    self.init(data, in: money, currencies)
    self.problems = problems
  }

  /// - Parameter currencies: Of the same tables.
  init(_ data: DataStore, in money: MoneyYear, _ currencies: CurrencyBook) {
    self.data = data
    self.money = money
    self.currencies = currencies
  }

  /// A value in a year, straight between the rows; nil where there is none.
  ///
  /// Money is in the book's currency, per base unit of the dimension.
  package mutating func value(
    _ entity: String, _ metric: String, _ qualifier: String = "",
    in dimension: UnitSymbol.Dimension,
    year: Int
  ) -> Double? {
    let rows = data.rows(entity, metric, qualifier)
    if rows.isEmpty { return nil }
    record?.note(rows[0].key)
    var values: [Double] = []
    for row in rows {
      guard row.unit.dimension == dimension else {
        problems.error(
          .wrongUnit, at: row.location,
          "'\(row.unit.text)' measures \(row.unit.dimension.rawValue)",
          help: "this number is \(dimension.rawValue)")
        return nil
      }
      guard isSound(row) else { return nil }
      values.append(read(row))
    }
    return Series(years: rows.map { $0.year ?? 0 }, values: values).value(in: year)
  }

  /// As ``value(_:_:_:in:year:)``, with a complaint where there is none.
  package mutating func required(
    _ entity: String, _ metric: String, _ qualifier: String = "",
    in dimension: UnitSymbol.Dimension,
    year: Int
  ) -> Double {
    let before = problems.errorCount
    if let value = value(entity, metric, qualifier, in: dimension, year: year) { return value }
    // A row that is there and cannot be used was reported as what it is.
    if problems.errorCount > before || !data.rows(entity, metric, qualifier).isEmpty { return 0 }
    let name = [entity, metric, qualifier].filter { !$0.isEmpty }.joined(separator: ", ")
    problems.error(
      .missingNumber, at: FileLocation(path: "data"), "there is no number for '\(name)'",
      help: "add a row for it to a table for --data")
    return 0
  }

  /// As ``required(_:_:_:in:year:)``, of a number that others are divided by.
  mutating func positive(
    _ entity: String, _ metric: String, _ qualifier: String = "",
    in dimension: UnitSymbol.Dimension, year: Int
  ) -> Double {
    for row in data.rows(entity, metric, qualifier) where row.value == 0 {
      problems.error(
        .negativeAmount, at: row.location, "\(entity), \(metric) is zero",
        help: "write a number above zero")
    }
    return required(entity, metric, qualifier, in: dimension, year: year)
  }

  /// The rows of a metric of an entity by qualifier, each as ``value(_:_:_:in:year:)``.
  package func qualifiers(_ entity: String, _ metric: String) -> [String] {
    data.rows(ofMetric: metric, entity: entity).map(\.qualifier).distinct()
  }

  func dimension(_ entity: String, _ metric: String, _ qualifier: String)
    -> UnitSymbol.Dimension?
  {
    data.rows(entity, metric, qualifier).first?.unit.dimension
  }

  /// Whether costs can be computed with a row and its range; if not, it is reported once.
  ///
  /// The tables hold 1e-6 to 1e9. Costs multiply and divide up to eight numbers and square the
  /// sum, so that a million times more leaves room in a double.
  private mutating func isSound(_ row: DataRow) -> Bool {
    let most = row.unit.dimension == .share ? 1 : row.unit.dimension == .duration ? 1_000 : 1e12
    for value in [row.value, row.low ?? row.value, row.high ?? row.value] {
      let base = value * row.unit.multiplier / row.unit.divisor
      if base == 0 || (1e-12...most).contains(base) { continue }
      if unsound.insert(ObjectIdentifier(row)).inserted {
        problems.error(
          base < 0 ? .negativeAmount : .unreadableCell, at: row.location,
          "\(row.entity), \(row.metric) is \(ShortestDecimal.string(value)) \(row.unit.text)",
          help: "write 0, or a number up to \(ShortestDecimal.string(most)) and not below 1e-12")
      }
      return false
    }
    return true
  }

  private mutating func read(_ row: DataRow) -> Double {
    if seen.insert(ObjectIdentifier(row)).inserted {
      if let low = row.low, let high = row.high, low < high { ranged.append(row) }
      sources.insert(row.source)
    }
    var value = row.value
    if let shifted, shifted.row === row {
      value = (shifted.end == .low ? row.low : row.high) ?? value
    }
    let base = value * row.unit.multiplier / row.unit.divisor
    return row.unit.money.map { base * currencies.factor(from: $0, to: money) } ?? base
  }
}
