internal import ArgumentParser
internal import MaterialFlow
internal import Scenarios

/// `flowsim run`: simulates a scenario and writes its result folder.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Simulate a scenario year by year and write its results.",
    usage: "flowsim run <scenario> [<options>]",
    discussion: """
      EXAMPLES
        flowsim run china-reference
        flowsim run same-grade --set grade-separation='{2030: 60 %}'
        flowsim run my.yaml --data my-factors.csv --check
        flowsim run - --format csv --output - < my.yaml
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: [.customLong("output"), .customShort("o")],
    help: ArgumentHelp(
      "Folder for the results (default: results/<scenario>); - with --format csv writes "
        + "results.csv to standard output.",
      valueName: "folder"))
  var folder: String?

  @Option(help: "What to write: csv.")
  var format: Format = .csv

  @Flag(help: "Exit 3 if a target is missed or a check of the scenario fails.")
  var check = false

  enum Format: String, ExpressibleByArgument, CaseIterable { case csv }

  func run() throws {
    try CommandFailure.catching(output) {
      let clock = ContinuousClock()
      let start = clock.now
      let compiled = try scenario.compiled()
      let target = OutputFolder(folder ?? "results/\(compiled.scenario.name)")
      let streams = folder == "-"
      if !streams && !output.json { try target.check() }
      let report = try RunReport(running: compiled)
      for warning in compiled.warnings {
        try StandardStream.error.write(warning.rendered(colour: output.colours(.error)))
      }
      for finding in report.plausibility where !finding.isPlausible {
        try StandardStream.error.write("warning: \(finding.sentence)\n")
      }
      let count = try write(report, to: target, streams: streams)
      let time = (clock.now - start).components
      let seconds = Double(time.seconds) + Double(time.attoseconds) / 1e18
      if !streams && !output.json && !output.quiet {
        try StandardStream.output.write(
          RunSummary(report, folder: target.path, fileCount: count).text)
        try output.say("\(fixed(seconds * 1_000, 0)) ms")
      }
      let hasMissed =
        report.assessments.contains { $0.verdict == .missed && !$0.target.isSupplier }
        || report.checkResults.contains { !$0.isPassed }
      if check && hasMissed {
        throw ExitCode(3)
      }
    }
  }

  /// - Returns: The number of files written.
  private func write(
    _ report: RunReport, to target: OutputFolder, streams: Bool
  ) throws -> Int {
    let results = ResultFolder(report)
    if streams {
      try StandardStream.output.write(results.resultsCSV())
      return 0
    }
    if output.json { try StandardStream.output.write(results.runDocument()) }
    if output.json && folder == nil { return 0 }
    var count = 0
    try Interruption.heldBack { count = try results.write(to: target) }
    return count
  }
}
