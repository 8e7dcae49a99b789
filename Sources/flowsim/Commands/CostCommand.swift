internal import ArgumentParser
internal import FlowInputs
internal import FlowTables
internal import FlowTerminal

/// Currency, year and carbon price of a cost.
struct CostOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "Year of prices and plants.", transform: ArgumentNumber.year)
  var year = 2024

  @Option(
    help: ArgumentHelp(
      "Currency and the year of its worth: CNY_2024, EUR_2024, USD_2023.", valueName: "money"),
    transform: CostOptions.money)
  var currency = MoneyYear.ofPlan

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Carbon price, CNY of 2024 per t CO2 (default: the path of the tables).",
      valueName: "price"),
    transform: { try ArgumentNumber.read($0, in: 0...100_000, example: "400") })
  var carbonPrice: Double?

  @Flag(help: "Sold into the EU: with its border adjustment.")
  var border = false

  var question: CostCatalogue.Question {
    var question = CostCatalogue.Question()
    question.year = year
    question.money = currency
    question.carbonPrice = carbonPrice
    question.crossesBorder = border
    return question
  }

  private static func money(_ text: String) throws -> MoneyYear {
    if let money = MoneyYear(text) { return money }
    throw ValidationError(
      "'\(text)' is no currency with a year; write CNY_2024, USD_2023, EUR_2024.")
  }
}

/// `flowsim cost`: what a tonne of metal costs to make, item by item.
struct CostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost", abstract: "Levelised cost of lots of metal, by kind or item by item.",
    usage: "flowsim cost [<options>]",
    discussion: """
      EXAMPLES
        flowsim cost
        flowsim cost --id h2-dri-sheet --year 2030 --carbon-price 400
        flowsim cost --currency EUR_2024 --border --year 2034
      """)

  @Option(help: "One lot, item by item.")
  var id: String?

  @OptionGroup var cost: CostOptions

  @OptionGroup var data: DataOptions

  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.catching(output) {
      let costs = try CostCatalogue.load(cost.question, user: try data.tables())
      try output.tell(costs.lots.notes)
      let lot = try id.map { try LotsCommand.lot($0, in: costs.lots) }
      if output.json {
        try StandardStream.output.write(costs.json())
      } else {
        try StandardStream.output.write(lot.map(costs.text(of:)) ?? costs.text())
      }
    }
  }
}
