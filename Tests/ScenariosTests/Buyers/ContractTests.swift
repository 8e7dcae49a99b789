import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

@Suite("Contracts, closed loops and suppliers' pledges")
struct ContractTests {
  private static let header = "id,maker,supplier,metal,region,kind,lots,from,to,agreed\n"

  private func market(pledges: Bool = false) throws -> BuyersMarket {
    try BuyersMarket(try Runs.reference.get(), arePledgesKept: pledges)
  }

  @Test("Lots by supplier add up to the market: tonnes, scrap, emissions", arguments: [0, 1])
  func split(material m: Int) throws {
    let report = try Runs.reference.get()
    let whole = report.evidence.markets[m]
    let parts = SuppliedMarket(
      whole,
      among: [
        SupplierPart(
          name: "A", share: report.years.map { _ in 0.3 }, ratio: report.years.map { _ in 0.7 }),
        SupplierPart(
          name: "B", share: report.years.map { _ in 0.1 }, ratio: report.years.map { _ in 0.9 }),
      ], isPrimary: m == 1)
    for t in 0..<report.years.count {
      for product in whole.byProduct.indices {
        func sum(_ lots: [MarketLot], _ value: (MarketLot) -> Double) -> Double {
          lots.reduce(0) { $0 + ($1.product == product ? $1.supply[t] * value($1) : 0) }
        }
        func same(_ value: (MarketLot) -> Double) {
          let (a, b) = (sum(whole.lots, value), sum(parts.lots, value))
          #expect((a - b).magnitude <= 1e-12 * max(a, 1e-9), "\(product) \(t)")
        }
        same { _ in 1 }
        same { $0.recycled(t) }
        same { $0.emissions[t] }
        same { $0.locatedEmissions[t] }
        same { $0.crudeEmissions[t] }
      }
    }
  }

  @Test("Baosteel's 15 % by 2030 and 30 % by 2035 are reached against its industry of 2020")
  func pledge() throws {
    let report = try Runs.reference.get()
    let m = try #require(report.material("steel"))
    let intensity = report.evidence.sectors[m].intensity
    let ratio = SupplierPledge(of: "Baosteel", report, m).ratio
    let base = report.index(of: 2020)
    for (year, pledged) in [(2025, 0.08), (2030, 0.15), (2035, 0.3)] {
      let t = report.index(of: year)
      let wanted = min(1, (1 - pledged) * intensity[base] / intensity[t])
      #expect((ratio[t] - wanted).magnitude <= 1e-12, "\(year)")
    }
    #expect(ratio[report.index(of: 2035)] < 1)
    #expect(ratio[base] == 1)
    #expect(SupplierPledge(of: "nobody", report, m).ratio.allSatisfy { $0 == 1 })
  }

  @Test("A pledge that is kept reaches the steel of the partner", arguments: ["Chery", "BMW"])
  func partner(name: String) throws {
    let report = try Runs.reference.get()
    let m = try #require(report.material("steel"))
    func mean(_ pledges: Bool) throws -> Double {
      let year = try market(pledges: pledges).market(m, in: 2035, .none)
      let b = try #require(year.makers.firstIndex { $0.name == name })
      return year.market.mean(b) { year.lots[$0].emissions[year.t] }
    }
    #expect(try mean(true) < mean(false))
  }

  @Test(
    "No contract takes more than it asks for, and nothing is sold twice", arguments: [2025, 2035])
  func bounds(year: Int) throws {
    let setting = try market()
    for m in [0, 1] {
      let market = try setting.market(m, in: year, .inForce)
      #expect(market.market.worstGap <= 1e-9)
      #expect(!market.contracts.isEmpty)
      for c in market.contracts.indices {
        #expect(market.counted(c) <= market.asked[c] * (1 + 1e-9), "\(market.contracts[c].id)")
      }
    }
  }

  @Test("A closed loop brings back no more than the clip of the year before")
  func loop() throws {
    let setting = try market()
    let m = try #require(setting.report.material("aluminium"))
    let year = try setting.market(m, in: 2030, .none)
    let c = try #require(year.contracts.firstIndex { $0.id == "LO-XP-AL" })
    let maker = try #require(setting.book.makers.first { $0.name == "Xpeng Motors" })
    let account = MakerAccount(
      maker, plan: setting.report.compiled.plan, averages: setting.report.averages)
    let t = setting.report.index(of: 2029)
    let years = setting.report.years.count
    let clip = account.bought[m * years + t] - account.built[m * years + t]
    #expect((year.asked[c] - clip).magnitude <= 1e-6 * clip)
    #expect(year.counted(c) > 0 && year.counted(c) <= clip)
  }

  @Test("Works in other countries are named, and nothing is reserved with them")
  func elsewhere() throws {
    let report = try PurchaseReport(try Runs.reference.get(), year: 2030, company: "Volvo")
    #expect(
      report.text.contains(
        "Volvo Cars and SSAB (CO-VC-SS): in Europe, outside this market; nothing is reserved."))
  }

  @Test(
    "A table of contracts that cannot be read is told with its place",
    arguments: [
      ("X,Chery,Nobody,steel,China,loop,,2024,,\n", "kind"),
      ("X,Cherry,Nobody,steel,China,purchase,,2024,,\n", "did you mean 'Chery'?"),
      ("X,Chery,Nobody,steel,China,purchase,,soon,,\n", "'soon' is no year of a contract"),
      ("X,Chery,Nobody,steel,China,purchase,routes: h2-dri,2024,,\n", "no lots are named 'h2-dri'"),
      ("X,Chery,Nobody,steel,China,purchase,,2024,,\n", "nothing says how much contract 'X'"),
    ])
  func badInput(row: String, words: String) throws {
    let file = SourceFile(path: "mine.csv", text: Self.header + row)
    do {
      _ = try BuyersMarket(try Runs.reference.get(), contracts: [file])
      Issue.record("the table was taken")
    } catch let problems as InputProblems {
      let problem = try #require(problems.diagnostics.first)
      #expect(problem.location.path == "mine.csv" && problem.location.line == 2)
      #expect("\(problem.message) \(problem.help)".contains(words), "\(problem)")
    }
  }
}
