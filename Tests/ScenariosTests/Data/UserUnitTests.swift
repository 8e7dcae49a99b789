import FlowAccounts
import FlowEngine
import FlowTables
import Testing

@testable import FlowInputs

@Suite("Units of user rows")
struct UserUnitTests {
  private static func table(_ row: String) -> SourceFile {
    SourceFile(
      path: "mine.csv",
      text: "entity,metric,qualifier,value,unit,year,region,boundary,source\n\(row)\n")
  }

  private static func prices(_ row: String) throws -> (BuyerPrices, Diagnostics) {
    var problems = Diagnostics()
    let data = DataStore.load(user: [table(row)], reporting: &problems)
    let prices = BuyerPrices(below: data, reporting: &problems)
    return (prices, problems)
  }

  @Test("A price in euros is exchanged, a price per kilogram counts a thousand times")
  func money() throws {
    // 1.082 USD/EUR × 7.197 CNY/USD of 2024.
    let rate = 1.082 * 7.197
    for (text, yuan) in [
      ("4800,CNY/t", 4_800), ("600,EUR_2024/t", 600 * rate), ("0.6,EUR_2024/kg", 600 * rate),
      ("700,USD_2024/t", 700 * 7.197),
    ] {
      var (prices, problems) = try Self.prices("steel,price to car makers,,\(text),,China,,me")
      let price = try #require(prices.price(of: "steel", reporting: &problems))
      // Two roundings of a product.
      #expect((price / yuan - 1).magnitude < 1e-14, "\(text)")
      #expect(problems.errorCount == 0)
    }
  }

  @Test("A price in another dimension, below zero or of nothing is an error at its row")
  func refused() throws {
    for (text, code) in [
      ("600,t/yr", DiagnosticCode.wrongUnit), ("-5,CNY/t", .negativeAmount),
      ("0,CNY/t", .negativeAmount), ("1e9,EUR_2024/t", .unreadableCell),
    ] {
      var (prices, problems) = try Self.prices("steel,price to car makers,,\(text),,China,,me")
      #expect(prices.price(of: "steel", reporting: &problems) == nil)
      #expect(problems.sorted.map(\.code) == [code], "\(text)")
    }
  }

  @Test("A mass in pounds is the same car as in kilograms")
  func mass() throws {
    func contents(_ text: String) throws -> [Double] {
      let row = "combustion: engine block,mass,AL10,\(text),,China,powertrain-castings,me"
      return try Runs.compiled("china-reference", tables: [Self.table(row)]).plan.fleet
        .kilogramsPerCar
    }
    let kilograms = try contents("30,kg/car")
    let pounds = try contents("\(30 / 0.45359237),lb/car")
    #expect(zip(kilograms, pounds).allSatisfy { ($0 - $1).magnitude <= 1e-12 * $0.magnitude })
    #expect(try kilograms != contents("24,kg/car"))
  }

  @Test("The rate of a pathway and a published footprint are read in their units")
  func otherTables() throws {
    let pathways = try PathwayTable.load(user: [
      Self.table("scope 3,least coverage,,50,%,,World,,me")
    ])
    #expect(pathways.leastCoverage(scope: "scope 3") == 0.5)
    #expect(pathways.annualReduction(.onePointFive) == 0.042)
    #expect(throws: InputProblems.self) {
      try PathwayTable.load(user: [Self.table("scope 3,least coverage,,50,t,,World,,me")])
    }
    let lots = try LotCatalogue.load(user: [
      Self.table("worldsteel,power factor,,0.6,t CO2-equiv/MWh,,World,fixed for every site,me")
    ])
    #expect(lots.rule(.worldsteel).fixedPower == 0.6)
  }
}
