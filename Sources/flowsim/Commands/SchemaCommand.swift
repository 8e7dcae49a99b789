internal import ArgumentParser
internal import FlowInputs
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim schema`: the JSON Schema of scenario files, or of problem files of `flowsim blend`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of scenario files, for completion and hover texts in editors.",
    usage: "flowsim schema [<of>]",
    discussion: """
      EXAMPLES
        flowsim schema > \(ScenarioSchema.fileName)
        flowsim schema blend > blend.json

      An editor with a YAML language server reads it from the first line of a scenario:
        # yaml-language-server: $schema=\(ScenarioSchema.fileName)
      """)

  @Argument(help: "scenario, or blend for PROBLEM.json of flowsim blend.")
  var of: Kind = .scenario

  enum Kind: String, ExpressibleByArgument, CaseIterable { case scenario, blend }

  @Flag(help: "Print one JSON document; it is one without the flag too.")
  var json = false

  func run() throws {
    try CommandFailure.catching {
      switch of {
      case .scenario: try StandardStream.output.write(ScenarioSchema.bytes)
      case .blend: try StandardStream.output.write(ChargeSchema.bytes)
      }
    }
  }
}
