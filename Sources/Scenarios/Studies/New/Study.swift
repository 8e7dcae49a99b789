internal import FlowAccounts
internal import FlowInputs
public import FlowTables

/// A study to begin with: today's practice, what we could do, our pledge, our numbers.
public struct Study: Sendable {
  /// The folder, as the user gave it.
  public let path: String
  public let company: String
  public let region: String
  /// Rows for ``factorsName`` where the built-in tables know nothing of the company.
  private let companyRows: [UInt8]
  /// What the levers of `ours.yaml` would be if they were not set, in ``trendYear``.
  private let furnaceTrend, smelterTrend: String

  private static let trendYear = 2040
  static let factorsName = "factors.csv"

  /// - Throws: ``InputProblems`` where there are no data for the region.
  public init(path: String, company: String, region: String) throws(InputProblems) {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    self.path = path
    let region = NameSpelling.match(region, among: ScenarioKey.regions) ?? region
    self.region = region
    var problems = Diagnostics()
    if !ScenarioKey.regions.contains(region) {
      problems.error(
        .unknownName, at: FileLocation(path: "--region"),
        "there are no data for the region \(quoted(region))",
        help: NearestName.help(for: region, among: ScenarioKey.regions))
    }
    if company.isEmpty || company.unicodeScalars.contains(where: HiddenCharacter.isPrintedAsNumber)
    {
      problems.error(
        .notText, at: FileLocation(path: "--company"), "\(quoted(company)) names no company",
        help: "write a name on one line")
    }
    let data = DataStore.load(reporting: &problems)
    try problems.throwIfErrors()
    let makers = data.rows(ofMetric: "sales in China").map(\.entity)
    let company = CompanyName.match(company, among: makers) ?? NameSpelling.tidy(company)
    self.company = company
    companyRows = StudyCompany(company, region: region, data: data).rows
    func trend(_ entity: String, _ metric: String) -> String {
      let series = Series(data.rows(entity, metric), in: Unit.fraction.symbol)
      return NumberText.percent(series.value(in: Self.trendYear))
    }
    furnaceTrend = trend("scrap-eaf", "share of crude steel")
    smelterTrend = trend("smelter", "renewable share")
  }

  /// Whether the built-in tables know how many cars the company sells.
  public var isKnownCompany: Bool { companyRows.isEmpty }

  /// What to type first.
  public var firstCommand: String { "flowsim run \(word("/ours.yaml"))" }

  /// A file of the study, or what its folder's name begins, as a word of a command.
  private func word(_ rest: String) -> String { ShellWord.path(path + rest) }

  /// The files in the order in which they are told of, with what each is for.
  public var files: [(name: String, purpose: String, bytes: [UInt8])] {
    [
      ("base.yaml", "what is in force today, by the built-in tables", Array(base.utf8)),
      ("ours.yaml", "extends base; change the three lines marked ←", Array(ours.utf8)),
      ("targets.csv", "your targets, one a line", targets),
      (
        Self.factorsName,
        isKnownCompany
          ? "your own numbers (empty: the built-in ones are used)"
          : "cars of \(company): placeholders, write your own", factors
      ),
      (ScenarioSchema.fileName, "completion and hover texts for editors", ScenarioSchema.bytes),
      ("README.md", "the commands that you will use", Array(readme.utf8)),
    ]
  }
}

extension Study {
  private var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  private var modeline: String { "# yaml-language-server: $schema=\(ScenarioSchema.fileName)" }

  private var base: String {
    """
    \(modeline)
    # What is in force today: the statistics to 2024 and the trends after them. Every number has a
    # source in sources.csv of a result, or is an estimate in assumptions.csv with its reason.
    flowsim: 1
    scenario: base
    title: Today's practice
    # The built-in scenario: horizon 1980-2050, the register of 89 targets.
    extends: china-reference
    region: \(region)
    # Nothing is changed here. What you write between the braces holds for ours.yaml too, such as
    # {bev-share: {2025: 33 %, 2035: 80 %}}; `flowsim schema` describes every lever.
    levers: {}
    # Your own numbers; they win over built-in rows of the same meaning, here and in ours.yaml.
    \(tables)

    """
  }

  /// An empty table is not named yet: the file then needs no other, and can be piped.
  private var tables: String {
    companyRows.isEmpty
      ? "# Take the # away once there are rows in it:\n# data: \(Self.factorsName)"
      : "data: \(Self.factorsName)"
  }

