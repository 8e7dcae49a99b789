internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// A scrap market in words and tables: prices by year and class, beside what was seen, and what a
/// spread has to be for sorting to pay.
public struct MarketText {
  let report: RunReport
  let rows: [DataRow]
  let currencies: CurrencyBook

  /// - Precondition: The run has a market.
  public init(_ report: RunReport) {
    precondition(report.run.markets.contains { $0 != nil }, "a run without a market")
    self.report = report
    rows = report.compiled.data.rows(ofMetric: "observed price")
    currencies = report.compiled.currencies
  }

  public var text: String {
    var parts = ["\(report.scenario.name): \(report.scenario.title)\n"]
    for m in report.run.markets.indices where report.run.markets[m] != nil {
      let name = report.run.plan.materials[m].system.name
      parts.append("\(name), CNY of 2024 a tonne\n\n" + levels(m).text())
      parts.append(
        "Classes of \(name) with more than 1 % of the scrap in \(lastYear)\n\n"
          + classes(m).text())
    }
    parts.append("Seen, and the model's price of that class in the year\n\n" + history.text())
    let sorting = sorting
    if !sorting.rows.isEmpty {
      parts.append("When taking one more tonne apart pays, in \(lastYear)\n\n" + sorting.text())
    }
    let worst = report.marketFindings.map {
      "\($0.name): \($0.value) in \($0.year), limit \($0.limit)\n"
    }
    return (parts + [worst.joined()]).joined(separator: "\n")
  }

  var lastYear: Int { report.years.upperBound }

  private func levels(_ m: Int) -> PrintedTable {
    var table = PrintedTable([
      "year", "scrap", "ore-based", "spread", "scrap used, Mt", "in the tables, Mt",
      "furnaces on scrap, %", "premium",
    ])
    guard let market = report.run.markets[m], let plan = report.run.plan.materials[m].market else {
      return table
    }
    for year in report.years where year % 5 == 0 {
      let t = year - report.years.lowerBound
      table.add([
        "\(year)", fixed(market.level[t], 0), fixed(plan.dearestOre(t), 0),
        fixed(plan.dearestOre(t) - market.level[t], 0),
        fixed(ResultUnit.millions(market.charged[t]), 1),
        fixed(ResultUnit.millions(market.asCounted[t]), 1), fixed(100 * market.electric[t], 1),
        fixed(market.premium[t], 0),
      ])
    }
    return table
  }

  private func classes(_ m: Int) -> PrintedTable {
    var table = PrintedTable(["class", "", "price", "over the level, %"], words: [0, 1])
    for row in classPrices(m) {
      table.add([
        row.id, row.name, fixed(row.price, 0), row.overLevel.map { fixed(100 * $0, 1) } ?? "",
      ])
    }
    return table
  }

  private var history: PrintedTable {
    var table = PrintedTable(
      ["what", "when", "seen", "model", "model over seen, %"], words: [0, 1])
    for row in observed {
      table.add([
        row.what, row.when, fixed(row.seen, 0), fixed(row.model, 0),
        fixed(100 * (row.model / row.seen - 1), 1),
      ])
    }
    return table
  }

  private var sorting: PrintedTable {
    var table = PrintedTable([
      "sorting", "cost", "saves, t/t", "worth", "pays where ore-based metal is above",
    ])
    for row in sortingCases {
      table.add([
        row.name, fixed(row.cost, 0), fixed(row.saves, 3), fixed(row.worth, 0),
        Self.breakEven(row.cost, saving: row.saves),
      ])
    }
    return table
  }

  /// The price of ore-based metal from which on a sorting pays.
  ///
  /// - Parameter saving: t/t. What the table shows as 0.000 is the solver's remainder: no price pays
  ///   for it.
  private static func breakEven(_ cost: Double, saving: Double) -> String {
    saving < 5e-4 ? "never" : fixed(cost / saving, 0)
  }
}
