internal import ArgumentParser
internal import FlowInputs
internal import FlowReporting
internal import FlowTables
internal import FlowTerminal

/// `flowsim assumptions`: every judgement behind a scenario.
struct Assumptions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assumptions",
    abstract: "List every estimate, model choice and switch with its range and reason.",
    usage: "flowsim assumptions [<scenario>] [<options>]",
    discussion: """
      EXAMPLES
        flowsim assumptions | less            (everything that ships)
        flowsim assumptions same-grade --kind switch
        flowsim assumptions --kind "model choice" --format csv > choices.csv
      """)

  @Argument(
    help: ArgumentHelp(
      "A scenario file, or the name of a built-in one; without it, every table that ships.",
      valueName: "scenario"))
  var scenario: String?

  @Option(help: "estimate, \"model choice\", switch or user; all of them without this option.")
  var kind: AssumptionKind?

  @Option(help: "text or csv.")
  var format: ListFormat = .text

  @OptionGroup var changes: ScenarioChanges
  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.catching(output) {
      let list = try all().filter { kind == nil || $0.kind == kind?.value }
      try output.write(
        format, text: AssumptionTable.text(list), csv: AssumptionTable.csv(list),
        json: AssumptionTable.json(list))
    }
  }

  private func all() throws -> [Assumption] {
    if let scenario {
      return Assumption.all(of: try output.told(ScenarioOptions(scenario, changes).compiled()))
    }
    if !changes.set.isEmpty || !changes.data.data.isEmpty {
      throw ValidationError("Name the scenario that --set and --data change.")
    }
    return Assumption.all(of: try DataCatalogue.load())
  }
}

/// `--kind`, as the tables spell it.
struct AssumptionKind: ExpressibleByArgument {
  let value: Assumption.Kind

  init?(argument: String) {
    let name = argument.replacing("-", with: " ")
    guard let kind = Assumption.Kind(rawValue: name) else { return nil }
    value = kind
  }

  static var allValueStrings: [String] { Assumption.Kind.allCases.map(\.rawValue) }
}
