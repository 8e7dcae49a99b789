internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// The same market for programs, every year of it.
///
/// `{"scenario","money","metals":[{material,years:[{year,scrap,ore_based,…}],classes:[{…}]}],
/// "observed":[{…}],"sorting":[{…}],"findings":[{…}]}`
extension MarketText {
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.field("scenario", report.scenario.name)
      document.field("money", "CNY_2024/t")
      document.array("metals") { list in
        for m in report.run.markets.indices where report.run.markets[m] != nil {
          list.object { write(m, &$0) }
        }
      }
      writeObserved(&document)
      document.array("sorting") { list in
        for row in sortingCases {
          list.object {
            $0.field("name", row.name)
            $0.field("year", lastYear)
            $0.field("cost", row.cost)
            $0.field("saves_t_per_t", row.saves)
            $0.field("worth", row.worth)
          }
        }
      }
      document.array("findings") { list in
        for finding in report.marketFindings {
          list.object {
            $0.field("name", finding.name)
            $0.field("year", finding.year)
            $0.field("value", finding.value)
            $0.field("limit", finding.limit)
          }
        }
      }
    }
    return writer.finished()
  }

  private func write(_ m: Int, _ writer: inout JSONWriter) {
    guard let market = report.run.markets[m], let plan = report.run.plan.materials[m].market else {
      return
    }
    writer.field("material", report.run.plan.materials[m].system.name)
    writer.array("years") { list in
      for (t, year) in report.years.enumerated() {
        list.object {
          $0.field("year", year)
          $0.field("scrap", market.level[t])
          $0.field("ore_based", plan.dearestOre(t))
          $0.field("scrap_used_mt", ResultUnit.millions(market.charged[t]))
          $0.field("in_the_tables_mt", ResultUnit.millions(market.asCounted[t]))
          $0.field("furnaces_on_scrap_share", market.electric[t])
          $0.field("premium", market.premium[t])
        }
      }
    }
    writer.array("classes") { list in
      for row in classPrices(m) {
        list.object {
          $0.field("id", row.id)
          $0.field("name", row.name)
          $0.field("year", lastYear)
          $0.field("price", row.price)
          $0.field(optional: "over_level_share", row.overLevel)
        }
      }
    }
  }

  private func writeObserved(_ writer: inout JSONWriter) {
    writer.array("observed") { list in
      for row in observed {
        list.object {
          $0.field("what", row.what)
          $0.field("when", row.when)
          $0.field("year", row.year)
          $0.field("seen", row.seen)
          $0.field("model", row.model)
        }
      }
    }
  }
}
