import FlowAccounts
import Testing

@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

@Suite("A maker of one's own, with its sales, targets and contracts")
struct NovaMotorsTests {
  private static let sales = """
    entity,metric,qualifier,value,unit,year,region,boundary,source
    Nova Motors,sales in China,,0.082,million/yr,2025,China,,plan
    Nova Motors,sales in China,,0.115,million/yr,2028,China,,plan
    Nova Motors,sales in China,,0.140,million/yr,2030,China,,plan
    Nova Motors,sales in China,,0.190,million/yr,2035,China,,plan
    Nova Motors,share of sales,combustion,0,fraction,2025,China,,plan
    Nova Motors,share of sales,hybrid,0,fraction,2025,China,,plan
    Nova Motors,share of sales,plug-in,0.4,fraction,2025,China,,plan
    Nova Motors,share of sales,battery,0.6,fraction,2025,China,,plan

    """

  private static let scenario = """
    flowsim: 1
    scenario: nova
    extends: china-reference
    targets:
      - {id: NM-ST-1, company: Nova Motors, metal: steel, target_type: recycled_content,
         value: 30 %, target_year: 2030}
      - {id: NM-AL-1, company: Nova Motors, metal: aluminium, target_type: recycled_content,
         value: 40 %, target_year: 2030}
      - {id: NM-AL-2, company: Nova Motors, metal: aluminium,
         target_type: renewable_electricity_share, value: 80 %, target_year: 2030}

    """

  private static let contracts = """
    id,maker,supplier,metal,kind,lots,from,to,tonnes
    NM-CO-1,Nova Motors,Lizhong,aluminium,purchase,families: secondary-cast,2027,2035,6300
    NM-CO-2,Nova Motors,Yunnan Aluminium,aluminium,purchase,renewable power,2027,2035,7900

    """

  private static func run(_ tables: (String, String)...) throws -> RunReport {
    let finder = ScenarioFinder { _ in nil }
    let scenario = try ScenarioReader.read(
      SourceFile(path: "nova.yaml", text: scenario), finder: finder)
    return try RunReport(
      running: try CompiledScenario.compile(
        scenario,
        tables: [SourceFile(path: "sales.csv", text: sales)]
          + tables.map { SourceFile(path: $0.0, text: $0.1) }))
  }

  private static let plain = Result { try run() }
  private static let contracted = Result { try run(("contracts.csv", contracts)) }

  private func nova(_ report: PurchaseReport, _ metal: String) throws -> PurchaseReport.Standing {
    let m = try #require(report.markets.indices.first { report.metal($0) == metal })
    let b = try #require(report.markets[m].makers.firstIndex { $0.name == "Nova Motors" })
    return report.standing(of: b, in: report.markets[m])
  }

  @Test("With 30 % recycled aluminium pledged it buys no dirtier metal than an even purchase")
  func notDirtier() throws {
    let held = try PurchaseReport(try Self.plain.get(), year: 2035, company: "Nova")
    let free = try PurchaseReport(
      try Self.plain.get(), year: 2035, company: "Nova", mayBuyDirtier: true)
    for metal in ["steel", "aluminium"] {
      let m = try #require(held.markets.indices.first { held.metal($0) == metal })
      let year = held.markets[m]
      let b = try #require(year.makers.firstIndex { $0.name == "Nova Motors" })
      let own = try nova(held, metal)
      let even = year.market.evenEmissions(b)
      // The purchase is found in parts of the buyer's need.
      #expect(own.emissions <= even + 1e-6, "\(metal)")
      #expect(try nova(free, metal).costPerCar <= own.costPerCar + 1e-6, "\(metal)")
    }
  }

  @Test("A contract with its tonnes in its own row is filled, and printed with its supplier")
  func contracts() throws {
    let report = try PurchaseReport(try Self.contracted.get(), year: 2030, company: "Nova")
    let m = try #require(report.markets.indices.first { report.metal($0) == "aluminium" })
    let year = report.markets[m]
    let c = try #require(year.contracts.firstIndex { $0.id == "NM-CO-2" })
    #expect((year.asked[c] - 7_900).magnitude <= 1e-6)
    // Both contracts together are more than it needs of one grade: they shrink a little.
    #expect(year.counted(c) > 7_500 && year.counted(c) <= 7_900)
    let b = try #require(year.makers.firstIndex { $0.name == "Nova Motors" })
    let lots = report.setting.lots(of: b, m, in: year)
    let own = lots.filter { $0.contract == "NM-CO-2" }
    #expect(own.allSatisfy { $0.lot.supplier == "Yunnan Aluminium" && $0.isRenewable })
    #expect((own.reduce(0) { $0 + $1.tonnes } - year.counted(c)).magnitude <= 2)
    let whole = lots.reduce(0) { $0 + $1.tonnes }
    #expect((whole - year.market.tonnes(b)).magnitude <= Double(lots.count) + 40)
  }

