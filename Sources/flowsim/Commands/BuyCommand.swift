internal import ArgumentParser
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim buy`: what car makers buy under their policies, lot by lot.
struct BuyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "buy",
    abstract: "Buy the cheapest lots that meet each car maker's targets, within what there is.",
    discussion: """
      Every maker's targets whose year has come are its policy; with --target one target is, \
      whatever its year. Contracts and closed loops are filled first. No tonne is sold twice: \
      scarce lots are shared pro rata to the tonnes asked for, and what is left is the residual mix. \
      Suppliers move with their industry; with --pledges-kept they keep their pledges.

      EXAMPLES
        flowsim buy china-reference --year 2030
        flowsim buy policy-2030 --company Volvo --year 2035
        flowsim buy china-reference --target VC-AL-2
        flowsim buy china-reference --company Chery --year 2035
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(
    help: "The year of the purchase (default: the target's, else 2030).",
    transform: ArgumentNumber.year)
  var year: Int?

  @Option(help: "One buyer, by its name or a part of it.")
  var company: String?

  @Option(help: ArgumentHelp("One target as its maker's only policy.", valueName: "id"))
  var target: String?

  @Flag(help: "Suppliers keep their pledges, and their lots are the cleaner for it.")
  var pledgesKept = false

  @Option(
    help: ArgumentHelp(
      "A table of contracts beside the built-in ones; their numbers come with --data.",
      valueName: "file.csv"))
  var contracts: [String] = []

  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.catching(output) {
      let tables = try DataOptions.files(contracts)
      let report = try RunReport(running: try output.told(scenario.compiled()))
      let purchases = try PurchaseReport(
        report, year: year, company: company, target: target, arePledgesKept: pledgesKept,
        contracts: tables)
      try StandardStream.output.write(
        output.json ? purchases.json : PrintedText.bytes(purchases.text))
    }
  }
}
