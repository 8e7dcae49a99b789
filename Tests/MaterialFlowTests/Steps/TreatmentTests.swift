import Testing

@testable import FlowEngine

@Suite("Step: treatment of old cars")
struct TreatmentTests {
  /// Half formal, a quarter informal; dismantlers keep half apart, and take half of the rest out.
  private let plan = TreatmentPlan(
    parts: ["body"], formal: [0.5, 0], informal: [0.25, 0], usedExports: [0.125, 0],
    unknown: [0.125, 1], dismantled: [0.5, 0], gradeSeparation: [0.5, 0])
  private let dismantling = DismantlingPlan(
    parts: [[ClassShare(scrapClass: SmallPlan.shred, share: 0.5)]],
    keptApart: [SmallPlan.clip], informalRecovery: 0.5)

  @Test("4 t are split down to what dismantlers sell, lose and pass on")
  func split() {
    var bench = StepBench { (TreatmentLines(&$0), DismantledLines(&$0)) }
    let (lines, sold) = bench.lines
    var step = Treatment(
      plan, dismantling, SmallPlan.fleet, SmallSystem.aluminium, yearCount: 2, lines: lines,
      sold: sold)
    var cars = RetiredCars(slotCount: 1, elementCount: 2)
    cars.slots = [0]
    cars.masses = [3, 1]
    let (hulks, scrap) = step.treat(
      cars, year: 0, in: 0, into: SmallPlan.noScrap(ScrapStage.Gathered.self),
      posting: &bench.ledger)
    #expect(bench.mass(lines.useToCollection) == 4)
    #expect(bench.mass(lines.collectionToDismantling) == 2)
    #expect(bench.mass(lines.collectionToInformal) == 1)
    #expect(bench.mass(lines.collectionToUsedExports) == 0.5)
    #expect(bench.mass(lines.collectionToUnknown) == 0.5)
    #expect(bench.mass(lines.informalToShredding) == 0.5)
    #expect(bench.mass(lines.informalToLandfill) == 0.5)
    // Of 2 t: 1 kept apart, 0.5 taken out (half of it lost), 0.5 in the hulk.
    #expect(bench.mass(sold.toClass[SmallPlan.clip]) == 1)
    #expect(bench.mass(sold.toClass[SmallPlan.shred]) == 0.25)
    #expect(bench.mass(lines.dismantlingToBlackMass) == 0.25)
    #expect(bench.mass(lines.dismantlingToShredding) == 0.5)
    #expect(scrap.pools.elements(SmallPlan.clip) == [0.75, 0.25])
    #expect(scrap.pools.mass(ofClass: SmallPlan.shred) == 0.25)
    #expect(Array(hulks.masses[0..<2]) == [0.75, 0.25])
    #expect(hulks.mass == 1 && hulks.exits == 4)
  }

  @Test("A part that no class takes is lost before grades are told apart")
  func blackMass() {
    var bench = StepBench { (TreatmentLines(&$0), DismantledLines(&$0)) }
    let (lines, sold) = bench.lines
    var step = Treatment(
      plan, DismantlingPlan(parts: [[]], keptApart: [SmallPlan.clip], informalRecovery: 0.5),
      SmallPlan.fleet, SmallSystem.aluminium, yearCount: 2, lines: lines, sold: sold)
    var cars = RetiredCars(slotCount: 1, elementCount: 2)
    cars.slots = [0]
    cars.masses = [3, 1]
    let (hulks, scrap) = step.treat(
      cars, year: 0, in: 0, into: SmallPlan.noScrap(ScrapStage.Gathered.self),
      posting: &bench.ledger)
    #expect(bench.mass(lines.dismantlingToBlackMass) == 1)
    #expect(scrap.pools.mass(ofClass: SmallPlan.clip) == 0)
    #expect(hulks.mass == 1.5)
  }
}
