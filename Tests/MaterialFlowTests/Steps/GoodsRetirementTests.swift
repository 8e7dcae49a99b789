import Testing

@testable import FlowEngine

@Suite("Step: goods leave use")
struct GoodsRetirementTests {
  private func retired(
    in region: Int = 0, market: MarketPlan? = nil
  ) throws -> (
    bench: StepBench<GoodsRetirementLines>, scrap: Scrap<ScrapStage.Discarded>, [Double]
  ) {
    let sector = SmallPlan.sector
    var bench = StepBench { GoodsRetirementLines(sector, &$0) }
    var step = GoodsRetirement(
      [
        GoodsRetirement.Sector(
          plan: sector, life: try #require(sector.life),
          products: sector.products(of: SmallSystem.aluminium), lines: bench.lines)
      ], SmallPlan.fleet, SmallSystem.aluminium, market: market, yearCount: 2)
    var hibernating = [0.0, 0, 0, 0]
    let scrap = step.retire(
      year: 0, in: region, from: SmallPlan.stocks.cohorts,
      into: SmallPlan.noScrap(ScrapStage.Dismantled.self, hasMarket: market != nil),
      hibernating: &hibernating, posting: &bench.ledger)
    return (bench, scrap, hibernating)
  }

  @Test("Half of 4 t of goods leaves: half scrap, a quarter hibernates, a quarter is lost")
  func split() throws {
    let (bench, scrap, hibernating) = try retired()
    #expect(bench.elements(bench.lines.toClass[SmallPlan.shred]) == [0.5, 0.5])
    #expect(bench.mass(bench.lines.toHibernating) == 0.5)
    #expect(bench.mass(bench.lines.toLandfill) == 0.5)
    #expect(scrap.pools.elements(SmallPlan.shred) == [0.5, 0.5])
    #expect(hibernating == [0, 0, 0.25, 0.25])
  }

  @Test("A market is offered half of what is lost, and knows that the tables do not have it")
  func offered() throws {
    let (bench, scrap, _) = try retired(market: SmallPlan.market(elasticity: 1))
    #expect(bench.mass(bench.lines.toClass[SmallPlan.shred]) == 1.25)
    #expect(bench.mass(bench.lines.toLandfill) == 0.25)
    #expect(scrap.offered.home[SmallPlan.shred] == 1.25)
    #expect((scrap.offered.homeBeyond[SmallPlan.shred] - 0.25).magnitude <= .ulpOfOne)
  }

  @Test("Goods have no regions: they come once")
  func regions() throws {
    let (bench, scrap, _) = try retired(in: 1)
    #expect(bench.mass(bench.lines.toClass[SmallPlan.shred]) == 0)
    #expect(scrap.pools.mass(ofClass: SmallPlan.shred) == 0)
  }
}
