internal import FlowTables

/// What car makers pay for metal and for lower emissions: `buyers.csv` below the run's own rows.
struct BuyerPrices {
  /// Rows of the run and, behind them, the built-in rows of buyers.
  let data: DataStore
  /// Makers with sales in the built-in rows or in the user's, in their order.
  let makers: [String]
  private let currencies: CurrencyBook

  /// - Parameter problems: Takes what the tables lack.
  init(below run: DataStore, reporting problems: inout Diagnostics) {
    let rows = DataTableReader.read(
      BuiltinFiles.file("data/buyers.csv"), isUser: false, reporting: &problems)
    let own = run.rows.filter { $0.confidence == .user }
    makers = (rows + own).filter { $0.metric == "sales in China" }.map(\.entity).distinct()
    data = DataStore(builtin: rows, user: run.rows, sources: run.sources)
    currencies = CurrencyBook(run, reporting: &problems)
  }

  /// Money per t CO2 that a lot lies below the dirtiest of its product, CNY.
  ///
  /// - Returns: nil after a complaint.
  func premiumPerTonneCO2(of metal: String, reporting problems: inout Diagnostics) -> Ranged? {
    yuan(metal, "premium per t CO2 avoided", reporting: &problems)
  }

  /// CNY/t, above zero.
  ///
  /// - Returns: nil after a complaint.
  func price(of metal: String, reporting problems: inout Diagnostics) -> Double? {
    guard let row = row(metal, Self.price, reporting: &problems),
      let price = yuan(row, reporting: &problems)?.value
    else { return nil }
    if price > 0 { return price }
    problems.error(
      .negativeAmount, at: row.location, "\(metal), \(Self.price) is zero",
      help: "write a number above zero")
    return nil
  }

  private static let price = "price to car makers"

  /// What avoiding a t CO2-equiv costs, over the price of a tonne of the metal.
  ///
  /// - Returns: nil after a complaint.
  func premiumOverPrice(of metal: String, reporting problems: inout Diagnostics) -> Double? {
    guard let premium = premiumPerTonneCO2(of: metal, reporting: &problems),
      let price = price(of: metal, reporting: &problems)
    else { return nil }
    return premium.value / price
  }

  private func row(
    _ metal: String, _ metric: String, reporting problems: inout Diagnostics
  ) -> DataRow? {
    let rows = data.rows(metal, metric)
    if let row = rows.first(where: { $0.confidence == .user }) ?? rows.first { return row }
    problems.error(
      .missingNumber, at: FileLocation(path: "data"),
      "there is no number for '\(metal), \(metric)'",
      help: "add a row with CNY/t to a table for --data")
    return nil
  }

  private func yuan(
    _ metal: String, _ metric: String, reporting problems: inout Diagnostics
  ) -> Ranged? {
    row(metal, metric, reporting: &problems).flatMap { yuan($0, reporting: &problems) }
  }

  /// A price as it stands in CNY/t, or converted from money of a currency and a year.
  private func yuan(_ row: DataRow, reporting problems: inout Diagnostics) -> Ranged? {
    var lookup = Lookup(data, horizon: 2000...2000)
    defer { problems.append(contentsOf: lookup.problems) }
    return lookup.price(of: row, currencies)
  }
}

extension Lookup {
  /// CNY/t of a price in that unit, or of money per tonne in some currency and year.
  ///
  /// - Returns: nil after a complaint.
  fileprivate mutating func price(of row: DataRow, _ currencies: CurrencyBook) -> Ranged? {
    guard row.unit.dimension == .moneyPerMass, let money = row.unit.money else {
      return ranged(row, in: .yuanPerTonne)
    }
    let factor =
      currencies.factor(from: money, to: .ofPlan) * row.unit.multiplier / row.unit.divisor
    return ranged(row, in: .yuanPerTonne) { $0 * factor }
  }
}
