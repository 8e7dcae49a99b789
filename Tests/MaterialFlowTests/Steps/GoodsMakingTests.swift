import Testing

@testable import FlowEngine

@Suite("Step: goods making")
struct GoodsMakingTests {
  /// The year's castings hold a quarter of silicon, nominal ones half.
  private func made(
    _ chemistry: Chemistry
  ) -> (StepBench<(GoodsMakingLines, SectorSupplyLines)>, MetalStocks) {
    let sector = SmallPlan.sector
    var bench = StepBench { (GoodsMakingLines(&$0), SectorSupplyLines(sector, &$0)) }
    let step = GoodsMaking(
      [
        GoodsMaking.Sector(
          plan: sector, products: sector.products(of: SmallSystem.aluminium),
          lines: bench.lines.1)
      ], SmallPlan.fleet, chemistry, nominal: SmallPlan.nominal, SmallSystem.aluminium,
      lines: bench.lines.0)
    var stocks = SmallPlan.stocks
    _ = step.make(
      Products(content: [0.75, 0.25, 0.75, 0.25]), year: 0, into: &stocks.cohorts,
      scrap: &stocks.fabricationScrap, posting: &bench.ledger)
    return (bench, stocks)
  }

  @Test("Of 2 t of castings half becomes goods, half waits as scrap for the next year")
  func remembered() {
    let (bench, stocks) = made(.remembered)
    #expect(bench.elements(bench.lines.1.fromGoodsMaking) == [0.75, 0.25])
    #expect(bench.elements(bench.lines.0.toScrap) == [0.75, 0.25])
    #expect(stocks.fabricationScrap.masses == [0, 1])
    #expect(stocks.fabricationScrap.content == [0.75, 0.25, 0.75, 0.25])
    var masses = [0.0, 0.0]
    stocks.cohorts.gather(SmallPlan.cast, from: 1..<2, into: &masses) { _ in 4 }
    #expect(masses == [3, 1])
  }

  @Test("Goods that forget their chemistry are posted through the reset")
  func nominal() throws {
    let (bench, stocks) = made(.nominal)
    #expect(bench.mass(bench.lines.1.fromGoodsMaking) == 0)
    #expect(bench.elements(bench.lines.0.toReset) == [0.75, 0.25])
    #expect(bench.elements(try #require(bench.lines.1.fromReset)) == [0.5, 0.5])
    var masses = [0.0, 0.0]
    stocks.cohorts.gather(SmallPlan.cast, from: 1..<2, into: &masses) { _ in 4 }
    #expect(masses == [2, 2])
  }
}
