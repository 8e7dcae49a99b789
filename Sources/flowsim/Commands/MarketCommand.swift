internal import ArgumentParser
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim market`: prices of scrap that clear, beside what was seen.
struct MarketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "market",
    abstract: "Prices of scrap that clear, by year and class, beside what was seen.",
    usage: "flowsim market <scenario> [<options>]",
    discussion: """
      Runs the scenario with its scrap market on, whatever it says itself.

      EXAMPLES
        flowsim market china-reference
        flowsim market china-reference --set blend.limits=composition
        flowsim market tight-scrap
        flowsim market china-reference --json
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.catching(output) {
      var scenario = scenario
      scenario.choice.set.append("market=clearing")
      let compiled = try scenario.compiled()
      try output.warn(of: compiled)
      let report = try RunReport(running: compiled)
      let market = MarketText(report)
      try StandardStream.output.write(output.json ? market.json : PrintedText.bytes(market.text))
    }
  }
}
