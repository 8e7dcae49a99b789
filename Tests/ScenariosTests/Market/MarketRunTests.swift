import MaterialFlow
import Testing

@testable import Scenarios

@Suite("Scrap market in a run", .serialized)
struct MarketRunTests {
  private static let scenarios = BuiltinFiles.scenarios
  private static let clearing = Result { try Runs.report("china-reference", ["market=clearing"]) }

  private func isSound(_ report: RunReport, _ name: String) {
    #expect(report.marketFindings.count == 2 * report.run.markets.count, "\(name)")
    for finding in report.marketFindings {
      #expect(finding.value <= finding.limit, "\(name): \(finding)")
    }
    for market in report.run.markets.compactMap(\.self) {
      for t in market.level.indices where market.supplied[t] > 0 {
        #expect(market.level[t] > 0)
        #expect((market.charged[t] / market.supplied[t] - 1).magnitude <= 2e-8, "\(name) \(t)")
      }
    }
  }

  @Test("In every year of every scenario the outer system and the year's programme agree")
  func everyScenario() throws {
    for name in Self.scenarios { isSound(try Runs.report(name, ["market=clearing"]), name) }
  }

  @Test("Keeping maximum contents, the market clears as well")
  func composition() throws {
    let report = try Runs.report(
      "tight-scrap", Runs.shortHorizon + ["blend.limits=composition"])
    isSound(report, "tight-scrap")
  }

  @Test("Tighter imports never lower a price, more open ones never raise it")
  func imports() throws {
    let tight = try Runs.report("tight-scrap")
    let open = try Runs.report("open-scrap")
    let base = try Self.clearing.get()
    for m in base.run.markets.indices {
      let levels = try [tight, base, open].map { try #require($0.run.markets[m]).level }
      let width = try #require(base.run.plan.materials[m].market?.width)
      let unit = try #require(base.run.plan.materials[m].market?.referencePrice)
      for t in levels[0].indices {
        // Half a width on either side is smoothing, no price.
        #expect(levels[0][t] >= levels[1][t] - width * unit, "\(m) \(t)")
        #expect(levels[1][t] >= levels[2][t] - width * unit, "\(m) \(t)")
      }
      #expect(zip(levels[0], levels[2]).contains { $0 > $1 })
    }
  }

  @Test("A higher carbon price never lowers the share of furnaces on scrap")
  func carbonPrice() throws {
    var last: [Double] = []
    for price in [0, 200, 400, 800, 1600] {
      let report = try Runs.report(
        "china-reference",
        Runs.shortHorizon + ["market=clearing", "carbon-price=\(price) CNY/t CO2"])
      let shares = try #require(report.run.markets[0]).electric
      if !last.isEmpty {
        for t in shares.indices { #expect(shares[t] >= last[t] - 1e-9, "\(price) CNY, \(t)") }
      }
      last = shares
    }
  }

  @Test("Supply without end at the fixed mode's price gives the fixed mode's flows")
  func elastic() throws {
    // Counted by mass: where maxima bind, a price of scrap, however small, chooses among blends that
    // the fixed mode's tie-breaking chooses among in another way.
    let massOnly = ["blend.limits=mass-only"]
    let fixed = try Runs.compiled("china-reference", massOnly)
    var plan = fixed.plan
    for m in plan.materials.indices {
      // The fixed mode counts scrap at no price at all.
      plan.materials[m].market = ScrapMarketPlan(
        referencePrice: 1e-9, orePrice: fixed.scenario.horizon.map { _ in 1 }, chargingCost: 0,
        home: SupplyResponse(elasticity: .infinity), imports: SupplyResponse(elasticity: .infinity),
        mostImports: 1, recoverable: 0, steps: [], width: 0.02, buyOut: 1_000)
      plan.materials[m].blend.supplySteps = 0
    }
    var simulation = Simulation(of: plan)
    let market = RunReport(fixed, try simulation.run())
    let base = try Runs.report("china-reference", massOnly)
    #expect(market.run.markets.allSatisfy { $0?.residual.allSatisfy { $0 == 0 } ?? false })
    let others = try base.variables.map { try market.variable($0.name) }
    // Of aluminium only a worth of sorting differs. The scrap that steel uses differs by up to 1.3 %,
    // which is not yet understood.
    withKnownIssue("steel of the two modes differs") {
      for (variable, other) in zip(base.variables, others) {
        let scale = variable.values.reduce(0) { max($0, $1.magnitude) }
        for t in variable.values.indices {
          #expect(
            (other[t] - variable.values[t]).magnitude <= 1e-9 * scale, "\(variable.name) \(t)")
        }
      }
    }
  }

  @Test("Without a market nothing of it is reported or read")
  func fixed() throws {
    let base = try Runs.reference.get()
    #expect(base.run.markets.allSatisfy { $0 == nil } && base.marketFindings.isEmpty)
    #expect(!base.compiled.tables.contains { $0.path.contains("market") })
    #expect(!base.variables.contains { $0.name.hasPrefix("Price|Scrap") })
  }
}
