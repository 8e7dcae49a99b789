import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Units in other spellings")
struct UnitSpellingTests {
  @Test(
    "A unit is read in the spelling of other people, at its own size",
    arguments: [
      ("t CO2e/t", "t CO2-equiv/t", 1), ("kg CO2e/kg", "t CO2-equiv/t", 1),
      ("tCO2e/t", "t CO2-equiv/t", 1), ("t CO2/t", "t CO2-equiv/t", 1),
      ("kg CO2-equiv/t", "t CO2-equiv/t", 1e-3), ("g CO2-equiv/kg", "t CO2-equiv/t", 1e-3),
      ("kgCO2-eq per tonne of steel", "t CO2-equiv/t", 1e-3),
      ("Mt CO2-equiv/Mt", "t CO2-equiv/t", 1), ("t CO2e per t", "t CO2-equiv/t", 1),
      ("g CO2-equiv/km", "kg CO2-equiv/km", 1e-3), ("t CO2-equiv/vehicle", "t CO2-equiv/car", 1),
      ("kg CO2e/kWh", "t CO2-equiv/MWh", 1), ("g/kWh CO2", "", 0),
      ("Fraction", "fraction", 1), ("percent", "%", 1), ("％", "%", 1), ("百分比", "%", 1),
      ("million/year", "million/yr", 1), ("million cars/yr", "million/yr", 1),
      ("万辆/年", "million/yr", 0.01), ("万吨/年", "t/yr", 1e4), ("Mt/y", "Mt/yr", 1),
      ("kg/vehicle", "kg/car", 1), ("MWH/t", "MWh/t", 1), ("GJ/t", "MWh/t", 1 / 3.6),
      ("RMB/t", "CNY/t", 1), ("元/吨", "CNY/t", 1), ("EUR_2024/vehicle", "EUR_2024/car", 1),
      ("CNY_2024/t CO2e", "CNY_2024/t CO2", 1), ("Mt CO2e a year", "Mt CO2-equiv/yr", 1),
      ("kg/t", "t/t", 1e-3), ("tce/t", "kgce/t", 1e3),
    ] as [(String, String, Double)])
  func spellings(text: String, usual: String, factor: Double) throws {
    guard let wanted = UnitSymbol(usual) else {
      #expect(UnitSymbol(text) == nil)
      return
    }
    let unit = try #require(UnitSymbol(text), "\(text)")
    #expect(unit.dimension == wanted.dimension && unit.money == wanted.money, "\(text)")
    #expect((unit.convert(1, to: wanted) / factor - 1).magnitude < 1e-15, "\(text)")
  }

  @Test(
    "What has two sizes, or none, is no unit",
    arguments: [
      "mt/yr", "MT", "ton", "ton/yr", "10k/yr", "k/yr", "t/t/t/t", "", "/", "/t", "t/", "furlong",
      "CO2/t", "t CO3/t", "million million", "万年", "EUR/t", "a", "y",
    ])
  func refused(text: String) { #expect(UnitSymbol(text) == nil, "\(text)") }

  @Test(
    "Advice never changes the size of a number",
    arguments: [
      ("10k/yr", "write one of"), ("mt/yr", "write one of"), ("kt CO3/t", "write one of"),
      ("frction", "did you mean 'fraction'?"), ("milion/yr", "did you mean 'million/yr'?"),
      ("t CO2-equv/t", "did you mean 't CO2-equiv/t'?"), ("kt/t CO2-equv", "write one of"),
      ("EUR/t", "write the year of the money, such as 'EUR_2024/t'"),
    ])
  func advice(text: String, help: String) {
    #expect(UnitSpelling.help(for: text, expecting: nil).hasPrefix(help), "\(text)")
  }

  @Test("Every unit that is printed is read")
  func printedUnits() throws {
    var units: Set<String> = Set(UnitSymbol.all.map(\.text))
    for name in ["china-reference", "carbon-price-market"] {
      let report = try RunReport(running: try Runs.compiled(name, Runs.shortHorizon))
      units.formUnion(Indicators(of: report).reported.map(\.unit))
      units.formUnion(report.scenario.targets.entries.map(\.unit))
    }
    units.formUnion(
      Outcome.names.flatMap { name in
        (try? Outcome.named([name], option: "--of"))?.map(\.unit) ?? []
      })
    units.formUnion(TargetMetric.allCases.map(\.iamcUnit))
    units.formUnion(try DataCatalogue.load().rows.map(\.unit.text))
    for language in [Language.english, .chinese] {
      let words = Words(language: language)
      units.formUnion(TargetMetric.allCases.map(words.unit))
      units.formUnion([words.megatonnes, words.megatonnesAYear, words.emissionsAYear])
    }
    units.formUnion(["t CO2e", "t CO2e/t", "kg CO2e/kg", "Mt CO2e", "t/t", "kt", "TWh/yr", "CNY/t"])
    for unit in units.sorted() where !unit.isEmpty {
      #expect(UnitSymbol(unit) != nil, "\(unit)")
    }
  }

  @Test("Names are the same whatever blanks, width and case")
  func names() {
    for text in ["Volvo Cars", " volvo  cars ", "ＶＯＬＶＯ　Ｃａｒｓ", "Volvo\u{A0}Cars"] {
      #expect(NameSpelling.match(text, among: ["BYD", "Volvo Cars"]) == "Volvo Cars")
    }
    #expect(NameSpelling.tidy(" a\tb\nc  ") == "a b\nc")
    #expect(NameSpelling.match("a", among: ["A", "a"]) == "a")
    #expect(NameSpelling.match("a ", among: ["A", "a"]) == nil)
  }

  @Test("Metals are known in both languages, and a pledge on both is one on both")
  func metals() {
    for text in ["Aluminum", "ALUMINIUM ", "铝", "Al"] {
      #expect(MetalName.read(text) == "aluminium")
    }
    for text in ["Steel", "钢", "钢铁"] { #expect(MetalName.read(text) == "steel") }
    #expect(MetalName.scope("Aluminum & Steel") == "steel and aluminium")
    #expect(MetalName.scope("钢和铝") == "steel and aluminium")
    #expect(MetalName.scope("plastic") == "plastic")
  }
}
