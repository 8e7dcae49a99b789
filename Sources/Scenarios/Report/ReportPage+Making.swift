internal import MaterialFlow

extension ReportPage {
  /// What a single scenario is compared with, unless it is that one.
  private static let referenceName = "china-reference"

  /// Runs scenarios, and the reference beside a single one that differs from it.
  ///
  /// - Throws: What a run throws.
  public static func make(
    of compiled: [CompiledScenario], language: Language
  ) throws -> ReportPage {
    let reports = try compiled.map { try RunReport(running: $0) }
    if reports.count == 1 { return try make(of: reports[0], language: language) }
    return ReportPage(reports, language: language)
  }

  /// The page of a run that is done already.
  ///
  /// - Throws: What a run of the reference throws.
  static func make(of report: RunReport, language: Language) throws -> ReportPage {
    let reference = try reference(of: report.compiled)
    return ReportPage(
      [report], reference: try reference.map { try RunReport(running: $0) }, language: language)
  }

  /// The built-in reference with the tables of a scenario; nil for itself and other regions.
  private static func reference(of compiled: CompiledScenario) throws -> CompiledScenario? {
    let finder = ScenarioFinder { _ in nil }
    let scenario = try ScenarioReader.read(
      try finder.builtin(referenceName), settings: [], finder: finder)
    guard scenario.region == compiled.scenario.region else { return nil }
    let user = compiled.tables.filter { !$0.path.hasPrefix("builtin:") }
    let reference = try CompiledScenario.compile(scenario, tables: user)
    return InputDifference.between(reference, compiled).isEmpty ? nil : reference
  }

  /// What the page says first.
  public var headline: String { words.headline(reports, base: base) }

  /// In the order of the page.
  public var pictures: [Picture] { shared + own.flatMap(\.self) }

  /// What was written, for programs.
  ///
  /// `{"output","bytes","headline","scenarios":[…],"pictures":[{id,title,finding}]}`
  public func document(path: String, size: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.field("output", path)
      document.field("bytes", size)
      document.field("headline", headline)
      document.array("scenarios") { list in
        for report in reports { list.value(report.scenario.name) }
      }
      document.array("pictures") { list in
        for picture in pictures {
          list.object {
            $0.field("id", picture.id)
            $0.field("title", picture.title)
            $0.field("finding", picture.finding)
          }
        }
      }
    }
    return writer.finished()
  }
}
