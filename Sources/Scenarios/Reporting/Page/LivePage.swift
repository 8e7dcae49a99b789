internal import FlowAccounts
public import FlowInputs
internal import FlowStudies
public import FlowTables
internal import Synchronization

/// A scenario whose levers can be moved: answers with numbers, sentences and the report's pictures.
///
/// Every answer is a run of the plan that `flowsim run` runs with the same `--set` options. May be
/// used from several threads.
public final class LivePage: Sendable {
  /// The starting scenario, whose lines stand behind those of every answer.
  let base: RunReport
  let baseVariables: [Variable]
  let sliders: [PageSlider]
  /// Years in which levers may reach their value.
  let years: [Int]
  /// Targets of car makers that a run can answer, in the order of the register.
  let targets: [Target]
  /// What is shown first; empty where there is no target.
  let startTarget: String
  private let file: SourceFile
  private let finder: ScenarioFinder
  private let tables: [SourceFile]
  /// The last run, for questions about its numbers.
  private let latest = Mutex<(key: String, report: RunReport)?>(nil)

  /// Bands of the starting scenario's figures, once somebody has asked for them.
  let bandsOfBase = Mutex<[VariableRange]?>(nil)

  /// - Parameters:
  ///   - file: The starting scenario.
  ///   - tables: The user's tables of numbers.
  /// - Throws: ``InputProblems``; what a run throws.
  public init(
    _ file: SourceFile, finder: ScenarioFinder, tables: [SourceFile]
  ) throws {
    let scenario = try ScenarioReader.read(file, finder: finder)
    let compiled = try CompiledScenario.compile(scenario, tables: tables)
    years = compiled.reportingYears.ahead.filter { $0 >= ReportingYears.near }
    if years.isEmpty {
      throw InputProblems([
        Diagnostic(
          .horizon, at: FileLocation(path: scenario.argument),
          "the run ends in \(scenario.horizon.upperBound), before a lever could reach its value",
          help: "write a horizon that reaches \(ReportingYears.near)")
      ])
    }
    base = try RunReport.shown(compiled, measuresQuality: false)
    baseVariables = base.variables(PageFigure.names.contains)
    sliders = PageSlider.all(compiled.data)
    targets = base.assessments.map(\.target).filter { !$0.isSupplier }
    let path = TargetPath.all(of: base).first { !$0.assessments[0].target.isSupplier }
    startTarget = path?.assessments[0].target.id ?? targets.first?.id ?? ""
    self.file = file
    self.finder = finder
    self.tables = tables
  }

  /// The starting scenario with moved levers; no table is read again.
  ///
  /// - Throws: ``InputProblems`` where levers contradict each other.
  func compiled(_ state: PageState) throws -> CompiledScenario {
    let levers = try ScenarioReader.levers(settings(state))
    return levers.isEmpty ? base.compiled : try base.compiled.with(levers)
  }

  /// The run of a state; that of the last answer is not run again.
  ///
  /// The page shows nothing of what maxima cost, so that no move waits for it.
  func report(_ state: PageState) throws -> RunReport {
    if state.values.allSatisfy({ $0 == nil }) { return base }
    let key = state.key
    if let known = latest.withLock({ $0?.key == key ? $0?.report : nil }) { return known }
    let report = try RunReport.shown(try compiled(state), measuresQuality: false)
    latest.withLock { $0 = (key, report) }
    return report
  }

  /// What becomes of the target: `met`, `missed`, `not enough scrap`; or `impossible`, where levers
  /// contradict each other.
  public func outcome(_ state: PageState) throws -> String {
    do {
      let report = try RunReport(running: try compiled(state), measuresQuality: false)
      return try answer(report, state)?.outcome.rawValue ?? "missed"
    } catch let problems as InputProblems {
      return try Self.contradiction(problems)
    }
  }

  static func contradiction(_ problems: InputProblems) throws(InputProblems) -> String {
    let errors = problems.diagnostics.filter { $0.severity == .error }
    if errors.allSatisfy({ $0.code == .sharesSum }) { return "impossible" }
    throw problems
  }

  func answer(_ report: RunReport, _ state: PageState) throws -> SweepAnswer? {
    if state.target.isEmpty { return nil }
    return try SweepQuestion(of: base.compiled, year: nil, variable: nil, target: state.target)
      .answer(report)
  }

  /// The result folder of the state as `flowsim run` writes it, as a zip archive.
  ///
  /// - Throws: ``InputProblems``; what a run throws.
  public func archive(_ state: PageState) throws -> (name: String, bytes: [UInt8]) {
    let scenario = try ScenarioReader.read(file, settings: settings(state), finder: finder)
    let report = try RunReport(
      running: try CompiledScenario.compile(scenario, tables: tables))
    var archive = ZipArchive()
    for file in ResultTables(report).files() {
      archive.add("\(scenario.name)/\(file.name)", file.bytes)
    }
    return ("\(scenario.name).zip", archive.finished())
  }
}
