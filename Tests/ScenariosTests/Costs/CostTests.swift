import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowTables

@Suite("Cost of lots")
struct CostTests {
  private func costs(_ change: (inout CostCatalogue.Question) -> Void = { _ in }) throws
    -> CostCatalogue
  {
    var question = CostCatalogue.Question()
    change(&question)
    return try CostCatalogue.load(question)
  }

  private func cost(_ id: String, _ catalogue: CostCatalogue) throws -> LevelisedCost {
    try #require(catalogue.costs.first { $0.lot.id == id }).cost
  }

  @Test("Capital is capex times annuity over utilisation: the converter route by hand")
  func capital() throws {
    let converter = try cost("china-bf-bof", try costs())
    // Renewal of 900 for 0.92 t hot metal and 350 for the converter, 7 % over 20 years at 85 %.
    let wanted = (0.92 * 900 + 350) * 0.0943929 / 0.85
    #expect((converter.total(.capital) / wanted - 1).magnitude < 1e-6)
    // Ore, coking coal, injected coal: 1.6 × 820 + 0.48 × 1650 + 0.15 × 1150 per t hot metal.
    let materials = 0.92 * (1.6 * 820 + 0.48 * 1650 + 0.15 * 1150)
    #expect((converter.total(.materials) / materials - 1).magnitude < 1e-12)
  }

  @Test("A carbon price costs the emissions; free allocation moves every lot alike")
  func carbonPrice() throws {
    let low = try costs { $0.carbonPrice = 0 }
    let high = try costs { $0.carbonPrice = 500 }
    for id in ["china-bf-bof", "h2-dri-sheet"] {
      let lot = try #require(low.lots.lot(id))
      let rise = try cost(id, high).total - cost(id, low).total
      let direct = low.lots.directEmissions(lot)
      #expect((rise - 500 * (direct - 1.85)).magnitude < 1e-9, "\(id)")
    }
  }

  @Test("Another currency changes every item by one factor")
  func currency() throws {
    let yuan = try costs()
    let euros = try costs { $0.money = MoneyYear(currency: "EUR", year: 2024) }
    let ratio = try cost("china-bf-bof", yuan).total / cost("china-bf-bof", euros).total
    // 7.197 CNY/USD times 1.082 USD/EUR.
    #expect((ratio - 7.197 * 1.082).magnitude < 1e-9)
  }

  @Test("Money of another year is deflated at home first, then exchanged")
  func deflated() throws {
    var problems = Diagnostics()
    let data = DataStore.load(and: DataStore.lotTables, reporting: &problems)
    let book = CurrencyBook(data, reporting: &problems)
    #expect(!problems.hasErrors)
    let factor = book.factor(
      from: MoneyYear(currency: "EUR", year: 2010), to: MoneyYear(currency: "USD", year: 2024))
    #expect((factor - 1.248 / 0.945 * 1.082).magnitude < 1e-12)
    let same = MoneyYear(currency: "EUR", year: 2013)
    #expect(book.factor(from: same, to: same) == 1)
  }

  @Test("Electrolysers learn: hydrogen costs less as they are built")
  func learning() throws {
    let now = try cost("h2-dri-sheet", try costs())
    let later = try cost("h2-dri-sheet", try costs { $0.year = 2040 })
    func plant(_ cost: LevelisedCost) -> Double {
      cost.items.first { $0.name == "hydrogen plant" }?.amount ?? 0
    }
    // 1.4 to 300 GW at 15 % a doubling.
    let wanted = Learning(rate: 0.15).factor(growth: 300 / 1.4)
    #expect((plant(later) / plant(now) - wanted).magnitude < 1e-12)
  }

  @Test("Where no prices are known there is no cost")
  func unpriced() throws {
    let catalogue = try costs()
    #expect(!catalogue.costs.contains { $0.lot.region == "Norway" })
    #expect(catalogue.costs.count >= 20)
  }
}
