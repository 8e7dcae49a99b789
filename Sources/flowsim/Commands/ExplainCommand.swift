internal import ArgumentParser
internal import FlowInputs
internal import FlowReporting
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim explain`: from a result to its sources.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say where a number comes from: formula, rows, sources. Or what a code means.",
    usage: "flowsim explain <topic> [<scenario>] [<options>]",
    discussion: """
      EXAMPLES
        flowsim explain emissions_2030
        flowsim explain "Recycled Content|Aluminum|Passenger Cars [Share]" --year 2035 same-grade
        flowsim explain gap --year 2030 --depth 1
        flowsim explain levers
        flowsim explain E102
      """)

  @Argument(
    help: ArgumentHelp(
      "A variable of results.csv, a headline figure, gap, levers, a lever, or an error code.",
      valueName: "topic"))
  var topic: String

  @Argument(
    help: ArgumentHelp("A scenario file, or the name of a built-in one.", valueName: "scenario"))
  var scenario = "china-reference"

  @Option(
    parsing: .unconditional, help: "The year (default: 2030).", transform: ArgumentNumber.year)
  var year: Int?

  @Option(help: "Steps from the result to what it is made of.")
  var depth = 3

  @Flag(help: "Write out every series, however many a formula sums over.")
  var all = false

  @OptionGroup var changes: ScenarioChanges
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if depth < 0 { throw ValidationError("--depth counts steps: write 0 or more.") }
  }

  private func write(_ entry: Glossary.Entry) throws {
    try StandardStream.output.write(output.json ? entry.json : PrintedText.bytes(entry.text))
  }

  func run() throws {
    try CommandFailure.catching(output) {
      if let entry = try Glossary.code(topic) ?? Glossary.levers(topic) {
        try write(entry)
        return
      }
      let compiled = try ScenarioOptions(scenario, changes).compiled()
      if let lever = Lever.named(topic) {
        try output.warn(of: compiled)
        try write(Glossary.lever(lever, in: compiled))
        return
      }
      let chain = try Explainer(try RunReport.shown(compiled))
        .chain(of: topic, year: year, depth: depth)
      if output.json {
        try StandardStream.output.write(chain.json)
      } else {
        try StandardStream.output.write(chain.text(seriesLimit: all ? .max : 8))
      }
    }
  }
}

/// Changes to a scenario, for commands in which the scenario may be left out.
struct ScenarioChanges: ParsableArguments {
  @Option(
    help: ArgumentHelp("Change a value: eaf-share=20%, horizon.end=2040.", valueName: "key=value"))
  var set: [String] = []

  @OptionGroup var data: DataOptions
}

extension ScenarioOptions {
  init(_ name: String, _ changes: ScenarioChanges) {
    self.init()
    choice = ScenarioChoice()
    choice.name = name
    choice.set = changes.set
    choice.seed = nil
    data = changes.data
  }
}
