internal import ArgumentParser
internal import FlowInputs
internal import FlowReporting
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim sweep`: a scenario over a grid of one or two levers.
///
/// Called `SweepCommand` because the library's `Sweep` is the thing itself.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Run a scenario over a range of one or two levers.",
    discussion: """
      EXAMPLES
        flowsim sweep china-reference --vary grade-separation=0..100%:11
        flowsim sweep china-reference --vary eaf-share=10..70%:7 \\
          --vary dismantling=0..100%:6 --target GE-LINE-1
        flowsim sweep china-reference --vary recycled-content.steel=10..70%:7 --attainable
        flowsim sweep my.yaml --vary bev-share=30%,60%,90% --output - > sweep.csv

      A lever runs straight from the last observed year to its share in the year that is shown, \
      and keeps its lead after it. Without --vary, grade-separation goes from 0 to 100 %. Ctrl-C keeps the rows that are finished; where an \
      earlier result stands they go beside it, into <folder>.interrupted.
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(
    help: ArgumentHelp(
      "A lever and its shares: first..last:steps, or a list. Twice for a map.",
      valueName: "lever=10..70%:7"))
  var vary: [String] = []

  @Option(
    parsing: .unconditional,
    help: "The year that is shown (default: the target's, else 2035).",
    transform: ArgumentNumber.year)
  var year: Int?

  @Option(
    help: ArgumentHelp("One reported variable instead of the headline.", valueName: "name"))
  var variable: String?

  @Option(help: ArgumentHelp("A target of the scenario, by its id.", valueName: "id"))
  var target: String?

  @Flag(
    help: ArgumentHelp(
      "A map of share by year for one recycled-content lever: met, missed, or not enough scrap, "
        + "with the grade that lacks most."))
  var attainable = false

  @Option(
    parsing: .unconditional,
    help: "The most runs; without --vary, the number of steps.",
    transform: { try ArgumentNumber.count($0, limit: 1_000_000_000) })
  var runs: Int?

  @Option(
    parsing: .unconditional,
    help: "Threads; they change the time, not the rows.", transform: WorkerPool.threads)
  var threads = Processors.count

  @Option(
    name: [.customLong("output"), .customShort("o")],
    help: ArgumentHelp(
      "Folder for \(SweepOutput.tableName) (default: results/<scenario>-sweep); - writes the table "
        + "to standard output.",
      valueName: "folder"))
  var folder: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if vary.count > 2 { throw ValidationError("--vary one lever or two.") }
    if attainable && vary.count != 1 {
      throw ValidationError(
        "--attainable needs one --vary, such as recycled-content.steel=10..70%:7.")
    }
    if attainable
      && (year != nil || variable != nil || target != nil || runs != nil || folder != nil)
    {
      throw ValidationError(
        "--attainable prints its own map: leave out --year, --variable, --target, --runs, --output."
      )
    }
    if folder == "-" && output.json {
      throw ValidationError("--output - and --json both claim standard output: choose one.")
    }
  }

  func run() throws {
    try CommandFailure.catching(output) {
      let grid = try grid()
      let base = try scenario.compiled()
      if attainable {
        try output.warn(of: base)
        let map = try RecycledContentMap(base, try SweepAxis(option: vary[0]))
        try StandardStream.output.write(output.json ? map.json : PrintedText.bytes(map.text))
        return
      }
      let question = try SweepQuestion(of: base, year: year, variable: variable, target: target)
      let sweep = Sweep(base, grid, question)
      var isInterrupted = false
      // Ctrl-C is taken note of between runs, so that the folder is whole when it appears.
      try Interruption.heldBack { isInterrupted = try perform(sweep) }
      if isInterrupted { throw ExitCode(130) }
    }
  }

  private func grid() throws -> SweepGrid {
    let axes = try vary.map { text throws(InputProblems) in try SweepAxis(option: text) }
    if axes.isEmpty { return SweepGrid.standard(runs: runs) }
    if axes.count == 2 && axes[0].lever == axes[1].lever {
      throw ValidationError("--vary names \(axes[0].lever.name) twice.")
    }
    return SweepGrid(axes, limit: runs)
  }

  /// - Returns: Whether Ctrl-C ended it.
  private func perform(_ sweep: Sweep) throws -> Bool {
    if folder == "-" {
      try output.warn(of: sweep.base)
      return try stream(sweep)
    }
    var work = SweepWork(sweep, threads: threads, keepsAll: output.json, output)
    if output.json && folder == nil {
      try output.warn(of: sweep.base)
      try work.perform { _ in true }
    } else {
      let place = OutputFolder(
        folder ?? "results/\(sweep.base.scenario.name)-sweep", inputs: sweep.base.inputPaths)
      var growing = try GrowingFolder(place, file: SweepOutput.tableName)
      try output.warn(of: sweep.base)
      try growing.append(work.results.header)
      try work.perform { lines in
        try growing.append(lines)
        return true
      }
      let document = work.results.document(count: work.count)
      let path = try growing.finish(
        adding: [(SweepOutput.documentName, document)], isPart: work.isInterrupted)
      if !output.json { try tell(sweep, work, path) }
      if path != place.path {
        try StandardStream.error.write(
          "warning: the earlier result in \(place.path) stays; the finished rows are in \(path)\n")
      }
    }
    if output.json {
      try StandardStream.output.write(
        work.results.document(count: work.count, rows: work.rows))
    }
    return work.isInterrupted
  }

  /// CSV alone, for a pipe; a reader that has gone ends the sweep quietly.
  private func stream(_ sweep: Sweep) throws -> Bool {
    var work = SweepWork(sweep, threads: threads, keepsAll: false, output)
    guard try StandardStream.output.write(work.results.header) else { return false }
    try work.perform { try StandardStream.output.write($0) }
    return work.isInterrupted
  }

  private func tell(_ sweep: Sweep, _ work: SweepWork, _ path: String) throws {
    if output.quiet { return }
    if work.count <= SweepGrid.tableLimit {
      try StandardStream.output.write(SweepText(sweep, rows: work.rows).text + "\n")
    }
    let stopped = work.isInterrupted ? "Interrupted. " : ""
    try StandardStream.output.write(
      "\(stopped)Wrote \(path)/\(SweepOutput.tableName) (\(work.count) of \(sweep.grid.count) runs)\n"
    )
    try output.say("\(fixed(work.seconds, 1)) s")
  }
}
