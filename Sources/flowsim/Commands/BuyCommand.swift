internal import ArgumentParser
internal import FlowInputs
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim buy`: what car makers buy under their policies, lot by lot.
struct BuyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "buy",
    abstract: "Buy the cheapest lots that meet each car maker's targets, within what there is.",
    usage: "flowsim buy <scenario> [<options>]",
    discussion: """
      Every maker's targets whose year has come are its policy; with --target one target is, \
      whatever its year. Contracts and closed loops are filled first. No tonne is sold twice: \
      scarce lots are shared pro rata to the tonnes asked for, and what is left is the residual mix. \
      Suppliers move with their industry; with --pledges-kept they keep their pledges. No maker is \
      told to buy metal that emits more than an even share of the market, whatever its target \
      saves; --allow-dirtier lifts that.

      CONTRACTS OF YOUR OWN
        --contracts takes a table with the columns id,maker,supplier,metal,kind,lots,from,to,tonnes:
        kind is purchase or closed loop (press-shop scrap comes back), lots is empty for any or
        'renewable power', 'routes: …', 'families: …' divided by semicolons, to may be empty,
        tonnes are t/yr. In place of tonnes a column share has a fraction of the maker's need (of a
        closed loop: of its press-shop scrap). A contract of a built-in id takes its place. Such a
        table may stand under data: of a scenario too; then 'targets' and 'report' know it.

      EXAMPLES
        flowsim buy china-reference --year 2030
        flowsim buy policy-2030 --company Volvo --year 2035
        flowsim buy china-reference --target VC-AL-2
        flowsim buy china-reference --company Chery --year 2035 --without Baosteel
        flowsim buy nova.yaml --data sales.csv --contracts contracts.csv --without NM-CO-2
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(
    parsing: .unconditional,
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
      "A table of contracts of your own with their tonnes, beside the built-in ones.",
      valueName: "file.csv"))
  var contracts: [String] = []

  @Option(
    help: ArgumentHelp(
      "A supplier or contract that fails: say what changes beside the purchase with it.",
      valueName: "id"))
  var without: [String] = []

  @Flag(help: "Makers may buy metal that emits more than an even share of the market.")
  var allowDirtier = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.catching(output) {
      let tables = try DataOptions.files(contracts)
      try ContractTable.check(tables)
      let compiled = try scenario.compiled(with: tables)
      try output.warn(of: compiled, beside: [.buyers])
      let report = try RunReport(running: compiled)
      let purchases = try PurchaseReport(
        report, year: year, company: company, target: target, arePledgesKept: pledgesKept,
        without: without, mayBuyDirtier: allowDirtier)
      try StandardStream.output.write(
        output.json ? purchases.json : PrintedText.bytes(purchases.text))
    }
  }
}
