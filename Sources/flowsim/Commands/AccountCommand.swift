internal import ArgumentParser
internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim account`: a purchase ledger in, scope 3 category 1 out.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Turn a purchase ledger into scope 3 emissions, with both views of electricity.",
    usage: "flowsim account <FILE> [<options>]",
    discussion: """
      FILE has the columns supplier,metal,tonnes and may have grade, lot, factor, location_factor, \
      unit, note; others are named on standard error and not read. A line's factor is the \
      supplier's own (factor, market-based; location_factor), else that of a lot of \
      `flowsim lots`, else the market's average of its grade, which counts mine to semi (epd) \
      and nothing less.

      EXAMPLES
        flowsim account purchases.csv
        flowsim account purchases.csv --year 2030 --scenario policy-2030
        flowsim account purchases.csv --format csv > disclosure.csv
      """)

  @Argument(help: ArgumentHelp("The ledger; - is standard input.", valueName: "FILE"))
  var file: String

  @Option(
    parsing: .unconditional, help: "The year of the market's averages.",
    transform: ArgumentNumber.year)
  var year = 2024

  @Option(help: "The scenario whose averages are taken.")
  var scenario = "china-reference"

  @Option(
    help: ArgumentHelp(
      "What the factors of lots count: crude-steel, cradle-to-gate, epd and others.",
      valueName: "boundary"),
    transform: Choice.named)
  var boundary: EmissionBoundary = .epd

  @Option(help: "text or csv.")
  var format: ListFormat = .text

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.catching(output) {
      let ledger = try ledger()
      try output.warn(ledger.warnings, unwritten: ledger.unwrittenWarnings)
      try output.write(format, text: ledger.text, csv: ledger.csv, json: ledger.json)
    }
  }

  private func ledger() throws -> PurchaseLedger {
    var problems = Diagnostics()
    guard let source = SourceFile.read(file, reporting: &problems) else {
      throw InputProblems(problems)
    }
    let read = try ScenarioReader.read(
      try ScenarioChoice.file(scenario), finder: ScenarioChoice.finder)
    let tables = try data.tables()
    let compiled = try CompiledScenario.compile(read, tables: tables)
    try output.warn(of: compiled, beside: [.lots])
    let report = try RunReport(running: compiled)
    return try PurchaseLedger.read(
      source, lots: try LotCatalogue.load(user: tables), averages: report, year: year,
      boundary: boundary)
  }
}
