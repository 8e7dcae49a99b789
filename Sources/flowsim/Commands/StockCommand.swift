internal import ArgumentParser
internal import FlowEngine
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim stock`: a cohort model in a pipe.
struct Stock: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stock",
    abstract: "Follow cohorts through their lives: inflow to stock, or stock to inflow.",
    usage: """
      flowsim stock --drive <drive> --lifetime <SPEC> [<options>] <FILE>
      flowsim stock --lifetime <SPEC> --survival <A,B,…>
      """,
    discussion: """
      FILE has the columns year,value or year,series,value; the answer goes to standard output \
      as year,inflow,outflow,stock with stocks at the end of the year.

      A lifetime SPEC is one of \(LifetimeSpecification.forms.joined(separator: ", ")); all in \
      years. Mean and sd of the truncated and the folded normal are those before it.

        flowsim stock --drive stock --lifetime weibull:mean=16,sd=4.8 cars.csv
        flowsim stock --lifetime lognormal:mean=16,sd=4.8 --survival 0,5,10,20
      """)

  @Option(help: "What FILE gives: inflow or stock.")
  var drive: Drive?

  @Option(
    help: ArgumentHelp("How long things last, such as weibull:mean=16,sd=4.8.", valueName: "SPEC"),
    transform: LifetimeSpecification.parse)
  var lifetime: Lifetime

  @Option(help: "When in its year an inflow enters; end means whole-year ages.")
  var inflowAt: EntryTime = .middle

  @Option(help: "Where a stock falls faster than things leave: stop, or retire the surplus early.")
  var onNegativeInflow: NegativeInflow = .error

  @Flag(help: "Write year,cohort,stock,outflow.")
  var byCohort = false

  @Option(
    help: ArgumentHelp(
      "Print the share in use at these ages, years, and nothing else.", valueName: "A,B,…"),
    transform: Ages.init)
  var survival: Ages?

  @Flag(help: "Print one JSON document, the rows under rows, instead of CSV.")
  var json = false

  @Argument(help: ArgumentHelp("The table; - is standard input.", valueName: "FILE"))
  var file: String?

  func validate() throws {
    if survival != nil && (file != nil || drive != nil || byCohort) {
      throw ValidationError(
        "--survival needs a lifetime only: leave out --drive, --by-cohort, FILE.")
    }
    if survival != nil { return }
    if drive == nil {
      throw ValidationError("Say what FILE gives: --drive inflow or --drive stock.")
    }
    if file == nil { throw ValidationError("Name the table, or - for standard input.") }
  }

  func run() throws {
    try CommandFailure.catching(json ? .json : .plain) {
      if let survival {
        try write(StockRequest.survivalTable(of: lifetime, ages: survival.years))
      } else if let file, let drive {
        try follow(file, drive)
      }
    }
  }

  private func follow(_ path: String, _ drive: Drive) throws {
    var problems = Diagnostics()
    guard let file = SourceFile.read(path, reporting: &problems) else {
      throw InputProblems(problems)
    }
    let request = StockRequest(
      drive: drive.value, lifetime: lifetime, timing: inflowAt.value,
      onNegativeInflow: onNegativeInflow.value, byCohort: byCohort)
    let answer = try request.answer(file)
    let warnings = Diagnostic.rendered(
      warnings: answer.warnings, unwritten: answer.unwrittenWarnings,
      colour: StandardStream.error.isTerminal)
    if !warnings.isEmpty { try StandardStream.error.write(warnings) }
    try write(answer.csv)
  }

  private func write(_ csv: [UInt8]) throws {
    try StandardStream.output.write(json ? StockRequest.document(of: csv) : csv)
  }
}

extension Stock {
  enum Drive: String, ExpressibleByArgument, CaseIterable {
    case inflow, stock

    var value: StockRequest.Drive { self == .inflow ? .inflow : .stock }
  }

  enum EntryTime: String, ExpressibleByArgument, CaseIterable {
    case start, middle, end

    var value: InflowTiming {
      switch self {
      case .start: .start
      case .middle: .middle
      case .end: .end
      }
    }
  }

  enum NegativeInflow: String, ExpressibleByArgument, CaseIterable {
    case error, correct

    var value: NegativeInflowPolicy { self == .error ? .error : .correct }
  }

  /// Ages in years as they are written after `--survival`.
  struct Ages {
    let years: [Double]

    init(_ text: String) throws {
      years = try text.split(separator: ",", omittingEmptySubsequences: false).map {
        let age = try ArgumentNumber.read(String($0), example: "12.5")
        if age >= 0 { return age }
        throw ValidationError("'\($0)' is not an age; write years such as 0,5,12.5")
      }
    }
  }
}
