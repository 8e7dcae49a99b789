import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowTables

@Suite("Lots of the user")
struct OwnLotTests {
  private static let list = SourceFile(
    path: "my-lots.csv",
    text: """
      id,name,metal,grade,route,region,year,form
      mine,A smelter of mine,aluminium,,smelting,Sichuan,2022,

      """)

  private func load(_ rows: String) throws -> LotCatalogue {
    let numbers = SourceFile(
      path: "mine.csv",
      text: """
        entity,metric,qualifier,value,unit,year,region,boundary,source
        mine,charge,primary aluminium,1,t/t,2022,Sichuan,,my survey
        \(rows)
        """)
    return try LotCatalogue.load(user: [numbers], lists: [Self.list])
  }

  private func problem(_ rows: String) -> String? {
    do {
      _ = try load(rows)
      return nil
    } catch let problems as InputProblems {
      return problems.diagnostics.first?.description
    } catch { return nil }
  }

  @Test("The numbers of a lot win over those of its route")
  func own() throws {
    let plain = try load("mine,power,certificates,0.5,fraction,2022,Sichuan,,my survey\n")
    let better = try load(
      """
      mine,power,certificates,0.5,fraction,2022,Sichuan,,my survey
      mine,electricity,smelter,12,MWh/t,2022,Sichuan,,my survey

      """)
    let a = try #require(plain.lot("mine"))
    let b = try #require(better.lot("mine"))
    #expect(b.megawattHours == 12 && a.megawattHours > 13)
    // Certificates count on the market only: half of 12 MWh at the grid's 0.1404.
    let market = try #require(better.emissions(b, .electrolysis, .market))
    let rule = try #require(better.emissions(b, .electrolysis, .chineseRule))
    #expect((rule - market - 6 * 0.1404).magnitude < 1e-12)
  }

  @Test("What cannot be used is answered at its place")
  func problems() {
    #expect(
      problem("mine,power,solar,0.5,fraction,2022,Sichuan,,my survey\n")?.hasPrefix(
        "mine.csv:3:1: error[E120]: unknown source of power 'solar'") == true)
    #expect(
      problem("mine,power,captive coal,1.5,fraction,2022,Sichuan,,my survey\n")?.hasPrefix(
        "mine.csv:3:1: error[E117]") == true)
    #expect(
      problem("mine,charge,scrap,0.5,t/t,2022,Sichuan,,my survey\n")?.hasPrefix(
        "mine.csv:3:1: error[E120]: unknown component of a charge 'scrap'") == true)
  }
}

@Suite("Power contracts")
struct PowerContractTests {
  private let factors = PowerFactors(
    grid: PowerFactor(stack: 0.5, supply: 0.1), residual: PowerFactor(stack: 0.6, supply: 0.1),
    captiveCoal: PowerFactor(stack: 0.9, supply: 0.1),
    renewable: PowerFactor(stack: 0, supply: 0.02)
  )

  @Test("Location ignores contracts, market gives the rest the residual mix, the rule counts zero")
  func views() {
    let contract = PowerContract(
      captiveCoal: 0.2, ownRenewable: 0.1, renewableContract: 0.3, certificates: 0.1)
    #expect((contract.uncontracted - 0.3).magnitude < 1e-15)
    func total(_ view: PowerView, _ withSupply: Bool) -> Double {
      factors.emissions(of: contract, in: view, withSupply: withSupply)
    }
    #expect((total(.location, false) - (0.2 * 0.9 + 0.7 * 0.5)).magnitude < 1e-15)
    #expect((total(.market, false) - (0.2 * 0.9 + 0.3 * 0.6)).magnitude < 1e-15)
    #expect((total(.chineseRule, false) - (0.2 * 0.9 + 0.4 * 0.5)).magnitude < 1e-15)
    #expect((total(.location, true) - (0.2 + 0.1 * 0.02 + 0.7 * 0.6)).magnitude < 1e-15)
  }
}
