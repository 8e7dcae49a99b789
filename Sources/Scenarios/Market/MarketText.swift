internal import MaterialFlow

/// A scrap market in words and tables: prices by year and class, beside what was seen, and what a
/// spread has to be for sorting to pay.
public struct MarketText {
  let report: RunReport
  private let rows: [DataRow]
  private let currencies: CurrencyBook

  /// - Precondition: The run has a market.
  public init(_ report: RunReport) {
    precondition(report.run.markets.contains { $0 != nil }, "a run without a market")
    self.report = report
    rows = report.compiled.data.rows(ofMetric: "observed price")
    var ignored = Diagnostics()
    currencies = CurrencyBook(report.compiled.data, reporting: &ignored)
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

  private var lastYear: Int { report.years.upperBound }

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
        "\(year)", fixed(market.level[t], 0), fixed(plan.orePrice[t], 0),
        fixed(plan.orePrice[t] - market.level[t], 0), fixed(market.charged[t], 1),
        fixed(market.asCounted[t], 1), fixed(100 * market.electric[t], 1),
        fixed(market.premium[t], 0),
      ])
    }
    return table
  }

  private func classes(_ m: Int) -> PrintedTable {
    var table = PrintedTable(["class", "", "price", "over the level, %"], words: [0, 1])
    guard let market = report.run.markets[m] else { return table }
    let t = report.years.count - 1
    let lines = report.run.chart.materials[m]
    let system = report.run.plan.materials[m].system
    for (s, scrapClass) in system.classes.enumerated() {
      let charged = system.heats.indices.reduce(0) {
        $0 + report.run.ledger.mass(lines.charge[s * system.heats.count + $1], year: t)
      }
      if charged < 0.01 * market.charged[t] { continue }
      let price = market.price(ofClass: s, t)
      table.add([
        scrapClass.id, scrapClass.name, fixed(price, 0),
        fixed(100 * (price / market.programLevel[t] - 1), 1),
      ])
    }
    return table
  }

  private var history: PrintedTable {
    var table = PrintedTable(
      ["what", "when", "seen", "model", "model over seen, %"], words: [0, 1])
    for row in rows {
      guard let year = row.year, report.years.contains(year), let money = row.unit.money,
        let (m, s) = place(ofClass: row.qualifier), let market = report.run.markets[m]
      else { continue }
      let seen =
        row.value * row.unit.multiplier / row.unit.divisor
        * currencies.factor(from: money, to: PlantCosts.money)
      let model = market.price(ofClass: s, year - report.years.lowerBound)
      table.add([
        row.entity, row.note, fixed(seen, 0), fixed(model, 0), fixed(100 * (model / seen - 1), 1),
      ])
    }
    return table
  }

  private func place(ofClass id: String) -> (m: Int, s: Int)? {
    for (m, material) in report.run.plan.materials.enumerated() {
      if let s = material.system.scrapClass(id) { return (m, s) }
    }
    return nil
  }

  /// Worth is in tonnes of ore-based metal saved, so a dearer ore makes sorting pay.
  private var sorting: PrintedTable {
    var table = PrintedTable([
      "sorting", "cost", "saves, t/t", "worth", "pays where ore-based metal is above",
    ])
    let t = report.years.count - 1
    for (m, material) in report.run.plan.materials.enumerated() {
      guard let plan = material.market else { continue }
      for (index, option) in material.sortingOptions.enumerated() {
        let saves = report.run.blends[m].worth(ofSorting: index, t)
        guard saves > 0, let cost = report.compiled.sortingEconomics[m].costs[index] else {
          continue
        }
        table.add([
          option.name, fixed(cost.value, 0), fixed(saves, 3), fixed(saves * plan.orePrice[t], 0),
          fixed(cost.value / saves, 0),
        ])
      }
    }
    return table
  }
}
