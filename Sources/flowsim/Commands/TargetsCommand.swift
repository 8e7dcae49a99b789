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
    discussion: """
      Without a scenario the built-in register is printed, with page and wording. With one, every \
      target gets a verdict: met, missed, released by its price cap, depends on the reading, or \
      untestable with the reason. Benchmark lines, which nobody has pledged, stand apart. The last \
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

  private func report() throws -> TargetReport {
    guard let scenario else {
      return try TargetReport(try .builtin(), company: company, report: nil)
    }
    let read = try ScenarioReader.read(
      try ScenarioChoice.file(scenario), settings: set, finder: ScenarioChoice.finder)
    // A misspelled company is told before anything runs.
    _ = try TargetReport(read.targets, company: company, report: nil)
    let run = try RunReport(
      running: try output.told(CompiledScenario.compile(read, tables: try data.tables())))
    return try TargetReport(read.targets, company: company, report: run)
  }
}
