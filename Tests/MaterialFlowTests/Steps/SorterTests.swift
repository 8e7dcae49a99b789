import Testing

@testable import FlowEngine

@Suite("Step: sorter")
struct SorterTests {
  /// Half is recovered; shares of each type by class, the same in both years.
  private func sorted(
    _ shares: [[Double]], _ masses: [Double]
  ) -> (bench: StepBench<SorterLines>, scrap: Scrap<ScrapStage.Gathered>, EntropyReport) {
    var bench = StepBench { SorterLines(&$0) }
    let plan = SortingPlan(
      shares: shares.flatMap(\.self) + shares.flatMap(\.self), recovery: 0.5,
      unsorted: SmallPlan.shred)
    var step = Sorter(plan, SmallSystem.aluminium, yearCount: 2, lines: bench.lines)
    var hulks = Hulks(LaneCounts(SmallSystem.aluminium))
    hulks.masses = masses
    var shred = Shred(hulks)
    var mixture = Mixture(elementCount: 2)
    shred.mass = mixture.mix(4, of: masses) { _ in 1 }
    shred.entropy = StatisticalEntropy.relative(mixture.elements, count: 2)
    var entropy = EntropyReport(yearCount: 2)
    let scrap = step.sort(
      shred, year: 0, in: 0, into: SmallPlan.noScrap(ScrapStage.Discarded.self),
      recording: &entropy, posting: &bench.ledger)
    return (bench, scrap, entropy)
  }

  @Test("Of 4 t half is lost, and two classes that are not told apart are alike")
  func split() {
    let (bench, scrap, entropy) = sorted(
      [[0.5, 0.5], [0, 1], [0, 1], [0, 1]], [3, 1, 0, 0, 0, 0, 0, 0])
    #expect(bench.mass(bench.lines.toLandfill) == 2)
    for s in [SmallPlan.clip, SmallPlan.shred] {
      #expect(bench.elements(bench.lines.toClass[s]) == [0.75, 0.25])
      #expect(scrap.pools.elements(s) == [0.75, 0.25])
    }
    #expect(
      (entropy.before(.sorting, 0) - entropy.after(.sorting, 0)).magnitude <= .ulpOfOne)
  }

  @Test("Pure types that are told apart are no longer mixed")
  func apart() {
    let (_, scrap, entropy) = sorted(
      [[1, 0], [0, 1], [0, 1], [0, 1]], [2, 0, 0, 2, 0, 0, 0, 0])
    #expect(scrap.pools.elements(SmallPlan.clip) == [1, 0])
    #expect(scrap.pools.elements(SmallPlan.shred) == [0, 1])
    #expect(entropy.before(.sorting, 0) == 1 && entropy.after(.sorting, 0) == 0)
  }
}
