import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

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

  @Test(
    "Prices may add to a lever's path of works, never take from it",
    arguments: [
      ["eaf-share={2030: 30 %}"],
      ["eaf-share={2030: 25 %}", "carbon-price={2030: 1500 CNY/t CO2}"],
      ["eaf-share={2030: 20 %}", "h2-dri-share={2035: 10 %}", "premium-cap={2025: 30 %}"],
      ["renewable-share.smelting={2030: 45 %}", "carbon-price={2030: 0 CNY/t CO2}"],
    ])
  func leverIsFloor(levers: [String]) throws {
    for name in ["tight-scrap", "open-scrap"] {
      let report = try Runs.report(name, Runs.shortHorizon + levers)
      let plants = report.compiled.factors.plantPlan
      let years = report.years.count
      let shares = [
        "eaf-share": plants.national("scrap-eaf", years: years),
        "h2-dri-share": plants.national("h2-dri-eaf", years: years),
        "renewable-share.smelting": zip(
          plants.national("renewable", years: years), plants.national("inert-anode", years: years)
        ).map { $0 + $1 },
      ]
      for path in report.scenario.levers {
        guard let built = shares[path.lever.name] else { continue }
        let lacks = plants.shortfall["h2-dri-eaf"] ?? []
        let course = report.compiled.course(of: path.lever)
        for year in 2025...2035 {
          let t = report.index(of: year)
          let lack = path.lever.name == "h2-dri-share" ? lacks[t] : 0
          // Four additions of shares.
          #expect(built[t] >= course.value(in: year) - lack - 1e-12, "\(path.lever.name) \(year)")
        }
      }
      isSound(report, name)
    }
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

  @Test(
    "Supply without end at the fixed mode's price gives the fixed mode's flows",
    arguments: ["mass-only", "composition"])
  func elastic(limits: String) throws {
    let fixed = try Runs.compiled("china-reference", ["blend.limits=\(limits)"])
    var plan = fixed.plan
    for m in plan.materials.indices {
      // The fixed mode counts scrap at no price: this one is below what decides between two blends.
      plan.materials[m].market = ScrapMarketPlan(
        referencePrice: 1e-15, orePrice: fixed.scenario.horizon.map { _ in 1 }, chargingCost: 0,
        home: SupplyResponse(elasticity: .infinity), imports: SupplyResponse(elasticity: .infinity),
        mostImports: 1, recoverable: 0, steps: [], width: 0.02, buyOut: 1_000)
      plan.materials[m].blend.options.supplySteps = 0
    }
    var clearing = Simulation(of: plan)
    let market = try clearing.run()
    var reference = Simulation(of: fixed.plan)
    let base = try reference.run()
    #expect(market.markets.allSatisfy { $0?.residual.allSatisfy { $0 == 0 } ?? false })
    let flows = Self.flows(market)
    let known = Self.flows(base)
    for (line, masses) in known {
      let others = try #require(flows[line])
      // One programme melts all of a metal: its rounding is that of the metal's largest flow.
      let scale = known.filter { $0.key[0] == line[0] }.values.compactMap { $0.max() }.max() ?? 0
      for t in masses.indices {
        #expect((others[t] - masses[t]).magnitude <= 1e-9 * scale, "\(line) \(t)")
      }
    }
  }

  /// Mass by year of every line that was posted to, under the names of what it connects.
  private static func flows(_ run: RunResult) -> [[String]: [Double]] {
    let chart = run.chart.ledger
    var flows: [[String]: [Double]] = [:]
    for (index, line) in chart.lines.enumerated() where run.ledger.isOpen(index) {
      let key = [
        chart.lanes[line.material].material, chart.processes[line.source].name,
        chart.processes[line.target].name, line.product.map(String.init) ?? "",
      ]
      flows[key] = (0..<run.plan.yearCount).map { run.ledger.mass(index, year: $0) }
    }
    return flows
  }

  @Test("Without a market nothing of it is reported or read")
  func fixed() throws {
    let base = try Runs.reference.get()
    #expect(base.run.markets.allSatisfy { $0 == nil } && base.marketFindings.isEmpty)
    #expect(!base.compiled.tables.contains { $0.path.contains("market") })
    #expect(!base.variables.contains { $0.name.hasPrefix("Price|Scrap") })
  }
}
