internal import ArgumentParser
internal import FlowInputs
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim premium`: what low-carbon metal costs beyond other metal, per tonne and per car.
struct PremiumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "premium", abstract: "The green premium: per tonne, per car, per tonne of CO2.",
    usage: "flowsim premium [<options>]",
    discussion: """
      Two views stand side by side: what the metal costs more to make, and what markets quote. They
      may differ in sign.

      EXAMPLES
        flowsim premium
        flowsim premium --car "Volvo Cars" --share 50%
        flowsim premium --year 2035 --carbon-price 600 --currency EUR_2024
        flowsim premium --supply --year 2030
        flowsim premium --cases
      """)

  @Option(help: ArgumentHelp("A car, a segment or a maker, in both views.", valueName: "name"))
  var car: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Share of the metal that is low-carbon.", valueName: "share"),
    transform: ArgumentNumber.share)
  var share = 1.0

  @Flag(help: "Press-shop scrap goes back to the maker of the metal, at its worth.")
  var closedLoop = false

  @Flag(help: "What is on offer up to each premium.")
  var supply = false

  @Flag(help: "Figures that others print, computed from their parts.")
  var cases = false

  @OptionGroup var cost: CostOptions

  @OptionGroup var data: DataOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if [car != nil, supply, cases].count(where: { $0 }) > 1 {
      throw ValidationError("--car, --supply and --cases are three answers: choose one.")
    }
    if closedLoop && (supply || cases) {
      throw ValidationError("--closed-loop counts for cars: leave out --supply or --cases.")
    }
  }

  func run() throws {
    try CommandFailure.catching(output) {
      let catalogue = try PremiumCatalogue.load(cost.question, user: try data.tables())
      try output.tell(catalogue.notes)
      let chosen = try car.map { try find($0, in: catalogue) }
      if output.json {
        try StandardStream.output.write(
          PremiumDocument(catalogue).bytes(share: share, closedLoop: closedLoop))
      } else {
        try StandardStream.output.write(text(catalogue, chosen))
      }
    }
  }

  private func text(_ catalogue: PremiumCatalogue, _ chosen: CarCase?) -> String {
    let text = PremiumText(catalogue)
    if cases { return text.cases() }
    if supply { return text.supplyCurve() }
    if let chosen { return text.car(chosen, share: share, closedLoop: closedLoop) }
    return text.pairs() + "\n" + text.cars(share: share, closedLoop: closedLoop)
  }

  private func find(_ name: String, in catalogue: PremiumCatalogue) throws -> CarCase {
    let names = catalogue.cars.map(\.name)
    if let own = CompanyName.match(name, among: names),
      let car = catalogue.cars.first(where: { $0.name == own })
    {
      return car
    }
    throw InputProblems([
      Diagnostic(
        .unknownName, at: FileLocation(path: name), "no car, segment or maker has this name",
        help: CompanyName.near(name, among: names).map { "did you mean '\($0)'?" }
          ?? NearestName.help(for: name, among: names))
    ])
  }
}
