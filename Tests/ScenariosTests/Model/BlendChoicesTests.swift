import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowStudies

@Suite("What a scenario chooses for its blend")
struct BlendChoicesTests {
  /// Two years: only the first has the same scrap whatever was chosen.
  private static func run(_ choices: String, scenario: String = "downgrade-only") throws
    -> RunReport
  {
    try Runs.report(
      scenario,
      [
        "horizon={start: 2047, end: 2048}",
        "blend={limits: composition, allocation: lp\(choices)}",
        "levers.castings-only=0 %",
      ])
  }

  private static func made(_ report: RunReport) -> Double {
    GradeQuantity.primaryAndAlloying.value(report, metal: 1, 0)
  }

  private static let reference = Result { try run("") }

  @Test("Least primary is least under its own objective", arguments: ["cost", "emissions"])
  func objectives(name: String) throws {
    let other = try Self.run(", objective: \(name)")
    // Two optima of the same scrap, each to 1e-9 of what is melted.
    #expect(Self.made(try Self.reference.get()) <= Self.made(other) + 1e-6)
    #expect(other.run.balance.relative <= 1e-9)
    #expect(other.compiled.plan.materials[1].market?.allocation == .lp)
  }

  @Test("Least emissions emit no more than least primary, of the same scrap")
  func emissions() throws {
    let other = try Self.run(", objective: emissions")
    func emitted(_ report: RunReport) -> Double {
      guard let prices = other.compiled.plan.materials[1].market else { return .nan }
      let melts = report.melts[1]
      let heats = report.systems[1].heats
      let ore = heats.indices.reduce(0.0) {
        $0 + prices.orePrice[heats[$1].route][0] * melts.primary[$1]
      }
      let run = report.run
      let types = run.ledger.chart.lanes[1].types.count
      let lines = run.chart.materials[1].melting.alloying
      return report.systems[1].elements.indices.dropFirst().reduce(ore) { sum, element in
        sum
          + prices.alloyingPrice[element]
          * lines.reduce(0) { $0 + run.ledger.amount($1, year: 0, lane: types + element) }
      }
    }
    let reference = emitted(try Self.reference.get())
    #expect(emitted(other) <= reference * (1 + 1e-9))
  }

  @Test("Maxima kept for nine batches out of ten need more primary, and still balance")
  func percentile() throws {
    let other = try Self.run(", content: 90th-percentile")
    #expect(Self.made(other) > Self.made(try Self.reference.get()) + 1e-3)
    #expect(other.run.balance.relative <= 1e-9)
  }

  @Test("Magnesium that may be taken out at a price never costs primary")
  func demagging() throws {
    let other = try Self.run(", demagging: allowed")
    #expect(Self.made(other) <= Self.made(try Self.reference.get()) + 1e-6)
    #expect(other.run.blends[1].demagged[0] > 0)
  }

  @Test("Old aluminium scrap that may become castings only does so, and some finds no taker")
  func castingsOnly() throws {
    let report = try Runs.report(
      "downgrade-only", ["horizon={start: 2026, end: 2040}", "blend.supply=fixed"])
    let system = report.systems[1]
    let lines = report.run.chart.materials[1]
    let taking = ["primary-cast", "secondary-cast", "deox"]
    for (s, scrapClass) in system.classes.enumerated() where scrapClass.account == .old {
      for (h, heat) in system.heats.enumerated()
      where !taking.contains(system.grades[heat.product].family) {
        for year in [2030, 2035, 2040] {
          let charged = report.run.ledger.mass(
            lines.melting.charge[s * system.heats.count + h], year: report.index(of: year))
          // What the solver's tolerance leaves.
          #expect(charged <= 1e-3, "\(scrapClass.id) in \(system.grades[heat.product].id), \(year)")
        }
      }
    }
    #expect(report.stockpile(1, report.index(of: 2040)).level > 1e6)
  }
}
