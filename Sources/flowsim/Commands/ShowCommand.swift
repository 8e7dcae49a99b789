internal import ArgumentParser
internal import FlowInputs
internal import FlowTables
internal import FlowTerminal

/// `flowsim show`: a scenario with all that it extends, as one file.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a scenario merged with what it extends; with --origins, where values are set.",
    usage: "flowsim show <scenario> [<options>]",
    discussion: """
      EXAMPLES
        flowsim show same-grade --origins
        flowsim show my-study/ours.yaml --set eaf-share=30% > merged.yaml

      The file that it prints runs as it is from the folder where it was printed.
      """)

  @OptionGroup var scenario: ScenarioChoice
  @OptionGroup var output: OutputOptions

  @Flag(help: "Say behind each value which file and line set it.")
  var origins = false

  func run() throws {
    try CommandFailure.catching(output) {
      let scenario = try scenario.read()
      if output.json {
        try StandardStream.output.write(ScenarioText.json(scenario))
      } else {
        try StandardStream.output.write(ScenarioText(scenario).text(origins: origins))
        if origins && !scenario.levers.isEmpty { try writeLevers(of: scenario) }
      }
    }
  }

  /// Comments, so that the file runs as it is.
  private func writeLevers(of scenario: Scenario) throws {
    let compiled = try CompiledScenario.compile(scenario)
    try output.warn(of: compiled)
    let table = LeverTable(compiled)
    try StandardStream.output.write(table.lines.map { "# \($0)\n" }.joined())
  }
}
