import Testing

@testable import FlowEngine

@Suite("Step: closing the books")
struct BookkeepingTests {
  private func books() -> (Bookkeeping, StockPlaces, sector: Int, Ledger) {
    var chart = LedgerChart(materials: [SmallSystem.aluminium])
    let places = StockPlaces(&chart)
    let sector = chart.process(SmallPlan.sector.process, .stock)
    let step = Bookkeeping(
      places, material: 0, SmallPlan.fleet,
      [
        Bookkeeping.Sector(
          plan: SmallPlan.sector, products: [SmallPlan.cast], stock: sector)
      ], SmallSystem.aluminium, yearCount: 2)
    return (step, places, sector, Ledger(chart: chart, years: SmallPlan.years))
  }

  /// Types and elements of a stock, t: sheet, castings, imported, attached, Al, Si.
  private func level(_ ledger: Ledger, _ stock: Int, _ t: Int) -> [Double] {
    (0..<6).map { ledger.level(stock: stock, material: 0, year: t, lane: $0) }
  }

  @Test("Before the first year there are 8 t in cars and 4 t in goods")
  func open() {
    var (step, places, sector, ledger) = books()
    step.open(SmallPlan.stocks, posting: &ledger)
    #expect(level(ledger, places.inUse, -1) == [8, 0, 0, 0, 6, 2])
    #expect(level(ledger, sector, -1) == [0, 4, 0, 0, 2, 2])
  }

  @Test("At the end of a year everything that stays is recorded once")
  func close() {
    var (step, places, sector, ledger) = books()
    var stocks = SmallPlan.stocks
    stocks.clip.masses = [4]
    stocks.fabricationScrap.masses = [0, 1]
    stocks.hibernating = [0, 0, 0.25, 0.25]
    stocks.surplus.add(2, composition: [1, 0], at: 0, type: 0, to: SmallPlan.shred)
    step.close(
      Products(content: SmallPlan.nominal), stocks, year: 0, posting: &ledger)
    // Half of the old 8 t and the new 4 t; half of the old 4 t of goods and 1 t of new ones.
    #expect(level(ledger, places.inUse, 0) == [8, 0, 0, 0, 6, 2])
    #expect(level(ledger, sector, 0) == [0, 3, 0, 0, 1.5, 1.5])
    #expect(level(ledger, places.pressShopScrap, 0) == [4, 0, 0, 0, 3, 1])
    #expect(level(ledger, places.fabricationScrap, 0) == [0, 1, 0, 0, 0.5, 0.5])
    #expect(level(ledger, places.hibernating, 0) == [0, 0.5, 0, 0, 0.25, 0.25])
    #expect(level(ledger, places.surplus, 0) == [2, 0, 0, 0, 2, 0])
  }
}
