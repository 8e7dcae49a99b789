internal import ArgumentParser
internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim classify`: one lot before all standards.
struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Class a lot of steel or aluminium by every standard, each by its own rules.",
    discussion: """
      Emissions are in t CO2e per t, without credits. --scrap is each scheme's own scrap share; \
      with --charge each scheme computes its share from what was melted, in tonnes or per cent \
      of: scrap (bought), internal, dri, pig, primary. Without --year every version and dated line \
      is judged, with the years in which it holds.

      EXAMPLES
        flowsim classify --metal steel --emissions 0.60 --scrap 70%
        flowsim classify --metal steel --emissions 0.9 --charge scrap=70,dri=30 --year 2030
        flowsim classify --metal aluminium --emissions 17.01 --json
      """)

  @Option(help: "steel or aluminium.")
  var metal: Metal

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Emissions of the lot, t CO2e/t.", valueName: "t/t"),
    transform: Classify.intensity)
  var emissions: Double

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Scrap share by each scheme's own definition.", valueName: "share"),
    transform: ArgumentNumber.share)
  var scrap: Double?

  @Option(
    help: ArgumentHelp("What was melted.", valueName: "scrap=70,dri=30,…"),
    transform: Classify.readCharge)
  var charge: MetallicCharge?

  @Option(help: "flat or long; without it the lines of both are judged.")
  var product: Form?

  @Option(
    parsing: .unconditional, help: "The year in which the lot is bought.",
    transform: ArgumentNumber.year)
  var year: Int?

  @Option(help: "One scheme by its name, such as ResponsibleSteel or 'ResponsibleSteel 2.1'.")
  var standard: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Share of old scrap, for labels that ask for it.", valueName: "share"),
    transform: ArgumentNumber.share)
  var postConsumer: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Share of renewable power in its making.", valueName: "share"),
    transform: ArgumentNumber.share)
  var renewable: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Emissions of the product that it replaces, for labels of a reduction.", valueName: "t/t"),
    transform: Classify.intensity)
  var reference: Double?

  @Option(
    help: ArgumentHelp(
      "A table of your own standards; the columns are those of the built-in one.",
      valueName: "file.csv"))
  var standards: [String] = []

  @OptionGroup var output: OutputOptions

  /// In any spelling that ledgers have.
  enum Metal: String, ExpressibleByArgument, CaseIterable {
    case steel, aluminium

    init?(argument: String) {
      guard let name = MetalName.read(argument) else { return nil }
      self.init(rawValue: name)
    }
  }

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case flat, long

    var value: ProductForm { self == .flat ? .flat : .long }
  }

  func validate() throws {
    if scrap != nil && charge != nil {
      throw ValidationError("Give --scrap or --charge, not both.")
    }
  }

  func run() throws {
    try CommandFailure.catching(output) {
      var problems = Diagnostics()
      let files = standards.compactMap { SourceFile.read($0, reporting: &problems) }
      try problems.throwIfErrors()
      let register = try StandardRegister.load(user: files)
      try output.tell(register.notes)
      let chosen = try register.chosen(
        metal: metal.rawValue, named: standard, year: year,
        at: FileLocation(path: standard == nil ? "--year" : "--standard"))
      let lot = ClassificationSubject(
        metal: metal.rawValue, emissions: emissions, scrap: scrapShare,
        product: product?.value, postConsumerShare: postConsumer, renewableShare: renewable,
        reference: reference)
      try warn()
      let report = ClassificationReport(lot, by: chosen, year: year)
      if output.json {
        try StandardStream.output.write(report.json)
      } else {
        try StandardStream.output.write(report.text)
      }
    }
  }

  /// Kilogrammes where tonnes are asked for.
  private func warn() throws {
    var problems = Diagnostics()
    guard let unit = UnitSymbol("t CO2-equiv/t") else { return }
    PlausibleFactor.check(
      emissions, in: unit, "the lot", at: FileLocation(path: "--emissions"), reporting: &problems)
    if let reference {
      PlausibleFactor.check(
        reference, in: unit, "the reference", at: FileLocation(path: "--reference"),
        reporting: &problems)
    }
    try problems.throwIfErrors()
    try output.warn(problems.sorted, unwritten: 0)
  }

  private var scrapShare: ClassificationSubject.Scrap {
    charge.map { .charge($0) } ?? scrap.map { .stated($0) } ?? .unknown
  }

  // MARK: Reading numbers

  static func intensity(_ text: String) throws -> Double {
    let value = try ArgumentNumber.read(text, example: "0.6")
    if value >= 0 { return value }
    throw ValidationError("'\(text)' is no intensity; write t CO2e per t such as 0.6")
  }

  static func readCharge(_ text: String) throws -> MetallicCharge {
    var charge = MetallicCharge()
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      let number = pair.last.map { $0.hasSuffix("%") ? String($0.dropLast()) : $0 } ?? ""
      guard pair.count == 2 else {
        throw ValidationError("'\(part)' is no part of a charge; write scrap=70,dri=30")
      }
      let mass = try ArgumentNumber.read(number, example: "70")
      if mass < 0 {
        throw ValidationError("'\(part)' is no part of a charge; write scrap=70,dri=30")
      }
      switch pair[0] {
      case "scrap": charge.boughtScrap += mass
      case "internal": charge.internalScrap += mass
      case "dri", "pig", "primary": charge.oreBased += mass
      default:
        throw ValidationError(
          "'\(pair[0])' is not charged; write scrap, internal, dri, pig or primary")
      }
    }
    if charge.boughtScrap + charge.internalScrap + charge.oreBased == 0 {
      throw ValidationError("The charge is empty; write scrap=70,dri=30")
    }
    return charge
  }
}