  private var ours: String {
    """
    \(modeline)
    # What we could do. A path such as {2025: 10 %, 2040: 40 %} is a straight line between the years.
    flowsim: 1
    scenario: ours
    title: What we could do
    extends: base.yaml
    targets: targets.csv
    levers:
      # Old cars taken apart: share of their metal that is kept apart by grade.
      grade-separation: {2025: 0 %, 2035: 50 %}  # ←
      # Share of crude steel from scrap-fed electric furnaces; trend: \(furnaceTrend) in \(Self.trendYear).
      eaf-share: {2025: 10 %, 2030: 20 %, 2040: 40 %, 2050: 60 %}  # ←
      # Share of the smelters' power that is renewable; trend: \(smelterTrend) in \(Self.trendYear).
      renewable-share.smelting: {2025: 26 %, 2035: 60 %, 2050: 90 %}  # ←

    """
  }

  private var targets: [UInt8] {
    var writer = CSVWriter(header: TargetColumn.all.map(\.name))
    let cells = [
      "id": "OWN-AL-1", "company": company, "metal": "aluminium",
      "target_type": TargetMetric.recycledContent.rawValue,
      "metric": "scrap-derived aluminium in bought aluminium", "comparator": ">=",
      "value": "0.4", "unit": "fraction", "target_year": "2035", "region": region,
      "source": "our own plan", "confidence": Confidence.user.rawValue,
      "testability_note": "an example: write your own target",
      "testability": Testability.testable.rawValue,
    ]
    for column in TargetColumn.all { writer.field(cells[column.name] ?? "") }
    writer.endRow()
    return writer.bytes
  }

  private var factors: [UInt8] {
    CSVWriter(header: StudyCompany.header).bytes + companyRows
  }

  private var readme: String {
    """
    # \(PrintedText.line(name))

    `base.yaml` is today's practice in \(region), `ours.yaml` what we could do. Change the three
    lines marked ← in `ours.yaml`, the target in `targets.csv`, and run:

        flowsim validate \(word("/ours.yaml"))
        flowsim run \(word("/ours.yaml"))
        flowsim run \(word("/ours.yaml")) --set eaf-share=30% --output results/eaf-30
        flowsim compare \(word("/base.yaml")) \(word("/ours.yaml"))
        flowsim decompose \(word("/ours.yaml")) --against \(word("/base.yaml")) --year 2035
        flowsim explain gap \(word("/ours.yaml")) --year 2035
        flowsim sweep \(word("/ours.yaml")) --vary grade-separation=0..100%:6 --target OWN-AL-1
        flowsim report \(word("/ours.yaml")) --output \(word(".html"))
        flowsim show \(word("/ours.yaml")) --origins
        flowsim schema > \(word("/\(ScenarioSchema.fileName)"))

    `factors.csv` holds your own numbers, one a row. Once `base.yaml` names it under `data:`, they win
    over built-in rows of the same entity, metric, qualifier, year, region and boundary.

    """
  }
}

extension Study {
  /// Writes the folder.
  ///
  /// - Parameter overwrite: Whether files of an earlier study are written anew. What differs is
  ///   kept as `NAME.before`, and other files in the folder stay.
  /// - Returns: The paths under which files are kept.
  /// - Throws: ``OutputProblem`` with E401 where something stands at the path already, E402 where
  ///   the system refuses.
  @discardableResult
  public func write(overwrite: Bool) throws(OutputProblem) -> [String] {
    if FileSystem.kind(of: path) == .missing || FileSystem.isEmptyFolder(path) {
      try OutputFolder(path).write(files.map { ($0.name, $0.bytes) })
      return []
    }
    guard overwrite, FileSystem.kind(of: path) == .folder else {
      throw OutputProblem(
        Diagnostic(
          .foreignFolder, at: FileLocation(path: path), "something stands there already",
          help: "give another name, or --force to write the study's files anew"))
    }
    let places = files.map { OutputFile("\(path)/\($0.name)") }
    // All of them before the first is written.
    for place in places { try place.check() }
    var kept: [String] = []
    for (place, file) in zip(places, files) {
      if let name = try place.writeKeepingOthers(file.bytes) { kept.append(name) }
    }
    return kept
  }
}
