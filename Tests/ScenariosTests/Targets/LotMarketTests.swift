import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowStudies

/// Sums over some dozen lots agree to this share of the sum.
private let rounding = 1e-12

@Suite("Lots on the market of cars")
struct LotMarketTests {
  @Test("Lots add up to what cars get: tonnes, scrap, emissions", arguments: [0, 1])
  func totals(material m: Int) throws {
    let report = try Runs.reference.get()
    let market = report.evidence.markets[m]
    let averages = report.averages[m]
    let melts = report.melts[m]
    for t in 0..<report.years.count {
      for (product, indices) in market.byProduct.enumerated() {
        let bought = melts.bought[t * melts.productCount + product]
        let index = t * averages.productCount + product
        func sum(_ value: (MarketLot) -> Double) -> Double {
          indices.reduce(0) { $0 + market.lots[$1].supply[t] * value(market.lots[$1]) }
        }
        let scale = max(bought, 1e-3)
        #expect((sum { _ in 1 } - bought).magnitude <= rounding * scale)
        let recycled = averages.fromNewScrap[index] + averages.fromOldScrap[index]
        #expect((sum { $0.recycled(t) } - bought * recycled).magnitude <= rounding * scale)
        let emissions = bought * averages.intensity[index]
        // Location- and source-based views agree over all lots.
        let tolerance = 1e-11 * max(emissions, 1e-3)
        #expect((sum { $0.emissions[t] } - emissions).magnitude <= tolerance, "\(product) \(t)")
        #expect((sum { $0.locatedEmissions[t] } - emissions).magnitude <= tolerance)
      }
    }
  }

  @Test(
    "Lots stay inside the charge limit of their route, and none is negative", arguments: [0, 1])
  func limits(material m: Int) throws {
    let report = try Runs.reference.get()
    for lot in report.evidence.markets[m].lots {
      for t in lot.supply.indices {
        #expect(lot.supply[t] >= 0)
        #expect((0...1 + 1e-9).contains(lot.recycled(t)))
        #expect(lot.isScrapRich || lot.recycled(t) == 0)
        if lot.supply[t] > 0 { #expect(lot.emissions[t] > 0 && lot.crudeEmissions[t] > 0) }
      }
    }
  }

  @Test("Scrap fills a lot no further than the grade's maxima allow of its own mix")
  func chemistry() throws {
    let report = try Runs.reference.get()
    var bound = 0
    for (m, material) in report.compiled.plan.materials.enumerated() {
      let system = material.system
      let melts = report.melts[m]
      let lines = report.run.chart.materials[m]
      for lot in report.evidence.markets[m].lots where lot.isScrapRich {
        let h = try #require(
          system.heats.firstIndex { $0.product == lot.product && $0.route == lot.route })
        for t in lot.supply.indices where lot.supply[t] > 0 && lot.recycled(t) < 1 {
          let index = t * melts.heatCount + h
          let scrap = melts.fromNewScrap[index] + melts.fromOldScrap[index]
          let rest = melts.heatMass[index] - scrap
          let own = scrap / melts.heatMass[index]
          if rest <= 0 || lot.recycled(t) <= own * (1 + 1e-9) { continue }
          for limit in material.composition.limits where limit.product == lot.product {
            guard let maximum = limit.maximum else { continue }
            func mass(_ line: Int) -> Double {
              limit.elements.reduce(0) {
                $0 + report.run.ledger.amount(line, year: t, lane: system.typeCount + $1)
              }
            }
            let other = mass(lines.melting.primary[h]) + mass(lines.melting.alloying[h])
            let content = (mass(lines.melting.output[h]) - other) / scrap
            let r = lot.recycled(t)
            let whole = r * content + (1 - r) * other / rest
            #expect(
              content <= maximum || whole <= maximum * (1 + 1e-9),
              "\(system.grades[lot.product].id) \(report.years.lowerBound + t)")
            if content > maximum && whole > maximum * (1 - 1e-9) { bound += 1 }
          }
        }
      }
    }
    #expect(bound > 0)
  }

  @Test("Power of renewable sources makes a cleaner lot of the same charge")
  func power() throws {
    let report = try Runs.reference.get()
    let t = report.index(of: 2024)
    let market = report.evidence.markets[1]
    let lots = market.byProduct[3].map { market.lots[$0] }.filter { !$0.isScrapRich }
    let green = try #require(lots.first { market.mix.sources[$0.source].isRenewable })
    for other in lots where other.source != green.source {
      #expect(green.primaryEmissions[t] < other.primaryEmissions[t])
    }
    // The ingot of a Chinese hydropower smelter declares 4.83 t/t; alumina and anodes alone are
    // above the 3 t/t of First Movers.
    #expect((3.0...6.0).contains(green.primaryEmissions[t]))
    for t in 0..<report.years.count {
      let shares = market.mix.sources.reduce(0) { $0 + $1.share[t] }
      #expect((shares - 1).magnitude <= 1e-12)
    }
  }
}
