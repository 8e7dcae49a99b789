internal import ArgumentParser
internal import FlowInputs
internal import FlowNumerics
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim decompose`: which lever did what.
struct Decompose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decompose",
    abstract: "Say which lever did what between two scenarios.",
    discussion: """
      Levers act on each other: cleaner power is worth less where less primary metal is made. The \
      difference of two runs is shared out by Shapley values, which add up to it. Up to \
      \(Decomposition.exactLimit) levers every combination is run; with more, random orders are \
      drawn, and each value has its standard error.

      EXAMPLES
        flowsim decompose policy-2030 --against china-reference --year 2030
        flowsim decompose my.yaml --against china-reference --year 2035 --of emissions_per_car
        flowsim decompose same-grade --against china-reference --year 2040 --format csv
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(help: ArgumentHelp("The scenario to compare with.", valueName: "base"))
  var against = "china-reference"

  @Option(
    parsing: .unconditional, help: "The year that is told apart.", transform: ArgumentNumber.year)
  var year = ReportingYears.near

  @Option(
    help: ArgumentHelp(
      "What is told apart, once or more: \(Outcome.names.joined(separator: ", ")) "
        + "(default: \(Outcome.attributed.joined(separator: ", "))).",
      valueName: "outcome"))
  var of: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Random orders where levers are too many to run every combination; each is run both ways.",
      valueName: "samples"),
    transform: { try ArgumentNumber.count($0, limit: 100_000) })
  var samples = 64

  @Option(
    parsing: .unconditional,
    help: "Threads; they change the time, not the result.", transform: WorkerPool.threads)
  var threads = Processors.count

  @Option(help: "text or csv.")
  var format: ListFormat = .text

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if samples < 2 { throw ValidationError("--samples must be 2 or more.") }
  }

  func run() throws {
    try CommandFailure.catching(output) {
      let other = try scenario.compiled()
      let tables = try scenario.data.tables()
      let base = try CompiledScenario.compile(
        try ScenarioReader.read(try ScenarioChoice.file(against), finder: ScenarioChoice.finder),
        tables: tables)
      for scenario in [base, other] { try output.warn(of: scenario) }
      let decomposition = try Decomposition(
        other, against: base, year: year, outcomes: try Outcome.named(asked, option: "--of"),
        pairs: samples, seed: other.scenario.seed)
      var work = DecomposeWork(decomposition, threads: threads, output)
      var values: [[Double]]?
      try Interruption.heldBack { values = try work.values() }
      guard let values else { throw ExitCode(130) }
      let attribution = decomposition.attribution(values)
      try output.write(
        format, text: attribution.text, csv: attribution.csv, json: attribution.json)
      try output.say("\(values.count) runs, \(fixed(work.seconds, 1)) s")
    }
  }

  private var asked: [String] { of.isEmpty ? Outcome.attributed : of }
}

/// Runs every coalition that a decomposition asks for.
struct DecomposeWork {
  private(set) var seconds = 0.0
  private let decomposition: Decomposition
  private let pool: WorkerPool
  private let options: OutputOptions

  init(_ decomposition: Decomposition, threads: Int, _ options: OutputOptions) {
    self.decomposition = decomposition
    self.options = options
    pool = WorkerPool(threads: threads)
  }

  /// - Returns: By coalition and outcome; nil where Ctrl-C ended it.
  mutating func values() throws -> [[Double]]? {
    var progress = ProgressLine(isWanted: !options.quiet && !options.json)
    defer { progress.clear() }
    let coalitions = decomposition.plan.coalitions
    var values: [[Double]] = []
    while values.count < coalitions.count {
      let decomposition = decomposition
      let next = coalitions[values.count..<min(values.count + pool.threads, coalitions.count)]
      let batch = Array(next)
      let finished = pool.map(count: batch.count) { range in
        range.map { i in Result { try decomposition.values(of: batch[i]) } }
      }.flatMap(\.self)
      for result in finished { values.append(try result.get()) }
      seconds = progress.update(done: values.count, of: coalitions.count)
      if Interruption.taken() { return nil }
    }
    return values
  }
}
