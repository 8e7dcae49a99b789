internal import FlowAccounts
internal import FlowInputs
internal import FlowTables

extension PurchaseReport {
  public var text: String {
    var parts = ["Purchases of \(year) in \(report.scenario.name)\(failureText)\n"]
    for m in markets.indices {
      parts.append(text(of: m))
      if let b = markets[m].market.buyers.firstIndex(where: { $0.name == shown }) {
        parts.append(lotsText(of: b, m))
      }
    }
    parts.append(contentsOf: policyLines)
    parts.append(contentsOf: heldLines)
    parts.append(contentsOf: changeTables)
    parts.append(contentsOf: contractLines)
    parts.append(
      "No tonne is sold twice: purchases and residual mix are the supply of every lot.\n"
        + "A scarce lot is shared pro rata to the tonnes asked for; "
        + "who has no policy takes an even part of what is left.\n"
        + (shown == nil ? "'--company NAME' prints a maker's lots.\n" : ""))
    return parts.joined(separator: "\n")
  }

  private func text(of m: Int) -> String {
    let market = markets[m].market
    let lots = markets[m].lots
    let sources = setting.sources(m)
    var table = PrintedTable([
      "\(metal(m)), buyer", "kt", "recycled, %", "green power, %", "t CO2e/t", "CNY per car",
    ])
    func cells(
      _ name: String, _ tonnes: Double, _ mean: ((Int) -> Double) -> Double, _ perCar: String
    ) -> [String] {
      [
        name, fixed(tonnes / 1e3, 1), fixed(100 * mean { lots[$0].recycled(t) }, 1),
        fixed(100 * mean { sources[lots[$0].source].isRenewable ? 1 : 0 }, 1),
        fixed(mean { lots[$0].emissions[t] }, 2), perCar,
      ]
    }
    for (b, buyer) in market.buyers.enumerated() where isShown(buyer.name) {
      table.add(
        cells(
          buyer.name, market.tonnes(b), { market.mean(b, $0) },
          fixed(markets[m].costPerCar(b), 0)))
    }
    table.add(
      cells(
        "residual mix", market.residual.reduce(0, +), { market.residualMean($0) }, ""))
    return table.text()
  }

  /// Every lot of a maker, under contract and without.
  private func lotsText(of b: Int, _ m: Int) -> String {
    var table = PrintedTable(["lots of \(metal(m))", "contract", "kt", "recycled, %", "t CO2e/t"])
    for lot in setting.lots(of: b, m, in: markets[m]) {
      table.add([
        lot.lot.text, lot.contract ?? "", fixed(lot.tonnes / 1e3, 1),
        fixed(100 * lot.recycledTonnes / lot.tonnes, 1), fixed(lot.emissions / lot.tonnes, 2),
      ])
    }
    return table.text()
  }

  /// What each policy asked for and got.
  private var policyLines: [String] {
    var lines: [String] = []
    for (m, year) in markets.enumerated() {
      for (b, buyer) in year.market.buyers.enumerated() where isShown(buyer.name) {
        for row in buyer.policy {
          let outcome = year.market.outcome(b, row)
          let name = "\(buyer.name), \(metal(m)), \(row.name): "
          // A tonne is what a contract counts.
          if outcome.lacking < 1 {
            lines.append(
              "\(name)\(NumberText.percent(outcome.share)) bought, at "
                + "\(fixed(year.costPerCar(b), 0)) CNY per car beside an even purchase.\n")
          } else {
            let limit = year.needsDirtier(b, row) ? " with metal as clean as an even purchase" : ""
            lines.append(
              "\(name)only \(NumberText.percent(outcome.share)) of "
                + "\(NumberText.percent(row.share)); \(NumberText.amount(outcome.lacking)) t "
                + (row.isEmissions
                  ? "CO2e are too many\(limit).\n" : "are not to be had\(limit).\n"))
          }
        }
      }
    }
    return lines
  }

  /// Makers whose cheapest purchase would emit more than an even part of the market.
  private var heldLines: [String] {
    markets.enumerated().flatMap { m, year in
      year.market.buyers.enumerated().compactMap { b, buyer -> String? in
        guard isShown(buyer.name), let unheld = year.market.unheld[b] else { return nil }
        let name = "\(buyer.name), \(metal(m)): "
        let even = fixed(year.market.evenEmissions(b), 2)
        if year.market.isDirtierThanEven(b) {
          let own = fixed(year.market.mean(b) { year.lots[$0].emissions[t] }, 2)
          return "\(name)\(own) t CO2e/t, above the \(even) of an even purchase; cleaner lots are "
            + "under contract or taken.\n"
        }
        let other = fixed(year.market.mean(unheld) { year.lots[$0].emissions[t] }, 2)
        let cost = year.unheldCostPerCar(b).map { " for \(fixed($0, 0)) CNY per car" } ?? ""
        return
          "\(name)no dirtier than an even purchase, \(even) t CO2e/t; with --allow-dirtier the "
          + "cheapest lots are \(other) t CO2e/t\(cost).\n"
      }
    }
  }

  private var contractLines: [String] {
    ContractText(
      setting: pledged, bought: markets, kept: kept, moving: moving, year: year, shown: shown
    ).lines
  }
}
