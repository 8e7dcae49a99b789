import FlowEngine
import Testing

@Suite("Initial stocks")
struct InitialStockTests {
  @Test("A history and its age structure are two views of one stock")
  func ageStructure() throws {
    let table = try SurvivalTable(lifetime: .weibull(shape: 3.5, scale: 6), yearCount: 30)
    let history = (0..<8).map { 10 + Double($0) }
    let stock = history.indices.map { history[$0] * table.share(ofCohort: $0, year: 7) }
    let initial = try InitialStock.ageStructure(stock, table: table)
    for (ours, given) in zip(initial.inflow, history) {
      #expect((ours - given).magnitude <= 2 * given.ulp)
    }
    #expect(initial.warnings.isEmpty)
  }

  @Test(
    "Cars older than the lifetime allows are counted as the oldest cohort alive, with a warning")
  func merging() throws {
    let table = try SurvivalTable(lifetime: .fixed(years: 3), yearCount: 10, timing: .end)
    let initial = try InitialStock.ageStructure([0.5, 0.25, 0, 4, 5, 6], table: table)
    #expect(initial.inflow == [0, 0, 0, 4.75, 5, 6])
    #expect(initial.warnings == [.cohortsMerged(count: 2, amount: 0.75, into: 3)])
    #expect(
      initial.warnings[0].description
        == "2 cohorts that should be gone (0.75) were counted as cohort 3")
    let model = try CohortStock(inflow: [0, 0, 0, 0], survival: table, opening: initial)
    #expect(model.openingStock == 15.75)
    #expect(model.outflow == [4.75, 5, 6, 0])
    #expect(model.warnings == initial.warnings)
  }

  @Test("A stock in ages that nothing reaches is refused; an empty one is not")
  func olderThanAnything() throws {
    let table = try SurvivalTable(lifetime: .fixed(years: 0), yearCount: 5)
    #expect(throws: StockError.stockOutlivesLifetime(3)) {
      try InitialStock.ageStructure([1, 2], table: table)
    }
    #expect(try InitialStock.ageStructure([0, 0], table: table).inflow == [0, 0])
    #expect(throws: StockError.stockOutlivesLifetime(3)) {
      try InitialStock.exponential(total: 3, growth: 0, cohortCount: 3, table: table)
    }
  }

  @Test(
    "An exponential history adds up to the total and grows at its rate", arguments: [-0.1, 0, 0.08])
  func exponential(growth: Double) throws {
    let table = try SurvivalTable(lifetime: .weibull(shape: 3.5, scale: 16), yearCount: 60)
    let opening = try InitialStock.exponential(
      total: 1.8, growth: growth, cohortCount: 40, table: table)
    let model = try CohortStock(
      inflow: Array(repeating: 0, count: 20), survival: table, opening: opening)
    #expect((model.openingStock - 1.8).magnitude <= 40 * 1.8.ulp)
    for cohort in 1..<40 {
      let ratio = opening.inflow[cohort] / opening.inflow[cohort - 1]
      // e^growth to the rounding of two exponentials with arguments up to 4.
      let expected = 1 + growth + growth * growth / 2 + growth * growth * growth / 6
      #expect((ratio - expected).magnitude <= 1e-5)
    }
  }

  @Test("A back-cast of a steady inflow is in its steady state from the first year")
  func backCast() throws {
    let lifetime = try Lifetime.weibull(shape: 3.5, scale: 16)
    let years = InitialStock.yearsOfHistory(for: lifetime)
    #expect(years == 36)
    let table = try SurvivalTable(lifetime: lifetime, yearCount: years + 10)
    let opening = try InitialStock.backCast(firstInflow: 5, growth: 0, cohortCount: years)
    let model = try CohortStock(
      inflow: Array(repeating: 5, count: 10), survival: table, opening: opening)
    for year in 0..<10 {
      // The tail beyond 2.5 mean lifetimes is below one in a hundred million.
      #expect((model.outflow[year] - 5).magnitude <= 5e-7)
    }
  }

  @Test("What is negative or no number is named by its year")
  func refused() throws {
    let table = try SurvivalTable(lifetime: .fixed(years: 3), yearCount: 5)
    #expect(throws: StockError.invalidStock(year: 1, value: -2)) {
      try InitialStock.ageStructure([1, -2], table: table)
    }
    #expect(throws: StockError.invalidInflow(year: 0, value: -1)) {
      try InitialStock.history(inflow: [-1])
    }
    #expect(throws: StockError.invalidInflow(year: 0, value: .infinity)) {
      try InitialStock.backCast(firstInflow: .infinity, growth: 0, cohortCount: 3)
    }
  }
}
