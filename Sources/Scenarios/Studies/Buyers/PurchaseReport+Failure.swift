internal import FlowAccounts
internal import FlowTables

// What fails, and what it changes.
extension PurchaseReport {
  var failureText: String { failing.isEmpty ? "" : " without \(failing.joined(separator: ", "))" }

  /// One maker's metal in one market.
  struct Standing {
    let tonnes, recycled, emissions, costPerCar: Double
    /// Metal that is needed and not to be had, t/yr.
    let missing: Double
    /// Of every row of the policy: the share bought and the tonnes that it lacks.
    let policy: [(share: Double, lacking: Double)]

    /// The largest shortfall of the policy, t/yr.
    var lacking: Double { policy.map(\.lacking).max() ?? 0 }
  }

  func standing(of b: Int, in year: MarketYear) -> Standing {
    let market = year.market
    return Standing(
      tonnes: market.tonnes(b), recycled: market.mean(b) { year.lots[$0].recycled(t) },
      emissions: market.mean(b) { year.lots[$0].emissions[t] },
      costPerCar: year.costPerCar(b), missing: market.missing(b),
      policy: market.buyers[b].policy.map { market.outcome(b, $0) })
  }

  /// With and without what fails, maker by maker.
  var changeTables: [String] {
    before.indices.map { m in
      var table = PrintedTable([
        "\(metal(m)), buyer", "", "recycled, %", "t CO2e/t", "CNY per car", "policy lacks, t",
        "metal missing, t",
      ])
      for (b, buyer) in markets[m].market.buyers.enumerated() where isShown(buyer.name) {
        for (label, year) in [("with", before[m]), ("without", markets[m])] {
          let standing = standing(of: b, in: year)
          table.add([
            label == "with" ? buyer.name : "", label, fixed(100 * standing.recycled, 1),
            fixed(standing.emissions, 3), fixed(standing.costPerCar, 0),
            fixed(standing.lacking, 0), fixed(standing.missing, 0),
          ])
        }
      }
      return table.text()
    }
  }
}
