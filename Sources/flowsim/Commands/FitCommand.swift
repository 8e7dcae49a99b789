internal import ArgumentParser
internal import FlowEngine
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim fit`: a lifetime from what was counted.
struct Fit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Find the lifetime with which known inflows meet counted stocks or exits.",
    usage: "flowsim fit <FILE> [--lifetime <lifetime>] [<options>]",
    discussion: """
      FILE has the columns year,inflow,stock or year,inflow,exits, or both; every year has an \
      inflow, and stocks and exits are left empty where nobody counted. Columns stock_error and \
      exits_error hold standard errors; without them the errors of the answer come from the \
      scatter. The first line of the answer is a lifetime as flowsim stock reads it.

      EXAMPLES
        flowsim fit cars.csv --lifetime weibull
        flowsim fit cars.csv --lifetime lognormal --past-growth 0.03 --json
      """)

  @Option(help: "The family of lifetimes: weibull, normal, lognormal or gamma.")
  var lifetime: Family = .weibull

  @Option(help: "When in its year an inflow enters: start, middle or end.")
  var inflowAt: Entry = .middle

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What entered before the first year of FILE, as if it had grown at this rate a year.",
      valueName: "RATE"),
    transform: { try ArgumentNumber.read($0, in: -0.5...1, example: "0.02") })
  var pastGrowth: Double?

  @OptionGroup var output: OutputOptions

  @Argument(help: ArgumentHelp("The table; - is standard input.", valueName: "FILE"))
  var file: String

  enum Family: String, ExpressibleByArgument, CaseIterable {
    case weibull, normal, lognormal, gamma
  }

  enum Entry: String, ExpressibleByArgument, CaseIterable { case start, middle, end }

  func run() throws {
    try CommandFailure.catching(output) {
      var problems = Diagnostics()
      guard let table = SourceFile.read(file, reporting: &problems) else {
        throw InputProblems(problems)
      }
      let answer = try request.answer(table)
      try output.warn(answer.warnings, unwritten: 0)
      if output.json {
        try StandardStream.output.write(answer.json)
      } else {
        try StandardStream.output.write(answer.text)
      }
    }
  }

  private var request: FitRequest {
    let timing: InflowTiming =
      switch inflowAt {
      case .start: .start
      case .middle: .middle
      case .end: .end
      }
    let family: LifetimeFamily =
      switch lifetime {
      case .weibull: .weibull
      case .normal: .normal
      case .lognormal: .lognormal
      case .gamma: .gamma
      }
    return FitRequest(family, timing: timing, pastGrowth: pastGrowth)
  }
}
