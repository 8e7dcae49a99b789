import Testing

@testable import FlowEngine

@Suite("Step: press shop")
struct PressShopTests {
  private func sold(
    _ sorting: ClipSorting?
  ) -> (StepBench<PressShopLines>, MixedClip, Scrap<ScrapStage.WithClip>) {
    var bench = StepBench { PressShopLines(&$0) }
    let plan = PressShopPlan(
      fabricationYield: [0.5], scrap: [[ClassShare(scrapClass: SmallPlan.clip, share: 1)]],
      mixedClass: [SmallPlan.shred], mixed: [0.5, 0], clipSorting: sorting)
    var step = PressShop(plan, SmallSystem.aluminium, lines: bench.lines)
    var stock = SmallPlan.stocks.clip
    stock.masses = [4]
    let (clip, scrap) = step.sell(
      stock, year: 0, into: SmallPlan.noScrap(ScrapStage.Gathered.self), posting: &bench.ledger)
    return (bench, clip, scrap)
  }

  @Test("Half of 4 t is mixed, the other half kept in its class")
  func mixed() {
    let (bench, clip, scrap) = sold(nil)
    #expect(bench.elements(bench.lines.toClass[SmallPlan.clip]) == [1.5, 0.5])
    #expect(bench.elements(bench.lines.toClass[SmallPlan.shred]) == [1.5, 0.5])
    #expect(scrap.pools.mass(ofClass: SmallPlan.shred) == 2)
    #expect(clip.masses == [0, 0])
  }

  @Test("Half of what was mixed is taken apart again")
  func takenApart() {
    let (bench, clip, scrap) = sold(
      ClipSorting(
        mixedClass: SmallPlan.shred, taken: [0.5, 0],
        splits: [[ClassShare(scrapClass: SmallPlan.clip, share: 1)]]))
    #expect(bench.mass(bench.lines.toClass[SmallPlan.clip]) == 3)
    #expect(bench.mass(bench.lines.toClass[SmallPlan.shred]) == 1)
    #expect(scrap.pools.mass(ofClass: SmallPlan.clip) == 3)
    #expect(clip.masses == [1.5, 0.5])
  }
}
