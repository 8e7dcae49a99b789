internal import ArgumentParser
internal import FlowInputs
internal import FlowReporting
internal import FlowTables
internal import FlowTerminal
internal import Synchronization

/// `flowsim report`: one or several runs as a page to read, print and pass on.
///
/// Called `ReportCommand` because the library's reports are the thing itself.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write one HTML page with pictures, verdicts, assumptions and sources.",
    usage: "flowsim report <scenario> ... [<options>]",
    discussion: """
      EXAMPLES
        flowsim report same-grade --open
        flowsim report china-reference same-grade policy-2030 --output plans.html
        flowsim report same-grade --language zh --output baogao.html
        flowsim report same-grade --pictures charts

      The page is one file: nothing is fetched, no script runs, and it prints on A4. Several \
      scenarios make it a comparison with the first. An earlier page is replaced; a file that is no \
      page of flowsim is an error, and stays.
      """)

  @Argument(
    help: ArgumentHelp(
      "Scenarios: files, built-in names, or -; the first is the base of a comparison.",
      valueName: "scenario"))
  var names: [String]

  @Option(
    name: [.customLong("output"), .customShort("o")],
    help: ArgumentHelp("The page; - writes it to standard output.", valueName: "file"))
  var path = "report.html"

  @Flag(help: "Show the page in the browser as well.")
  var open = false

  @Option(
    help: ArgumentHelp(
      "A folder for the pictures as SVG, Vega-Lite and Plotly JSON, beside the page.",
      valueName: "folder"))
  var pictures: String?

  @Option(help: ArgumentHelp("Language of the page: en or zh.", valueName: "code"))
  var language: PageLanguage = .en

  @Option(
    help: ArgumentHelp(
      "Change a value in every scenario: eaf-share=20%, horizon.end=2040.", valueName: "key=value"))
  var set: [String] = []

  @Option(help: "Seed of random draws; wins over the scenarios'.")
  var seed: Int?

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  enum PageLanguage: String, ExpressibleByArgument, CaseIterable {
    case en, zh

    var language: Language { self == .zh ? .chinese : .english }
  }

  func validate() throws {
    if names.isEmpty { throw ValidationError("Name a scenario: flowsim report same-grade") }
    if names.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be one scenario only.")
    }
    if path == "-" && open {
      throw ValidationError("--output - leaves no file to open: leave out one of them.")
    }
    if path == "-" && output.json {
      throw ValidationError("--output - and --json both claim standard output: choose one.")
    }
  }

  func run() throws {
    try CommandFailure.catching(output) {
      let start = ContinuousClock.now
      let compiled = try compiled()
      let inputs = compiled.flatMap(\.inputPaths)
      let target = OutputFile(path, marked: ReportPage.mark, inputs: inputs)
      if path != "-" { try target.check() }
      let folder = pictures.map { OutputFolder($0, inputs: inputs) }
      try folder?.checkForAdding()
      for scenario in compiled { try output.warn(of: scenario, beside: [.buyers]) }
      let page = try page(of: compiled)
      let html = page.html()
      try folder?.add(page.pictureFiles)
      if path == "-" {
        try StandardStream.output.write(html)
        return
      }
      try target.write(html)
      let isShown = open && Browser.open(path)
      if output.json {
        try StandardStream.output.write(page.document(path: path, size: html.count))
        return
      }
      if !output.quiet {
        try StandardStream.output.write(
          "\(page.headline)\nWrote \(PrintedText.line(path)) (\(page.pictures.count) pictures, "
            + "\(html.count / 1024) kB)\n")
      }
      let seconds = start.duration(to: .now).inSeconds
      try output.say("\(fixed(seconds, 1)) s   \(next(isShown: isShown))")
    }
  }

  /// All files are read before the first run, so that a mistake in the last one costs no time.
  private func compiled() throws -> [CompiledScenario] {
    let tables = try data.tables()
    let settings = set + (seed.map { ["seed=\($0)"] } ?? [])
    return try names.map { name in
      let scenario = try ScenarioReader.read(
        try ScenarioChoice.file(name), settings: settings, finder: ScenarioChoice.finder)
      return try CompiledScenario.compile(scenario, tables: tables)
    }
  }

  /// The page, with a line on the terminal that counts the runs it takes.
  private func page(of compiled: [CompiledScenario]) throws -> ReportPage {
    let progress = Mutex((line: ProgressLine(isWanted: !output.quiet && !output.json), runs: 0))
    defer { progress.withLock { $0.line.clear() } }
    return try ReportPage.make(of: compiled, language: language.language) {
      progress.withLock {
        $0.runs += 1
        $0.line.update(done: $0.runs)
      }
    }
  }

  /// What a reader does next.
  private func next(isShown: Bool) -> String {
    if isShown { return "Opened in the browser" }
    return open
      ? "No browser was started: open \(path) in one" : "Next: open \(path) in a browser"
  }
}