  @Test("Contracts end with their last year")
  func over() throws {
    let report = try PurchaseReport(try Self.contracted.get(), year: 2036, company: "Nova")
    #expect(!report.text.contains("NM-CO-2"))
  }

  @Test(
    "A share of the need stands in place of tonnes, or in a table of numbers", arguments: [0, 1])
  func share(of road: Int) throws {
    let row = "NM-CO-2,Nova Motors,Yunnan Aluminium,aluminium,purchase,renewable power,2027,"
    let tables =
      road == 0
      ? [("c.csv", "id,maker,supplier,metal,kind,lots,from,share\n\(row)0.14\n")]
      : [
        ("c.csv", "id,maker,supplier,metal,kind,lots,from,to\n\(row)\n"),
        (
          "n.csv",
          "entity,metric,value,unit,year,region,boundary,source\n"
            + "NM-CO-2,share of need,0.14,fraction,2027,China,,framework\n"
        ),
      ]
    let run = try tables.count == 1 ? Self.run(tables[0]) : Self.run(tables[0], tables[1])
    let report = try PurchaseReport(run, year: 2030, company: "Nova")
    let year = report.markets[1]
    let c = try #require(year.contracts.firstIndex { $0.id == "NM-CO-2" })
    let b = try #require(year.makers.firstIndex { $0.name == "Nova Motors" })
    #expect((year.asked[c] - 0.14 * year.market.buyers[b].tonnes).magnitude <= 1e-6)
  }

  @Test("A contract that fails is gone, and what changes stands beside the purchase with it")
  func failure() throws {
    let report = try PurchaseReport(
      try Self.contracted.get(), year: 2030, company: "Nova", without: ["NM-CO-2"])
    #expect(!report.markets[1].contracts.contains { $0.id == "NM-CO-2" })
    #expect(report.before[1].contracts.contains { $0.id == "NM-CO-2" })
    #expect(report.text.contains("Purchases of 2030 in nova without NM-CO-2"))
    #expect(report.text.contains("policy lacks, t"))
    let json = String(decoding: report.json, as: UTF8.self)
    #expect(json.contains("\"without\":[\"NM-CO-2\"]") || json.contains("\"NM-CO-2\""))
    #expect(json.contains("\"with\""))
  }

  @Test("A supplier that fails sells nothing: its lots and all its contracts are gone")
  func supplier() throws {
    let report = try PurchaseReport(
      try Runs.reference.get(), year: 2030, company: nil, without: ["Baosteel"])
    let year = report.markets[0]
    for (index, maker) in year.maker.enumerated() {
      guard let maker, report.setting.supplied[0].suppliers[maker].name == "Baosteel" else {
        continue
      }
      #expect(year.market.offers[index].supply == 0)
      #expect(year.market.bought.allSatisfy { $0[index] == 0 })
    }
    #expect(!year.contracts.contains { $0.supplier == "Baosteel" })
    #expect(year.market.worstGap <= 1e-9)
    // Chery loses its low-carbon steel.
    let b = try #require(year.makers.firstIndex { $0.name == "Chery" })
    #expect(
      report.standing(of: b, in: year).emissions
        > report.standing(of: b, in: report.before[0]).emissions)
  }

  @Test("A name that fails and that nobody has is an error with the nearest one")
  func unknownFailure() throws {
    let run = try Runs.reference.get()
    let problems = try #require(throws: InputProblems.self) {
      try PurchaseReport(run, year: 2030, company: nil, without: ["Baostel"])
    }
    #expect(problems.diagnostics[0].help == "did you mean 'Baosteel'?")
  }

  @Test(
    "An amount that is missing, negative, twice there, or ends before it starts is refused",
    arguments: [
      ("tonnes,share", "5,0.1", "the contract has tonnes and a share"),
      ("tonnes", "-5", "the contract is about a negative mass"),
      ("tonnes", "", "nothing says how much contract 'X' is about"),
      ("share", "1.2", "1.2 in column 'share' is no share"),
      ("tonnes,to", "5,2020", "the contract ends in 2020, before its start"),
    ])
  func refused(columns: String, cells: String, words: String) throws {
    let file = SourceFile(
      path: "mine.csv",
      text: "id,maker,supplier,metal,kind,from,\(columns)\n"
        + "X,Chery,Nobody,steel,purchase,2024,\(cells)\n")
    let run = try Runs.reference.get()
    let problems = try #require(throws: InputProblems.self) {
      try BuyersMarket(run, contracts: [file])
    }
    #expect(problems.diagnostics[0].message.contains(words), "\(problems.diagnostics[0])")
    #expect(problems.diagnostics[0].location.line == 2)
  }
}
