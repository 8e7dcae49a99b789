import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Scrap market in a run", .serialized)
struct MarketRunTests {
  private static let scenarios = BuiltinFiles.scenarios

  private func isSound(_ report: RunReport, _ name: String) {
    #expect(report.marketFindings.count == report.run.markets.count, "\(name)")
    for finding in report.marketFindings {
      #expect(finding.value <= finding.limit, "\(name): \(finding)")
    }
    #expect(report.run.balance.relative <= 1e-9, "\(name)")
    for line in report.run.chart.ledger.lines.indices {
      for t in 0..<report.years.count {
        #expect(report.run.ledger.mass(line, year: t) >= 0, "\(name): line \(line), year \(t)")
      }
    }
  }

  @Test("Every scenario has an answer with either supply", arguments: ["fixed", "priced"])
  func everyScenario(supply: String) throws {
    for name in Self.scenarios {
      isSound(
        try Runs.report(name, Runs.shortHorizon + ["blend.supply=\(supply)"]), "\(name) \(supply)")
    }
  }

  @Test("Keeping maximum contents, and without them, the market clears")
  func composition() throws {
    for limits in BlendLimits.allCases {
      isSound(
        try Runs.report("tight-scrap", Runs.shortHorizon + ["blend.limits=\(limits.rawValue)"]),
        limits.rawValue)
    }
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

  @Test("Without imports less scrap is used, with free imports more")
  func imports() throws {
    let reports = try ["tight-scrap", "china-reference", "open-scrap"].map { try Runs.report($0) }
    for metal in ["Steel", "Aluminum"] {
      let used = try reports.map { try $0.variable("Scrap Use|\(metal)") }
      let first = reports[0].index(of: 2027)
      for t in first..<used[0].count {
        #expect(used[0][t] < used[1][t] && used[1][t] < used[2][t], "\(metal) \(t)")
      }
    }
  }

  @Test("A higher carbon price never lowers the share of furnaces on scrap")
  func carbonPrice() throws {
    var last: [Double] = []
    for price in [0, 200, 400, 800, 1600] {
      let report = try Runs.report(
        "china-reference", Runs.shortHorizon + ["carbon-price=\(price) CNY/t CO2"])
      let shares = try #require(report.run.markets[0]).electric
      if !last.isEmpty {
        for t in shares.indices { #expect(shares[t] >= last[t] - 1e-9, "\(price) CNY, \(t)") }
      }
      last = shares
    }
  }

  @Test("The quoted classes have the price of their quotation in the last observed year")
  func quotations() throws {
    let report = try Runs.report("china-reference")
    let t = report.compiled.observedUntil - report.years.lowerBound
    for (m, material) in report.run.plan.materials.enumerated() {
      let quotation = try #require(material.market?.quotation)
      let market = try #require(report.run.markets[m])
      // History charges what was observed, the reference the habits of the open years.
      let price = market.price(ofClass: quotation.scrapClass, t)
      #expect((price / quotation.price - 1).magnitude <= 0.05, "\(material.system.name) \(price)")
    }
  }

  @Test("The least blend makes no more primary metal than the market, of the same first year")
  func limit() throws {
    let settings = ["horizon={start: 2030, end: 2031}", "blend.supply=fixed"]
    let market = try Runs.report("china-reference", settings)
    let least = try Runs.report(
      "china-reference", ["horizon={start: 2030, end: 2031}", "blend.allocation=lp"])
    for m in market.run.blends.indices {
      #expect(least.run.blends[m].primary[0] <= market.run.blends[m].primary[0] * (1 + 1e-6))
      #expect(least.run.markets[m] == nil)
    }
  }
}
