internal import ArgumentParser
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim blend`: a charge calculation on a file alone.
struct Blend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blend",
    abstract: "Find the cheapest charge of scrap, primary metal and alloying elements.",
    usage: """
      flowsim blend <SCRAPS.csv> <ALLOYS.csv> [<options>]
      flowsim blend <PROBLEM.json> [<options>]
      flowsim blend --alloys
      """,
    discussion: """
      SCRAPS.csv has a row for each material that may be charged: name, mass, unit (kg, t, g, lb), \
      cost (of one unit), kind (scrap, primary, alloying), group, and a column for each element in \
      wt % or, with ppm in its head, ppm; <0.02 is read as half. ALLOYS.csv has a row for each \
      melt: alloy, demand, unit, group, and limits such as Si min and Si max; without any, the \
      limits of an alloy that ships are taken by its name (--alloys lists them). Further columns: \
      docs/blend.md.

      PROBLEM.json gives elements, costs, the composition of primary metal, scraps (mass_kg, \
      melt_yield, composition_wt_pct) and targets (demand_kg, min_wt_pct, max_wt_pct), or one \
      recipe (materials with kind, cost and mass_fraction, element_limits, furnace_load_min); \
      several under cases. flowsim schema blend prints its JSON Schema. Without kinds the cheapest \
      charge is found, but recycled content and primary metal are not counted.

      The answer goes to standard output, as a table on a terminal and else as JSON, with the \
      check of its own prices under certificate. A case that no charge can meet says what stands in \
      the way and what would cure it.

      EXAMPLES
        flowsim blend scraps.csv alloys.csv
        flowsim blend charge.json --format csv
        flowsim blend - < charge.json
      """)

  @Argument(
    help: ArgumentHelp(
      "The problem, or its two tables; - is standard input.", valueName: "FILE"))
  var files: [String] = []

  @Flag(help: "List the alloys whose limits ship, with their sources.")
  var alloys = false

  @Flag(help: "Print one JSON document, on a terminal too.")
  var json = false

  @Option(help: "text, csv or json; without it a table on a terminal, and JSON elsewhere.")
  var format: Format?

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  func validate() throws {
    if alloys ? files.isEmpty : (1...2).contains(files.count) { return }
    throw ValidationError(
      alloys
        ? "--alloys takes no file." : "Write one PROBLEM.json, or SCRAPS.csv and ALLOYS.csv.")
  }

  func run() throws {
    try CommandFailure.catching(json ? .json : .plain) {
      if alloys {
        let list = try AlloyList()
        return try write(text: list.text, csv: list.csv, json: list.json, usual: .text)
      }
      let charges = try read()
      let warnings = Diagnostic.rendered(
        warnings: charges.warnings, unwritten: charges.unwrittenWarnings,
        colour: StandardStream.error.isTerminal)
      if !warnings.isEmpty { try StandardStream.error.write(warnings) }
      let report = ChargeReport(solving: charges)
      try write(
        text: report.text, csv: report.csv, json: report.json,
        usual: StandardStream.output.isTerminal ? .text : .json)
      if report.infeasible.isEmpty { return }
      for problem in report.infeasible {
        try StandardStream.error.write("\(problem)\n")
      }
      throw ExitCode(1)
    }
  }

  private func read() throws -> ChargeFile {
    var problems = Diagnostics()
    let limit = files.count == 1 ? JSONReader.sizeLimit : SourceFile.tableLimit
    let sources = files.compactMap {
      SourceFile.read($0, limit: limit, reporting: &problems)
    }
    if sources.count < files.count { throw InputProblems(problems) }
    if sources.count == 2 { return try ChargeFile(scraps: sources[0], alloys: sources[1]) }
    if files[0].lowercased().hasSuffix(".csv") {
      throw ValidationError(
        "\(files[0]) is a table: write flowsim blend SCRAPS.csv ALLOYS.csv.")
    }
    return try ChargeFile(sources[0])
  }

  private func write(
    text: @autoclosure () -> String, csv: @autoclosure () -> [UInt8],
    json document: @autoclosure () -> [UInt8], usual: Format
  ) throws {
    switch json ? .json : format ?? usual {
    case .json: try StandardStream.output.write(document())
    case .text: try StandardStream.output.write(text())
    case .csv: try StandardStream.output.write(csv())
    }
  }
}
