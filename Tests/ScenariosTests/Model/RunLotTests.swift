import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies

@Suite("Lots of a run")
struct RunLotTests {
  static let scenarios = ["china-reference", "same-grade"]

  /// Sums over a hundred terms in another order.
  private func same(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= 1e-12 * max(a.magnitude, b.magnitude) + 1e-9
  }

  @Test("Lots add up to the metal that is bought and to its emissions", arguments: scenarios)
  func totals(name: String) throws {
    let report = try Runs.of(name)
    for m in report.lots.indices {
      let products = report.melts[m].productCount
      for t in 0..<report.compiled.plan.yearCount {
        for p in 0..<products {
          let lots = report.lots[m].lots.filter { $0.product == p }
          let mass = lots.reduce(0) { $0 + $1.mass[t] }
          let carbon = lots.reduce(0) { $0 + $1.emissions(t) }
          #expect(same(mass, report.melts[m].bought[t * products + p]))
          #expect(same(carbon, report.emissions[m].byProduct[t * products + p]))
        }
      }
    }
  }

  @Test("Ore-based metal and scrap of the lots are those of the melts", arguments: scenarios)
  func charges(name: String) throws {
    let report = try Runs.of(name)
    for m in report.lots.indices {
      let heats = report.melts[m].heatCount
      for t in 0..<report.compiled.plan.yearCount {
        func sum(_ values: [Double]) -> Double {
          values[t * heats..<(t + 1) * heats].reduce(0, +)
        }
        let lots = report.lots[m].lots
        #expect(same(lots.reduce(0) { $0 + $1.primary[t] }, sum(report.melts[m].primary)))
        #expect(same(lots.reduce(0) { $0 + $1.fromOldScrap[t] }, sum(report.melts[m].fromOldScrap)))
        #expect(same(lots.reduce(0) { $0 + $1.fromNewScrap[t] }, sum(report.melts[m].fromNewScrap)))
      }
    }
  }

  @Test("Location and market agree over all buyers and the residual", arguments: scenarios)
  func views(name: String) throws {
    let report = try Runs.of(name)
    for t in 0..<report.compiled.plan.yearCount {
      let location = report.power.charged(.location, t)
      let market = report.power.charged(.market, t)
      #expect(same(location.total, market.total))
      // The third view does not agree, and says by how much.
      let rule = report.power.charged(.chineseRule, t)
      #expect(same(location.total, rule.total + report.power.chineseRuleGap(t)))
    }
    #expect(report.power.chineseRuleGap(report.index(of: 2030)) > 100e6)
  }

  @Test("The headline counts electricity as the Chinese rule does")
  func headline() throws {
    let report = try Runs.reference.get()
    for m in report.lots.indices {
      for lot in report.lots[m].lots {
        for t in [0, 43, 70] {
          #expect(same(lot.power[t], report.power.emissions(lot, .chineseRule, t)))
        }
      }
    }
  }

  @Test("The residual mix of 2022 and 2023 is the published one within 2 %")
  func residual() throws {
    let report = try Runs.reference.get()
    for (year, published) in [(2022, 0.5856), (2023, 0.6096)] {
      let ours = report.power.residual[report.index(of: year)]
      #expect((ours / published - 1).magnitude < 0.02, "\(year): \(ours)")
    }
  }

  @Test("Plants of a route share its metal without remainder")
  func plants() throws {
    for routes in try Runs.reference.get().compiled.factors.plants {
      for plants in routes {
        for t in plants[0].share.indices {
          #expect((plants.reduce(0) { $0 + $1.share[t] } - 1).magnitude < 1e-12)
        }
      }
    }
  }

  @Test("lots.csv has one row for every lot with metal")
  func table() throws {
    let report = try Runs.reference.get()
    let text = String(decoding: LotTable.bytes(report), as: UTF8.self)
    let rows = text.split(separator: "\n").dropFirst()
    var lots = 0
    for account in report.lots {
      for lot in account.lots { lots += lot.mass.count { $0 > 0 } }
    }
    #expect(rows.count == lots)
    #expect(rows.allSatisfy { $0.split(separator: ",").count == LotTable.header.count })
  }
}
