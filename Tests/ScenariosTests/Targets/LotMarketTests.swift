import MaterialFlow
import Testing

@testable import Scenarios

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
        let scale = max(bought, 1e-9)
        #expect((sum { _ in 1 } - bought).magnitude <= rounding * scale)
        let recycled = averages.fromNewScrap[index] + averages.fromOldScrap[index]
        #expect((sum { $0.recycled(t) } - bought * recycled).magnitude <= rounding * scale)
        let emissions = bought * averages.intensity[index]
        // Location- and source-based views agree over all lots.
        let tolerance = 1e-11 * max(emissions, 1e-9)
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
