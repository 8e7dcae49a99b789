internal import FlowAccounts
internal import FlowEngine
public import FlowInputs
internal import FlowTables

/// What a sweep asks of every run: some quantities in one year, and perhaps a target.
public struct SweepQuestion: Sendable {
  public let year: Int
  /// The quantities, in the order of the columns.
  public let columns: [Column]
  public let target: String?
  /// The unit of the target's required and projected values.
  public let targetUnit: String
  /// A reported variable that stands in for the headline quantities.
  private let variable: String?

  public struct Column: Sendable, Equatable {
    public let name: String
    public let label: String
    public let unit: String
    public let decimals: Int
  }

  /// - Parameters:
  ///   - year: nil for the target's year, or ``ReportingYears/planning``.
  ///   - variable: nil for the headline quantities.
  ///   - target: The id of a target of the scenario.
  /// - Throws: ``InputProblems`` with the nearest name, or what the run of the scenario throws.
  public init(
    of base: CompiledScenario, year: Int?, variable: String?, target id: String?
  ) throws {
    let horizon = base.scenario.horizon
    let target = try id.map { try Self.target($0, of: base) }
    self.target = target?.id
    targetUnit = target?.metric.iamcUnit ?? ""
    self.year = year ?? target?.year ?? base.reportingYears.nearest(to: ReportingYears.planning)
    if !horizon.contains(self.year) {
      throw InputProblems([
        Diagnostic(
          .horizon, at: FileLocation(path: "--year"),
          "\(self.year) is not in the run, \(horizon.lowerBound)–\(horizon.upperBound)",
          help: "write a year in that range")
      ])
    }
    self.variable = variable
    columns = try variable.map { [try Self.column($0, of: base)] } ?? Self.headline
  }

  private static var headline: [Column] {
    Outcome.headline.map {
      Column(name: $0.name, label: $0.label, unit: $0.unit, decimals: $0.decimals)
    }
  }

  private static func target(
    _ id: String, of base: CompiledScenario
  ) throws(InputProblems) -> Target {
    let own = NameSpelling.match(id, among: base.targets.map(\.id))
    if let target = base.targets.first(where: { $0.id == own }) { return target }
    let place = FileLocation(path: "--target")
    if let target = base.untestable.first(where: { $0.id == id }) {
      throw InputProblems([
        Diagnostic(.unknownName, at: place, "\(quoted(id)) is untestable: \(target.english)")
      ])
    }
    throw InputProblems([
      Diagnostic(
        .unknownName, at: place, "the scenario has no target \(quoted(id))",
        help: NearestName.help(for: id, among: base.targets.map(\.id)))
    ])
  }

  private static func column(_ name: String, of base: CompiledScenario) throws -> Column {
    let known = Indicators(of: try RunReport(running: base)).reported
    if let variable = known.first(where: { $0.name == name }) {
      return Column(name: name, label: name, unit: variable.unit, decimals: 3)
    }
    throw InputProblems([
      Diagnostic(
        .unknownName, at: FileLocation(path: "--variable"),
        "no variable is named \(quoted(name))",
        help: NearestName.match(name, among: known.map(\.name)).map { "did you mean '\($0)'?" }
          ?? "the names stand in results.csv of a run")
    ])
  }
}

extension SweepQuestion {
  /// By column.
  func values(_ report: RunReport) -> [Double] {
    guard let variable else { return Outcome.headline.map { $0.value(report, year: year) } }
    let found = report.variable(named: variable)
    return [found?.values[year - report.years.lowerBound] ?? 0]
  }

  package func answer(_ report: RunReport) -> SweepAnswer? {
    guard let assessment = report.assessments.first(where: { $0.target.id == target }) else {
      return nil
    }
    let t = assessment.target.year - report.years.lowerBound
    let scale = assessment.target.metric.scale
    let lacksScrap = assessment.target.materials.contains {
      report.carMarket[$0].shortage[t] > Self.noticeable
    }
    let isMet = assessment.verdict == .met
    return SweepAnswer(
      outcome: isMet ? .met : lacksScrap ? .notEnoughScrap : .missed,
      required: assessment.required[t] * scale, projected: assessment.projected[t] * scale,
      shortfallTonnes: assessment.shortfallTonnes, firstYearMet: assessment.firstYearMet)
  }

  /// A kilogram, in t: less is rounding of the linear programme.
  private static let noticeable = 1e-3
}
