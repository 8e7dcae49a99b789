import Testing

@testable import FlowEngine

@Suite("Step: scrap imports")
struct ScrapImportsTests {
  /// 1 t of pure clip and 2 t of shred, half silicon, in the first year.
  private func bought(
    market: MarketPlan?
  ) -> (StepBench<ScrapImportLines>, Scrap<ScrapStage.WithImports>) {
    var bench = StepBench { ScrapImportLines(&$0) }
    let step = ScrapImports(
      [1, 0, 2, 0], classContent: [1, 0, 0.5, 0.5], market: market, SmallSystem.aluminium,
      yearCount: 2, lines: bench.lines)
    let scrap = step.buy(
      year: 0, into: SmallPlan.noScrap(ScrapStage.WithNewScrap.self, hasMarket: market != nil),
      posting: &bench.ledger)
    return (bench, scrap)
  }

  @Test("Imports have the composition of their class, and a type of their own")
  func asCounted() {
    let (bench, scrap) = bought(market: nil)
    #expect(bench.elements(bench.lines.toClass[SmallPlan.clip]) == [1, 0])
    #expect(scrap.pools.elements(SmallPlan.shred) == [1, 1])
    let type = scrap.pools.start(SmallPlan.shred) + SmallSystem.aluminium.importedType
    #expect(scrap.pools.amounts[type] == 2)
  }

  @Test("A market is offered half as much again")
  func offered() {
    let (bench, scrap) = bought(market: SmallPlan.market(elasticity: 1))
    #expect(bench.mass(bench.lines.toClass[SmallPlan.shred]) == 3)
    #expect(scrap.offered.abroad == [1.5, 3])
    #expect(scrap.offered.abroadBeyond == [0.5, 1])
  }
}
