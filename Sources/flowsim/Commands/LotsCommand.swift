internal import ArgumentParser
internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim lots`: what a tonne of metal emits, term by term, under every boundary.
struct LotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lots", abstract: "Emissions of lots of metal by boundary and power view.",
    usage: "flowsim lots [<options>]",
    discussion: """
      EXAMPLES
        flowsim lots
        flowsim lots --id yunnan-hydro
        flowsim lots --view market --boundary cradle-to-gate
        flowsim lots --published
        flowsim lots --lots my-lots.csv --data my-numbers.csv --json
      """)

  @Option(help: "One lot, term by term.")
  var id: String?

  @Option(
    help: ArgumentHelp("location, market or chinese-rule.", valueName: "view"),
    transform: Choice.named)
  var view: PowerView = .location

  @Option(
    help: ArgumentHelp(
      "Only this boundary: crude-steel, electrolysis, worldsteel and others.",
      valueName: "boundary"),
    transform: Choice.named)
  var boundary: EmissionBoundary?

  @Flag(help: "Ours beside what others publish.")
  var published = false

  @Option(
    help: ArgumentHelp(
      "Your own lots: id,name,metal,grade,route,region,year,form. Their numbers come by --data.",
      valueName: "file.csv"))
  var lots: [String] = []

  @OptionGroup var data: DataOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if published && (id != nil || boundary != nil) {
      throw ValidationError("--published has its own lots and boundaries: leave out the others.")
    }
    if id != nil && boundary != nil {
      throw ValidationError("--id prints every boundary of a lot: leave out --boundary.")
    }
  }

  func run() throws {
    try CommandFailure.catching(output) {
      let catalogue = try LotCatalogue.load(
        user: try data.tables(), lists: try DataOptions.files(lots))
      try output.tell(catalogue.notes)
      try StandardStream.output.write(try bytes(catalogue))
    }
  }

  private func bytes(_ catalogue: LotCatalogue) throws -> [UInt8] {
    let chosen = try id.map { try Self.lot($0, in: catalogue) }
    if output.json { return LotDocument(catalogue).bytes(of: chosen?.id) }
    let text = LotText(catalogue)
    if let chosen { return PrintedText.bytes(text.detail(chosen)) }
    return PrintedText.bytes(published ? text.comparison() : text.list(view, boundary: boundary))
  }

  static func lot(_ id: String, in catalogue: LotCatalogue) throws -> Lot {
    if let lot = NameSpelling.match(id, among: catalogue.lots.map(\.id)).flatMap(catalogue.lot) {
      return lot
    }
    throw InputProblems([
      Diagnostic(
        .unknownName, at: FileLocation(path: id), "no lot has this name",
        help: NearestName.help(for: id, among: catalogue.lots.map(\.id)))
    ])
  }
}
