internal import ArgumentParser
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim blend`: a charge calculation on a file alone.
struct Blend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blend",
    abstract: "Find the cheapest charge of scrap, primary metal and alloying elements.",
    discussion: """
      PROBLEM.json gives elements, costs, the composition of primary metal, scraps (mass_kg, \
      melt_yield, composition_wt_pct) and targets (demand_kg, min_wt_pct, max_wt_pct), or one \
      recipe (materials with kind, cost and mass_fraction, element_limits, furnace_load_min); \
      several under cases. A kind is scrap, primary or alloying; without kinds the cheapest charge \
      is found, but recycled content and primary metal are not counted. A scrap may have min_kg, \
      min_share_pct and max_share_pct, and "limits": {"primary": {"max_kg": 0}} leaves primary \
      metal or an element out; a material of a recipe may have min, max, min_share and max_share. \
      Masses of a recipe may end in _kg, _lb or _t, in one unit. The answer goes to standard output, \
      as a table on a terminal and else as JSON, with the check of its own prices under \
      certificate. A case that no charge can meet \
      says what stands in the way and what would cure it.

        flowsim blend charge.json
        flowsim blend charge.json --format csv
        flowsim blend - < charge.json
      """)

  @Argument(help: ArgumentHelp("The problem; - is standard input.", valueName: "PROBLEM.json"))
  var file: String

  @Flag(help: "Print one JSON document, on a terminal too.")
  var json = false

  @Option(help: "text, csv or json; without it a table on a terminal, and JSON elsewhere.")
  var format: Format?

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  func run() throws {
    try CommandFailure.catching(json ? .json : .plain) {
      var problems = Diagnostics()
      guard
        let source = SourceFile.read(file, limit: JSONReader.sizeLimit, reporting: &problems)
      else { throw InputProblems(problems) }
      let charges = try ChargeFile(source)
      let warnings = Diagnostic.rendered(
        warnings: charges.warnings, unwritten: charges.unwrittenWarnings,
        colour: StandardStream.error.isTerminal)
      if !warnings.isEmpty { try StandardStream.error.write(warnings) }
      let report = ChargeReport(solving: charges)
      let usual: Format = StandardStream.output.isTerminal ? .text : .json
      switch json ? .json : format ?? usual {
      case .json: try StandardStream.output.write(report.json)
      case .text: try StandardStream.output.write(report.text)
      case .csv: try StandardStream.output.write(report.csv)
      }
      if report.infeasible.isEmpty { return }
      for problem in report.infeasible {
        try StandardStream.error.write("\(problem)\n")
      }
      throw ExitCode(1)
    }
  }
}
