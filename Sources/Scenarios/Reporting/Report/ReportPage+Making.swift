internal import FlowAccounts
public import FlowInputs
internal import FlowStudies
internal import FlowTables

extension ReportPage {
  /// What a single scenario is compared with, unless it is that one.
  private static let referenceName = "china-reference"

  /// Runs scenarios, and the reference beside a single one that differs from it.
  ///
  /// - Parameter onRun: Called after each of the runs that the page takes, from any thread.
  /// - Throws: What a run throws.
  public static func make(
    of compiled: [CompiledScenario], language: Language, onRun: @Sendable () -> Void = {}
  ) throws -> ReportPage {
    let draws = try withoutActuallyEscaping(onRun) { onRun in
      try compiled.map { scenario in
        let report = try RunReport.shown(scenario)
        onRun()
        return try HabitDraws(of: report, figures: Self.figures, advance: onRun)
      }
    }
    return try make(of: draws.map(\.report), draws: draws, language: language, onRun: onRun)
  }

  /// The page of runs that are done already.
  ///
  /// - Parameter draws: Of each, with ``figures``; empty where the habits were not drawn.
  /// - Throws: What a run of the reference throws, and the runs that some pictures take.
  static func make(
    of reports: [RunReport], draws: [HabitDraws] = [], language: Language,
    onRun: @Sendable () -> Void = {}
  ) throws -> ReportPage {
    let reference = reports.count == 1 ? try reference(of: reports[0].compiled) : nil
    let base = try reference.map { try RunReport.shown($0) }
    return ReportPage(
      reports, draws: draws, reference: base,
      extras: try extras(
        of: reports, base: reports.count == 1 ? base : reports[0], language, onRun),
      language: language)
  }

  /// Pictures that take runs of their own, or other tables than a run.
  private static func extras(
    of reports: [RunReport], base: RunReport?, _ language: Language,
    _ onRun: @Sendable () -> Void
  ) throws -> Extras {
    let words = Words(language: language)
    let user = userTables(of: reports[0].compiled)
    let register = try StandardRegister.load()
    let premium = try PremiumCatalogue.load(
      CostCatalogue.Question(), user: user, pairing: false)
    var extras = Extras()
    extras.own = try reports.enumerated().map { index, report in
      if !isDrawn(index, of: reports.count) { return [] }
      let map = try Attainability(of: report, onRun: onRun)
      let levers = try base.flatMap { index == 0 && reports.count > 1 ? nil : $0 }
        .flatMap { try Picture.leverWaterfall(report, against: $0, words, onRun: onRun) }
      return [
        levers,
        Picture.attainability(map, of: report.compiled, language: language),
        Picture.standardsStrip(report, register, words),
      ].compactMap(\.self)
    }
    extras.closing = [Picture.premiumPerCar(premium, words)].compactMap(\.self)
    let schemes = Set(register.standards.map(\.source))
    let known = reports[0].compiled.data.sources.sources.filter { schemes.contains($0.id) }
    extras.sources = premium.sources + known
    return extras
  }

  /// Tables that the scenario names, and those given beside it.
  private static func userTables(of compiled: CompiledScenario) -> [SourceFile] {
    compiled.scenario.tables + compiled.tables.filter { !$0.path.hasPrefix("builtin:") }
  }

  /// The built-in reference with the years and tables of a scenario; nil for itself and other
  /// regions.
  private static func reference(of compiled: CompiledScenario) throws -> CompiledScenario? {
    let finder = ScenarioFinder { _ in nil }
    let years = compiled.scenario.horizon
    let scenario = try ScenarioReader.read(
      try finder.builtin(referenceName),
      settings: ["horizon={start: \(years.lowerBound), end: \(years.upperBound)}"],
      finder: finder)
    guard scenario.region == compiled.scenario.region else { return nil }
    let reference = try CompiledScenario.compile(scenario, tables: userTables(of: compiled))
    return InputDifference.between(reference, compiled).isEmpty ? nil : reference
  }

  /// What the page says first.
  public var headline: String { words.headline(reports, base: base) }

  /// In the order of the page.
  public var pictures: [Picture] { chapters.flatMap(\.pictures) }

  /// Every picture as SVG, Vega-Lite and Plotly JSON, by file name.
  public var pictureFiles: [(name: String, bytes: [UInt8])] {
    chapters.flatMap { chapter in
      chapter.pictures.flatMap { picture in
        let name = chapter.prefix + picture.id
        return [
          ("\(name).svg", picture.svg()), ("\(name).vl.json", picture.vegaLite()),
          ("\(name).plotly.json", picture.plotly()),
        ]
      }
    }
  }

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
