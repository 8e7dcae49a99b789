import FlowEngine
import Testing

@Suite("Cohort stocks")
struct CohortStockTests {
  @Test("A five-year lifetime returns each inflow five years later")
  func fixedLifetime() throws {
    let model = try CohortStock(
      inflow: [1, 2, 3, 4, 5, 6, 7, 8], lifetime: .fixed(years: 5), timing: .end)
    #expect(model.outflow == [0, 0, 0, 0, 0, 1, 2, 3])
    #expect(model.stock == [1, 3, 6, 10, 15, 20, 25, 30])
    #expect(model.stock(ofCohort: 2, year: 5) == 3)
    #expect(model.outflow(ofCohort: 2, year: 7) == 3)
  }

  @Test("A lifetime of zero years passes everything through")
  func flowThrough() throws {
    let model = try CohortStock(inflow: [3, 1, 2], lifetime: .fixed(years: 0))
    #expect(model.outflow == [3, 1, 2])
    #expect(model.stock == [0, 0, 0])
  }

  @Test("No years are no stock")
  func empty() throws {
    let model = try CohortStock(inflow: [], lifetime: .fixed(years: 5))
    #expect(model.stock.isEmpty && model.outflow.isEmpty)
  }

  @Test("The change of stock is inflow less outflow", arguments: 0..<60)
  func stockIdentity(seed: UInt64) throws {
    let system = try RandomSystems(seed: seed)
    let model = try CohortStock(
      inflow: system.inflow, survival: system.survival, opening: system.opening)
    expectIdentity(model)
    expectCohortsAddUp(model)
  }

  @Test("Inflow to stock and back is the same inflow", arguments: 0..<60)
  func roundTrip(seed: UInt64) throws {
    let system = try RandomSystems(seed: seed)
    let first = system.opening.cohortCount
    // What leaves at once takes its digits along: errors grow with one over the shares that stay.
    let share = system.inflow.indices.map {
      system.survival.share(ofCohort: first + $0, year: first + $0)
    }
    let forward = try CohortStock(
      inflow: system.inflow, survival: system.survival, opening: system.opening)
    let back = try CohortStock(
      stock: forward.stock, survival: system.survival, opening: system.opening)
    let smallest = try #require(share.min())
    let tolerance = Double(system.inflow.count) * Double.ulpOfOne * largest(forward) / smallest
    for (ours, given) in zip(back.inflow, system.inflow) {
      #expect((ours - given).magnitude <= 16 * tolerance)
    }
    expectIdentity(back)
  }

  @Test("Years without purchases survive the round trip as zeros, not as a negative inflow")
  func roundTripWithZeros() throws {
    let inflow = (0..<100).map { $0 % 7 == 3 ? 10.1 / 3 : 0 }
    let table = try SurvivalTable(lifetime: .weibull(shape: 3.5, scale: 16), yearCount: 100)
    let forward = try CohortStock(inflow: inflow, survival: table)
    let back = try CohortStock(stock: forward.stock, survival: table)
    for (ours, given) in zip(back.inflow, inflow) {
      #expect(given == 0 ? ours == 0 : (ours - given).magnitude < 1e-12)
    }
    #expect(back.warnings.isEmpty)
  }

  @Test("A stock that falls faster than cars die is an error with year and shortfall")
  func fallsTooFast() throws {
    let table = try SurvivalTable(lifetime: .fixed(years: 3), yearCount: 4, timing: .end)
    #expect(throws: StockError.stockFallsTooFast(year: 2, shortfall: 4)) {
      try CohortStock(stock: [5, 10, 6, 6], survival: table)
    }
    #expect(
      StockError.stockFallsTooFast(year: 2, shortfall: 4).description
        == "the stock of year 2 is 4.0 below what survives")
  }

  @Test("Corrected, the surplus leaves every cohort in proportion and for good")
  func corrected() throws {
    let table = try SurvivalTable(lifetime: .fixed(years: 3), yearCount: 5, timing: .end)
    let model = try CohortStock(
      stock: [5, 10, 6, 6, 6], survival: table, onNegativeInflow: .correct)
    // In year 2 cohorts of 5 and 5 become 3 and 3; the first leaves in year 3, the second in 4.
    #expect(model.inflow == [5, 5, 0, 3, 3])
    #expect(model.outflow == [0, 0, 4, 3, 3])
    #expect(model.stock == [5, 10, 6, 6, 6])
    #expect(model.stock(ofCohort: 0, year: 2) == 3)
    #expect(model.warnings == [.retiredEarly(year: 2, amount: 4)])
  }

  @Test("Corrected down to nothing, a fleet starts anew")
  func correctedToZero() throws {
    let table = try SurvivalTable(lifetime: .weibull(shape: 3.5, scale: 16), yearCount: 4)
    let model = try CohortStock(
      stock: [10, 0, 0, 5], survival: table, onNegativeInflow: .correct)
    #expect(model.stock(ofCohort: 0, year: 3) == 0)
    #expect(model.inflow[1] == 0 && model.inflow[2] == 0)
    expectIdentity(model)
  }

  @Test("Random falling stocks balance when corrected", arguments: 100..<130)
  func correctedIdentity(seed: UInt64) throws {
    let system = try RandomSystems(seed: seed)
    let model = try CohortStock(
      stock: system.inflow, survival: system.survival, opening: system.opening,
      onNegativeInflow: .correct)
    #expect(model.inflow.allSatisfy { $0 >= 0 })
    #expect(model.outflow.allSatisfy { $0 >= -64 * Double.ulpOfOne * largest(model) })
    expectIdentity(model)
    expectCohortsAddUp(model)
  }

  @Test("A stock of which nothing stays to the year's end is refused by its year")
  func nothingStays() throws {
    let table = try SurvivalTable(lifetime: .fixed(years: 0), yearCount: 3)
    #expect(throws: StockError.nothingStays(year: 1)) {
      try CohortStock(stock: [0, 1, 0], survival: table)
    }
  }

  @Test("What is negative or no number is refused by its year")
  func refused() throws {
    let table = try SurvivalTable(lifetime: .fixed(years: 3), yearCount: 2)
    #expect(throws: StockError.invalidInflow(year: 1, value: -1)) {
      try CohortStock(inflow: [1, -1], survival: table)
    }
    #expect(throws: StockError.invalidStock(year: 0, value: .infinity)) {
      try CohortStock(stock: [.infinity, 1], survival: table)
    }
  }

  private func largest(_ model: CohortStock) -> Double {
    max(model.openingStock, model.stock.max() ?? 0, model.inflow.max() ?? 0)
  }

  /// Each side is a sum over cohorts: a rounding for each, of the largest stock.
  private func expectIdentity(_ model: CohortStock) {
    let rounding = Double(model.inflowByCohort.count) * Double.ulpOfOne * largest(model)
    var before = model.openingStock
    for year in model.stock.indices {
      let residual = model.stock[year] - before - model.inflow[year] + model.outflow[year]
      #expect(residual.magnitude <= rounding, "year \(year)")
      before = model.stock[year]
    }
  }

  private func expectCohortsAddUp(_ model: CohortStock) {
    let rounding = Double(model.inflowByCohort.count) * Double.ulpOfOne * largest(model)
    for year in model.stock.indices {
      let cohorts = model.inflowByCohort.indices
      let stock = cohorts.reduce(0) { $0 + model.stock(ofCohort: $1, year: year) }
      let outflow = cohorts.reduce(0) { $0 + model.outflow(ofCohort: $1, year: year) }
      #expect((stock - model.stock[year]).magnitude <= rounding)
      #expect((outflow - model.outflow[year]).magnitude <= rounding)
    }
  }
}
