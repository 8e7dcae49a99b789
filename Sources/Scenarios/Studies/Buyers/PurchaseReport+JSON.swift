internal import FlowAccounts
internal import FlowInputs
internal import FlowTables

extension PurchaseReport {
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("scenario", report.scenario.name)
      $0.field("year", year)
      $0.field("worst_relative_gap", worstGap)
      $0.array("without") { list in for name in failing { list.value(name) } }
      $0.array("purchases") { list in
        for (m, year) in markets.enumerated() {
          for (b, buyer) in year.market.buyers.enumerated() where isShown(buyer.name) {
            list.object { write(m, b, buyer, &$0) }
          }
        }
      }
      $0.array("contracts") { list in
        for year in markets {
          for c in year.contracts.indices where isShown(year.contracts[c].maker) {
            list.object { write(c, year, &$0) }
          }
        }
      }
    }
    return writer.finished()
  }

  private func write(_ m: Int, _ b: Int, _ buyer: Buyer, _ writer: inout JSONWriter) {
    let year = markets[m]
    let standing = standing(of: b, in: year)
    writer.field("buyer", buyer.name)
    writer.field("metal", metal(m))
    write(standing, &writer)
    writer.field("even_t_co2e_per_t", year.market.evenEmissions(b))
    writer.field(
      optional: "cheapest_t_co2e_per_t",
      year.market.unheld[b].map { year.market.mean($0) { year.lots[$0].emissions[t] } })
    writer.array("policy") { list in
      for (row, outcome) in zip(buyer.policy, standing.policy) {
        list.object {
          $0.field("name", row.name)
          $0.field("asked", row.share)
          $0.field("bought", outcome.share)
          $0.field("lacking_t", outcome.lacking)
        }
      }
    }
    writer.array("lots") { list in
      for lot in setting.lots(of: b, m, in: year) { list.object { write(lot, &$0) } }
    }
    if before.isEmpty { return }
    writer.object("with") {
      let earlier = self.standing(of: b, in: before[m])
      write(earlier, &$0)
      $0.field("lacking_t", earlier.lacking)
    }
  }

  private func write(_ standing: Standing, _ writer: inout JSONWriter) {
    writer.field("tonnes", standing.tonnes)
    writer.field("recycled", standing.recycled)
    writer.field("t_co2e_per_t", standing.emissions)
    writer.field("cny_per_car", standing.costPerCar)
    writer.field("missing_t", standing.missing)
  }

  private func write(_ lot: BoughtLot, _ writer: inout JSONWriter) {
    writer.field("supplier", lot.lot.supplier ?? "")
    writer.field("contract", lot.contract ?? "")
    writer.field("route", lot.lot.route)
    writer.field("charge", lot.lot.isScrapRich ? "rich in scrap" : "without scrap")
    writer.field("power", lot.lot.power)
    writer.field("tonnes", lot.tonnes)
    writer.field("recycled", lot.recycledTonnes / lot.tonnes)
    writer.field("t_co2e_per_t", lot.emissions / lot.tonnes)
  }

  private func write(_ c: Int, _ year: MarketYear, _ writer: inout JSONWriter) {
    let terms = year.contracts[c]
    writer.field("contract", terms.id)
    writer.field("buyer", terms.maker)
    writer.field("supplier", terms.supplier)
    writer.field("metal", terms.metal)
    writer.field("kind", terms.isLoop ? "closed loop" : "purchase")
    writer.field("asked_t", year.asked[c])
    writer.field("counted_t", year.counted(c))
    writer.field("reserved_t", year.reserved(c))
    writer.field(optional: "t_co2e_per_t", year.emissions(c))
  }
}
