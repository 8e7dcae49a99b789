internal import ArgumentParser
internal import FlowInputs
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim cati`: the transparency index of 51 car makers, as data.
struct CatiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cati",
    abstract: "Show the transparency index of 51 car makers, or score a company's answers.",
    usage: "flowsim cati [<scenario>] [<options>]",
    discussion: """
      With a scenario every score stands beside the verdicts of the company's targets. FILE of \
      --answers has the columns indicator,answer: yes, partly, no, or a fraction.

      EXAMPLES
        flowsim cati
        flowsim cati china-reference --company Volvo
        flowsim cati --answers ours.csv
      """)

  @Option(help: "One company, by its name or a part of it.")
  var company: String?

  @Option(help: ArgumentHelp("Answers to be scored.", valueName: "file.csv"))
  var answers: String?

  @Flag(help: "List the indicators with their points.")
  var indicators = false

  @Argument(help: "A scenario whose verdicts stand beside the scores.")
  var scenario: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.catching(output) {
      let index = try CatiIndex.load()
      let report = try CatiReport(
        index, company: company, answers: try scored(index), run: try runReport())
      if output.json {
        try StandardStream.output.write(report.json)
      } else {
        try StandardStream.output.write(indicators ? report.indicatorText : report.text)
      }
    }
  }

  private func scored(_ index: CatiIndex) throws -> CatiAnswers? {
    guard let answers else { return nil }
    var problems = Diagnostics()
    guard let file = SourceFile.read(answers, reporting: &problems) else {
      throw InputProblems(problems)
    }
    let scored = try CatiAnswers.read(file, index)
    try output.tell(scored.notes)
    return scored
  }

  private func runReport() throws -> RunReport? {
    guard let scenario else { return nil }
    let read = try ScenarioReader.read(
      try ScenarioChoice.file(scenario), finder: ScenarioChoice.finder)
    return try RunReport(running: try output.told(CompiledScenario.compile(read)))
  }
}
