internal import ArgumentParser
internal import FlowInputs
internal import FlowTables
internal import FlowTerminal

/// `flowsim schema`: the JSON Schema of scenario files.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of scenario files, for completion and hover texts in editors.",
    discussion: """
      EXAMPLES
        flowsim schema > \(ScenarioSchema.fileName)

      An editor with a YAML language server reads it from the first line of a scenario:
        # yaml-language-server: $schema=\(ScenarioSchema.fileName)
      """)

  @Flag(help: "Print one JSON document; it is one without the flag too.")
  var json = false

  func run() throws {
    try CommandFailure.catching { try StandardStream.output.write(ScenarioSchema.bytes) }
  }
}
