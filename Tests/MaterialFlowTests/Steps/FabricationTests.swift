import Testing

@testable import FlowEngine

@Suite("Step: fabrication scrap")
struct FabricationTests {
  @Test("2 t of castings go half and half to the classes of their sector")
  func split() {
    var bench = StepBench { FabricationLines(&$0) }
    let step = Fabrication([SmallPlan.sector], SmallSystem.aluminium, lines: bench.lines)
    var stock = SmallPlan.stocks.fabricationScrap
    stock.masses = [0, 2]
    let scrap = step.sell(
      stock, year: 0, into: SmallPlan.noScrap(ScrapStage.WithClip.self), posting: &bench.ledger)
    for s in [SmallPlan.clip, SmallPlan.shred] {
      #expect(bench.elements(bench.lines.toClass[s]) == [0.5, 0.5])
      #expect(scrap.pools.elements(s) == [0.5, 0.5])
    }
  }
}
