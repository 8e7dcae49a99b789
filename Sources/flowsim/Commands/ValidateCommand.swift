internal import ArgumentParser
internal import FlowInputs
internal import FlowTables
internal import FlowTerminal

/// `flowsim validate`: reads and compiles a scenario, runs nothing.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check a scenario and its tables; run nothing.",
    usage: "flowsim validate <scenario> [<options>]")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.catching(output) {
      let compiled = try scenario.compiled()
      try output.warn(
        compiled.warnings(beside: []), unwritten: compiled.unwrittenWarnings)
      if output.json {
        try StandardStream.output.write(compiled.warningsJSON)
      } else if !output.quiet {
        let horizon = compiled.scenario.horizon
        try StandardStream.output.write(
          """
          \(compiled.scenario.name): sound; \(horizon.lowerBound)–\(horizon.upperBound), \
          \(compiled.scenario.levers.count) levers set, \
          \(compiled.targets.count) targets to test, \(compiled.data.rows.count) numbers

          """)
        try StandardStream.output.write(LeverTable(compiled).text)
      }
    }
  }
}
