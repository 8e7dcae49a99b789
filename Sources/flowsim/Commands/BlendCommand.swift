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
      recipe (materials with cost and mass_fraction, element_limits, furnace_load_min); several \
      under cases. The answer goes to standard output as JSON. A case that no charge can meet \
      says what stands in the way and what would cure it.

        flowsim blend charge.json
        flowsim blend - < charge.json
      """)

  @Argument(help: ArgumentHelp("The problem; - is standard input.", valueName: "PROBLEM.json"))
  var file: String

  @Flag(help: "Print one JSON document; it is one without the flag too.")
  var json = false

  func run() throws {
    try CommandFailure.catching(json ? .json : .plain) {
      var problems = Diagnostics()
      guard
        let source = SourceFile.read(file, limit: JSONReader.sizeLimit, reporting: &problems)
      else { throw InputProblems(problems) }
      let report = ChargeReport(solving: try ChargeFile(source))
      try StandardStream.output.write(report.json)
      if report.infeasible.isEmpty { return }
      for problem in report.infeasible {
        try StandardStream.error.write("\(problem)\n")
      }
      throw ExitCode(1)
    }
  }
}
