internal import ArgumentParser
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim hindcast`: the model beside what happened.
struct HindcastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hindcast",
    abstract: "Compare the model with what happened, failures included.",
    discussion: """
      China in 2023 beside the facts; then 2015 to 2024 with what was known in 2014.

      EXAMPLES
        flowsim hindcast
        flowsim hindcast --format csv > hindcast.csv
        flowsim hindcast --format markdown > docs/hindcast.md
      """)

  @Option(help: "text, csv or markdown.")
  var format: Format = .text

  @OptionGroup var output: OutputOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, markdown }

  func run() throws {
    try CommandFailure.catching(output) {
      let hindcast = try Hindcast()
      if output.json {
        try StandardStream.output.write(hindcast.json())
        return
      }
      switch format {
      case .text: try StandardStream.output.write(hindcast.report(.text))
      case .csv: try StandardStream.output.write(hindcast.csv())
      case .markdown: try StandardStream.output.write(hindcast.report(.markdown))
      }
    }
  }
}
