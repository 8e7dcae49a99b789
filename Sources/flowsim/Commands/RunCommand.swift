internal import ArgumentParser
internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowReporting
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

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
        flowsim run same-grade --format all
        flowsim run china-reference --range --face
        flowsim run - --format csv --output - < my.yaml

      An earlier result in the folder is replaced: only files that its run.json names. Any other \
      file in it is an error, and stays.
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var accounting: AllocationOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: [.customLong("output"), .customShort("o")],
    help: ArgumentHelp(
      "Folder for the results (default: results/<scenario>); - with --format csv writes "
        + "results.csv to standard output.",
      valueName: "folder"))
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "Tables alone (csv), or all, or some of \(Formats.names) beside them, divided by commas.",
      valueName: "formats"))
  var format = Formats.tables

  @Flag(
    help: ArgumentHelp(
      "Run 32 draws of who buys which scrap by custom: ranges.csv, low and high of the headline, "
        + "verdicts over the draws."))
  var range = false

  @Flag(
    help: ArgumentHelp(
      "Write to ranges.csv how far recycled content of cars and same-grade metal differ over all "
        + "plans of the least ore-based metal."))
  var face = false

  @Flag(help: "Exit 3 if a target is missed or a check of the scenario fails.")
  var check = false

  @Flag(help: "Say on standard error where the time went.")
  var timings = false

  func validate() throws {
    if folder == "-" && format.list != [.csv] {
      throw ValidationError("--output - streams results.csv: leave out --format, or write csv.")
    }
    if folder == "-" && output.json {
      throw ValidationError("--output - and --json both claim standard output: choose one.")
    }
  }

  func run() throws {
    try CommandFailure.catching(output) {
      var clock = StageClock()
      let asked = try scenario.compiled()
      let compiled = face ? asked.measuringFace() : asked
      clock.end("files read and compiled")
      let target = OutputFolder(
        folder ?? "results/\(compiled.scenario.name)", inputs: compiled.inputPaths)
      let streams = folder == "-"
      if !streams && !(output.json && folder == nil) { try target.check() }
      var simulation = Simulation(of: compiled.plan)
      clock.end("memory set up")
      let run = try compiled.simulated(by: &simulation)
      clock.end("years simulated, blends included")
      let central = RunReport(compiled, run)
      try central.requireFinite()
      let variables = try central.requireFiniteVariables()
      clock.end("accounts drawn up")
      let draws = range ? try draws(of: central) : nil
      if range { clock.end("habits drawn") }
      let report = draws?.report ?? central
      try warn(of: report)
      let results = ResultFolder(
        report, variables: variables,
        ranges: (draws?.ranges(of: variables) ?? []) + (face ? report.faceRanges : []))
      let count = try write(results, to: target, streams: streams)
      clock.end("results written")
      if !streams && !output.json && !output.quiet {
        try StandardStream.output.write(
          RunSummary(
            report, folder: target.path, fileCount: count, allocation: accounting.view,
            style: output.style, draws: draws
          ).text)
        try output.say("\(clock.total(decimals: 0)) ms")
      }
      if timings { try StandardStream.error.write(clock.text) }
      if check && hasMissed(report) { throw ExitCode(3) }
    }
  }

  private func hasMissed(_ report: RunReport) -> Bool {
    report.assessments.contains { $0.verdict == .missed && $0.target.isPledgeOfBuyers }
      || report.checkResults.contains { !$0.isPassed }
  }

  /// What a reader should look at twice; the run goes on.
  private func warn(of report: RunReport) throws {
    if output.quiet { return }
    try output.warn(
      of: report.compiled, beside: format.list.contains(.report) ? [.buyers] : [])
    for finding in report.plausibility where !finding.isPlausible {
      try StandardStream.error.write("warning: \(finding.sentence)\n")
    }
  }

  /// The run beside its draws of the habits, with the figures of its table.
  private func draws(of report: RunReport) throws -> HabitDraws {
    try DrawnRuns(output).draws(
      of: report, figures: SummaryRow.all(of: report, accounting.view).map(\.figure),
      variables: { _ in true })
  }

  /// - Returns: The number of files written.
  private func write(
    _ results: ResultFolder, to target: OutputFolder, streams: Bool
  ) throws -> Int {
    if streams {
      try StandardStream.output.write(results.resultsCSV())
      return 0
    }
    if output.json && folder == nil {
      try StandardStream.output.write(results.runDocument())
      return 0
    }
    var written: (count: Int, document: [UInt8]) = (0, [])
    let formats = format.list
    try Interruption.heldBack {
      written = try results.write(to: target, formats: formats, date: SourceDate.day)
    }
    if output.json { try StandardStream.output.write(written.document) }
    return written.count
  }
}

/// `--format`: `all`, or names divided by commas.
struct Formats: ExpressibleByArgument {
  let list: Set<ResultFormat>

  static let tables = Formats(list: [.csv])
  static let names = ResultFormat.allCases.filter { $0 != .csv }.map(\.rawValue)
    .joined(separator: ", ")

  init(list: Set<ResultFormat>) { self.list = list }

  init?(argument: String) {
    guard let list = ResultFormat.list(argument) else { return nil }
    self.list = list
  }

  var defaultValueDescription: String { "csv" }
  static var allValueStrings: [String] { ["all"] + ResultFormat.allCases.map(\.rawValue) }
}
