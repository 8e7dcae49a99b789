package import FlowTables

/// Money of one currency and year in another: deflated at home first, exchanged in the target year.
package struct CurrencyBook {
  private var deflators: [String: Series] = [:]
  /// Dollars for one unit.
  private var dollars: [String: Series] = [:]
  let record: LookupRecord

  package init(_ data: DataStore, reporting problems: inout Diagnostics) {
    var lookup = Lookup(data, horizon: 2000...2000)
    lookup.part = .currencies
    for currency in MoneyYear.currencies {
      deflators[currency] = lookup.positive(currency, "deflator", in: .number)
    }
    let yuan = lookup.positive("CNY", "exchange rate", in: .yuanPerDollar)
    let euros = lookup.positive("EUR", "exchange rate", in: .dollarsPerEuro)
    problems.append(contentsOf: lookup.problems)
    record = lookup.record
    dollars["CNY"] = yuan.map { Series(years: $0.years, values: $0.values.map { 1 / $0 }) }
    dollars["EUR"] = euros
    dollars["USD"] = Series(years: [2000], values: [1])
  }

  /// What one unit of money is in another.
  package func factor(from: MoneyYear, to: MoneyYear) -> Double {
    if from == to { return 1 }
    func at(_ table: [String: Series], _ currency: String, _ year: Int) -> Double {
      table[currency]?.value(in: year) ?? 1
    }
    let inflation =
      at(deflators, from.currency, to.year) / at(deflators, from.currency, from.year)
    return inflation * at(dollars, from.currency, to.year) / at(dollars, to.currency, to.year)
  }
}
