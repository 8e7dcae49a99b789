import Testing

@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

@Suite("Scenarios that are hard on a market")
struct HardScenarioTests {
  private func compiled(_ text: String) throws -> CompiledScenario {
    let file = SourceFile(path: "hard.yaml", text: "flowsim: 1\nscenario: hard\n" + text)
    let finder = ScenarioFinder { _ in nil }
    return try CompiledScenario.compile(try ScenarioReader.read(file, finder: finder), tables: [])
  }

  @Test("Each of them runs through, balances and clears", arguments: HardScenarios.all.map(\.name))
  func sound(name: String) throws {
    let text = try #require(HardScenarios.all.first { $0.name == name }).text
    expectSound(try RunReport(running: try compiled(text)), Comment(rawValue: name))
  }

  @Test("A point that contradicts an observed year is refused with its place and what to write")
  func observed() throws {
    let problems = try #require(throws: InputProblems.self) {
      _ = try compiled(
        """
        extends: fast-bev
        market: clearing
        levers:
          carbon-price: 20000 CNY/t CO2
          premium-cap: {2024: 78.62 %, 2030: 100 %}
        """)
    }
    let errors = problems.diagnostics.filter { $0.severity == .error }
    #expect(
      errors.map(\.description) == [
        "hard.yaml:7:16: error[E315]: premium-cap is 0 % in 2024, an observed year, and not 78.62 %; "
          + "leave the point out: a path runs from what holds in 2024"
      ])
  }
}
