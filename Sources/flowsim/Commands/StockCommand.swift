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
      FILE has the columns year,value or year,series,value, or years as columns; the answer \
      goes to standard output as year,inflow,outflow,stock with stocks at the end of the year.

      Tables beside it: --first-stock has age,value or cohort,value (or share for value): what the \
      first year's stock is made of, or with --drive inflow what was in use at the end of the year \
      before it. --lifetimes has cohort,lifetime: from that cohort on. --shares has \
      year,type,share, with straight lines between the years; the answer then has a row for each \
      type. Lifetimes may differ by a column series or type.

      A lifetime SPEC is one of \(LifetimeSpecification.forms.joined(separator: ", ")); all in \
      years. Mean and sd of the truncated and the folded normal are those before it.

        flowsim stock --drive stock --lifetime weibull:mean=16,sd=4.8 cars.csv
        flowsim stock --drive stock --lifetime fixed:years=10 --past-growth 0 cars.csv
        flowsim stock --lifetime lognormal:mean=16,sd=4.8 --survival 0,5,10,20
      """)

  @Option(help: "What FILE gives: inflow or stock.")
  var drive: Drive?

  @Option(
    help: ArgumentHelp("How long things last, such as weibull:mean=16,sd=4.8.", valueName: "SPEC"),
    transform: LifetimeSpecification.parse)
  var lifetime: Lifetime

  @Option(
    help: ArgumentHelp(
      "When in its year an inflow enters; end means whole-year ages. Without it the middle, and "
        + "throughout where a life is short beside a year."))
  var inflowAt: EntryTime?

  @Option(help: "Where a stock falls faster than things leave: stop, or retire the surplus early.")
  var onNegativeInflow: NegativeInflow = .error

  @Option(
    help: ArgumentHelp("Ages or cohorts of what is in use at the start.", valueName: "FILE"))
  var firstStock: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Ages of what is in use at the start, as if inflows had grown at this rate a year, such as "
        + "0.02 or 0.",
      valueName: "RATE"),
    transform: { try ArgumentNumber.read($0, in: -0.5...1, example: "0.02") })
  var pastGrowth: Double?

  @Option(help: ArgumentHelp("Lifetimes by cohort.", valueName: "FILE"))
  var lifetimes: String?

  @Option(help: ArgumentHelp("Shares of types in the inflow of a year.", valueName: "FILE"))
  var shares: String?

  @Flag(
    help: ArgumentHelp(
      "Years may have gaps: a row's inflow is a year's, and holds since the row before it."))
  var uneven = false

  @Flag(help: "Write year,cohort,stock,outflow.")
  var byCohort = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Print the share in use at these ages, years, and nothing else.", valueName: "A,B,…"),
    transform: Ages.init)
  var survival: Ages?

  @Flag(help: "Print one JSON document, the rows under rows, instead of CSV.")
  var json = false

  @Argument(help: ArgumentHelp("The table; - is standard input.", valueName: "FILE"))
  var file: String?

  func validate() throws {
    let beside = [firstStock, lifetimes, shares].compactMap { $0 }
    if survival != nil && (file != nil || drive != nil || byCohort) {
      throw ValidationError(
        "--survival needs a lifetime only: leave out --drive, --by-cohort, FILE.")
    }
    if survival != nil && (uneven || inflowAt != nil || pastGrowth != nil || !beside.isEmpty) {
      throw ValidationError("--survival needs a lifetime only: leave out what is about a table.")
    }
    if firstStock != nil && pastGrowth != nil {
      throw ValidationError("Give ages with --first-stock or --past-growth, not with both.")
    }
    if beside.contains("-") {
      throw ValidationError("Only FILE may be standard input; name the other tables.")
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
    let file = SourceFile.read(path, reporting: &problems)
    var request = StockRequest(
      drive: drive.value, lifetime: lifetime, entry: inflowAt?.value,
      onNegativeInflow: onNegativeInflow.value, byCohort: byCohort)
    request.firstStock = firstStock.flatMap { SourceFile.read($0, reporting: &problems) }
    request.lifetimes = lifetimes.flatMap { SourceFile.read($0, reporting: &problems) }
    request.shares = shares.flatMap { SourceFile.read($0, reporting: &problems) }
    request.pastGrowth = pastGrowth
    request.isUneven = uneven
    try problems.throwIfErrors()
    guard let file else { throw InputProblems(problems) }
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
    case start, middle, end, throughout

    var value: StepEntry {
      switch self {
      case .start: .at(.start)
      case .middle: .at(.middle)
      case .end: .at(.end)
      case .throughout: .throughout
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
