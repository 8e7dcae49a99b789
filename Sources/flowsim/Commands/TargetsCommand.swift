internal import ArgumentParser
internal import FlowInputs
internal import FlowReporting
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim targets`: the register, or its verdicts under a scenario.
struct TargetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets",
    abstract: "List the targets of car makers and suppliers; with a scenario, their verdicts.",
    usage: "flowsim targets [<scenario>] [<options>]",
    discussion: """
      Without a scenario the built-in register is printed, with page and wording. With one, every \
      target gets a verdict: met, missed, released by its price cap, depends (on the reading, or on \
      who buys which scrap by custom, of which 32 draws are run), or untestable with the reason. \
      Benchmark lines, which nobody has pledged, stand apart. The last \
      lines say which steel suppliers touch a 1.5 °C line.

      EXAMPLES
        flowsim targets
        flowsim targets --company Volvo
        flowsim targets policy-2030
        flowsim targets china-reference --company Baosteel --json
      """)

  @Option(help: "One company, by its name or a part of it.")
  var company: String?

  @Argument(help: "A scenario file or the name of a built-in scenario; - is standard input.")
  var scenario: String?

  @Option(
    help: ArgumentHelp("Change a value of the scenario, as in run.", valueName: "key=value"))
  var set: [String] = []

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.catching(output) {
      let report = try report()
      if output.json {
        try StandardStream.output.write(report.json)
      } else {
        try StandardStream.output.write(report.text)
      }
    }
  }

  /// The register alone takes no numbers and no settings.
  private func requireScenario() throws {
    if !set.isEmpty || !data.data.isEmpty {
      throw ValidationError("--set and --data change a scenario: name one.")
    }
  }

  private func report() throws -> TargetReport {
    guard let scenario else {
      try requireScenario()
      return try TargetReport(try .builtin(), company: company, report: nil)
    }
    let read = try ScenarioReader.read(
      try ScenarioChoice.file(scenario), settings: set, finder: ScenarioChoice.finder)
    // A misspelled company is told before anything runs.
    _ = try TargetReport(read.targets, company: company, report: nil)
    let compiled = try CompiledScenario.compile(read, tables: try data.tables())
    try output.warn(of: compiled, beside: [.buyers])
    let run = try RunReport(running: compiled)
    return try TargetReport(
      compiled.scenario.targets, company: company,
      report: try DrawnRuns(output).draws(of: run).report)
  }
}
