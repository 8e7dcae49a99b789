internal import ArgumentParser
internal import FlowInputs
internal import FlowTables
internal import FlowTerminal

/// `flowsim data`: the numbers that ship, and on whose word.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "List the sources with their licences, or the rows.",
    usage: "flowsim data [<what>] [<options>]",
    discussion: """
      EXAMPLES
        flowsim data sources
        flowsim data rows --metric "content" --entity battery
        flowsim data rows --entity "passenger cars" --json
        flowsim data rows --metric lifetime > mine.csv    (a table for --data)
      """)

  @Argument(help: "sources or rows.")
  var what: What = .sources

  @Option(help: "Only rows about this entity, by its name or a part of it.")
  var entity: String?

  @Option(help: "Only rows of this metric, by its name or a part of it.")
  var metric: String?

  @Option(help: "text or csv; rows are always csv.")
  var format: ListFormat = .text

  @OptionGroup var data: DataOptions

  @OptionGroup var output: OutputOptions

  enum What: String, ExpressibleByArgument, CaseIterable { case sources, rows }

  func validate() throws {
    if what == .sources && (entity != nil || metric != nil) {
      throw ValidationError("--entity and --metric pick rows: flowsim data rows --entity NAME.")
    }
  }

  func run() throws {
    try CommandFailure.catching(output) {
      let catalogue = try DataCatalogue.load(user: try data.tables())
      if let problem = catalogue.problem(entity: entity, metric: metric) {
        throw InputProblems([problem])
      }
      try output.tell(catalogue.notes)
      try StandardStream.output.write(bytes(catalogue))
    }
  }

  private func bytes(_ catalogue: DataCatalogue) -> [UInt8] {
    if what == .rows {
      let rows = catalogue.rows(entity: entity, metric: metric)
      return output.json ? catalogue.rowsJSON(rows) : catalogue.rowsCSV(rows)
    }
    if output.json { return catalogue.sourcesJSON() }
    return format == .csv ? catalogue.sourcesCSV() : PrintedText.bytes(catalogue.sourcesText())
  }
}
