import Testing

@testable import FlowEngine

@Suite("Step: unrecorded melting")
struct UnrecordedMeltingTests {
  @Test(
    "1 of 4 t is melted unseen; more than there is cannot be", arguments: [(1.0, 3.0), (8, 0)])
  func take(wanted: Double, left: Double) {
    var bench = StepBench { UnrecordedLines(&$0) }
    let step = UnrecordedMelting(
      wanted: [0, 0, wanted, 0], yearCount: 2, lines: bench.lines)
    let scrap = step.take(
      year: 0, from: SmallPlan.scrap(ScrapStage.WithSurplus.self), posting: &bench.ledger)
    #expect(bench.mass(bench.lines.fromClass[SmallPlan.shred]) == 4 - left)
    #expect(scrap.pools.elements(SmallPlan.shred) == [0.75 * left, 0.25 * left])
  }
}
