internal import ArgumentParser
internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim target-line`: what a science-based line asks of a company.
struct TargetLine: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target-line",
    abstract: "Print the line that a science-based target asks for.",
    discussion: """
      With --emissions the base falls by the same amount every year (absolute contraction). With \
      --intensity and --sector the company converges to its sector's pathway by --end (sectoral \
      decarbonisation); --activity FILE (year,company,sector) brings in its market share. --actual \
      FILE (year,emissions) compares what was emitted with what the line allowed.

      EXAMPLES
        flowsim target-line --base 2020 --emissions 3012 --year 2030 --ambition 1.5C
        flowsim target-line --base 2023 --intensity 2.32 --year 2030 --sector steel \\
          --pathway 'TPI 1.5 C' --sector-base 1.92
      """)

  @Option(parsing: .unconditional, help: "The base year.", transform: ArgumentNumber.year)
  var base: Int

  @Option(parsing: .unconditional, help: "The target year.", transform: ArgumentNumber.year)
  var year: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Emissions of the base year, in any unit.", valueName: "amount"),
    transform: TargetLine.amount)
  var emissions: Double?

  @Option(help: "1.5C (default) or WB2C (well below 2 °C); for absolute contraction.")
  var ambition: Level?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Intensity of the base year, t CO2e/t.", valueName: "t/t"),
    transform: TargetLine.amount)
  var intensity: Double?

  @Option(help: "steel or aluminium; for convergence.")
  var sector: Classify.Metal?

  @Option(help: ArgumentHelp("A pathway of the sector by its name.", valueName: "name"))
  var pathway: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The sector's intensity in the base year (default: the pathway's).", valueName: "t/t"),
    transform: TargetLine.amount)
  var sectorBase: Double?

  @Option(
    parsing: .unconditional,
    help: "The year of convergence (default: the pathway's last), or the last printed.",
    transform: ArgumentNumber.year)
  var end: Int?

  @Option(
    help: ArgumentHelp(
      "Tonnes of company and sector by year, for the market share.", valueName: "file.csv"))
  var activity: String?

  @Option(help: ArgumentHelp("Emissions by year, to be added up.", valueName: "file.csv"))
  var actual: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Share of the scope that the target covers.", valueName: "share"),
    transform: ArgumentNumber.share)
  var coverage: Double?

  @Option(help: "The scope that coverage is about: 1+2 (default) or 3.")
  var scope: Scope?

  @Option(help: "text or csv.")
  var format: ListFormat = .text

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  enum Level: String, ExpressibleByArgument, CaseIterable {
    case onePointFive = "1.5C"
    case wellBelowTwo = "WB2C"

    var value: Ambition { self == .onePointFive ? .onePointFive : .wellBelowTwo }
  }

  enum Scope: String, ExpressibleByArgument, CaseIterable {
    case one = "1+2"
    case three = "3"
  }

  func validate() throws {
    if (emissions == nil) == (intensity == nil) {
      throw ValidationError("Give --emissions for contraction or --intensity for convergence.")
    }
    if emissions != nil && (sector != nil || pathway != nil || sectorBase != nil || activity != nil)
    {
      throw ValidationError(
        "--sector, --pathway, --sector-base and --activity belong to --intensity, not to --emissions."
      )
    }
    if intensity != nil && ambition != nil {
      throw ValidationError("--ambition belongs to --emissions; convergence follows its --pathway.")
    }
    if scope != nil && coverage == nil {
      throw ValidationError("--scope says what --coverage is about: give --coverage too.")
    }
    if let end, end < year { throw ValidationError("--end lies before --year.") }
    if intensity != nil && (sector == nil || pathway == nil) {
      throw ValidationError("Convergence needs --sector and --pathway, such as 'TPI 1.5 C'.")
    }
  }

  func run() throws {
    try CommandFailure.catching(output) {
      let report = try report()
      try output.tell(report.notes)
      try output.write(format, text: report.text, csv: report.csv, json: report.json)
    }
  }

  static func amount(_ text: String) throws -> Double {
    let value = try ArgumentNumber.read(text, example: "3012")
    if value > 0 { return value }
    throw ValidationError("Emissions and intensities are above zero.")
  }

  private func report() throws -> LineReport {
    let table = try PathwayTable.load(user: try data.tables())
    let request = LineRequest(
      baseYear: base, year: year, endYear: end, coverage: coverage,
      scope: "scope \((scope ?? .one).rawValue)", actual: try file(actual),
      activity: try file(activity))
    if let intensity, let sector, let pathway {
      try warn(intensity)
      return try request.convergence(
        intensity: intensity, metal: sector.rawValue, pathway: pathway, sectorBase: sectorBase,
        table)
    }
    return try request.contraction(
      emissions: emissions ?? 0, (ambition ?? .onePointFive).value, table)
  }

  /// Kilogrammes where tonnes are asked for.
  private func warn(_ intensity: Double) throws {
    var problems = Diagnostics()
    guard let unit = UnitSymbol("t CO2-equiv/t") else { return }
    PlausibleFactor.check(
      intensity, in: unit, "the intensity", at: FileLocation(path: "--intensity"),
      reporting: &problems)
    if let sectorBase {
      PlausibleFactor.check(
        sectorBase, in: unit, "the sector's intensity", at: FileLocation(path: "--sector-base"),
        reporting: &problems)
    }
    try problems.throwIfErrors()
    try output.warn(problems.sorted, unwritten: 0)
  }

  private func file(_ path: String?) throws -> SourceFile? {
    guard let path else { return nil }
    var problems = Diagnostics()
    let file = SourceFile.read(path, reporting: &problems)
    try problems.throwIfErrors()
    return file
  }
}
