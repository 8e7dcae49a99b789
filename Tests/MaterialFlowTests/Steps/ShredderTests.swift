import Testing

@testable import FlowEngine

@Suite("Step: shredder")
struct ShredderTests {
  private static func system(_ name: String, _ elements: [String]) -> MaterialSystem {
    MaterialSystem(
      name: name, elements: elements,
      grades: [Grade(id: "G", name: "", family: "", form: "", isInCars: true)], classes: [],
      routes: [], heats: [])
  }

  private let steel = system("steel", ["Fe", "Cu"])
  private let aluminium = system("aluminium", ["Al", "Fe"])

  @Test("Aluminium picks up iron that steel loses, and steel entrains copper of the cars")
  func exchange() throws {
    var chart = LedgerChart(materials: [steel, aluminium])
    let lines = [steel, aluminium].enumerated().map { m, system in
      var builder = LineBuilder(chart, m, system)
      defer { chart = builder.chart }
      return ShredderLines(&builder)
    }
    var ledger = Ledger(chart: chart, years: SmallPlan.years)
    var step = Shredder(
      [
        Shredder.Metal(
          system: steel,
          plan: ShredderPlan(
            pickUp: [0, 0],
            copper: CopperEntrainment(removed: [0.5, 0.5], share: 0.5, magnetRecovery: 0.5)),
          lines: lines[0]),
        Shredder.Metal(
          system: aluminium, plan: ShredderPlan(pickUp: [0, 0.25]), lines: lines[1]),
      ], SmallPlan.fleet, yearCount: 2)
    var entropy = [EntropyReport(yearCount: 2), EntropyReport(yearCount: 2)]
    // 8 of 16 t of steel reach the shredder, with 4 t of aluminium.
    var hulks = [Hulks(LaneCounts(steel)), Hulks(LaneCounts(aluminium))]
    hulks[0].masses[0] = 8
    hulks[0].exits = 16
    hulks[1].masses[0] = 4
    hulks[1].exits = 4
    let shred = step.shred(
      hulks, year: 0, in: 0, recording: &entropy, posting: &ledger)
    // A quarter of 4 t is iron on the aluminium.
    #expect(ledger.mass(lines[1].fromAttached, year: 0) == 1)
    #expect(ledger.mass(lines[0].toAttached, year: 0) == 1)
    // Half of 2 t copper leaves use, half of it stays in: κ 0.5 · 0.5 · hulks 0.5 / η 0.5.
    #expect(ledger.mass(lines[0].fromAttached, year: 0) == 0.25)
    #expect(shred[0].mass == 7.25 && shred[1].mass == 5)
    #expect(shred[0].masses == [7, 0, 0, 0, 0, 0.25])
    #expect(shred[1].masses == [4, 0, 0, 0, 0, 1])
    #expect(ledger.mass(lines[0].toSorting, year: 0) == 7.25)
    // What came in pure goes out mixed.
    #expect(entropy[1].before(.shredding, 0) == 0 && entropy[1].after(.shredding, 0) > 0)
  }
}
