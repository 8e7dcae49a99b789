import Testing

@testable import FlowEngine
@testable import FlowInputs

@Suite("The blend in the run, with composition limits")
struct BlendInRunTests {
  static func plan(
    _ name: String, _ limits: BlendLimits, _ settings: [String] = []
  ) throws -> Plan {
    let finder = ScenarioFinder { _ in nil }
    let scenario = try ScenarioReader.read(
      finder.find(name), settings: settings, finder: finder)
    var plan = try CompiledScenario.compile(scenario).plan
    plan.limits = limits
    return plan
  }

  @Test("Every year's melts keep their windows", arguments: ["china-reference", "same-grade"])
  func windows(of scenario: String) throws {
    let plan = try Self.plan(scenario, .composition)
    var simulation = Simulation(of: plan)
    let result = try simulation.run()
    // The ledger's promise.
    #expect(result.balance.relative <= 1e-9)
    for (m, material) in plan.materials.enumerated() {
      let lanes = result.ledger.chart.lanes[m]
      for (h, heat) in material.system.heats.enumerated() {
        for t in 0..<plan.yearCount {
          let line = result.chart.materials[m].melting.output[h]
          let mass = result.ledger.mass(line, year: t)
          for limit in material.composition.limits where limit.product == heat.product {
            let content = limit.elements.reduce(0) {
              $0 + result.ledger.amount(line, year: t, lane: lanes.types.count + $1)
            }
            // 0.1 g, GLPK's own tolerance.
            let room = 1e-9 * mass + 1e-7
            #expect(content <= (limit.maximum ?? 1) * mass + room)
            #expect(content >= (limit.minimum ?? 0) * mass - room)
          }
        }
      }
    }
  }

  @Test("A second run of one simulation, and a first of another, post the same amounts")
  func repeats() throws {
    let plan = try Self.plan("same-grade", .composition)
    var simulation = Simulation(of: plan)
    let first = try simulation.run().ledger.amounts
    let second = try simulation.run().ledger.amounts
    var other = Simulation(of: plan)
    let third = try other.run().ledger.amounts
    #expect(first == second && second == third)
  }
}
