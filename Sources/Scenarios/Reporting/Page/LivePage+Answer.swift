internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

extension LivePage {
  /// How an answer is drawn.
  public struct Look: Sendable {
    let language: Language
    /// Whether there is room for pictures of a page beside those of a phone.
    let isWide: Bool

    public init(language: Language, isWide: Bool) {
      self.language = language
      self.isWide = isWide
    }
  }

  /// What follows from a state, as JSON: headline, verdict, figures, pictures, and how to repeat it.
  ///
  /// Where levers contradict each other: `{"outcome":"impossible","headline":…}`.
  /// - Throws: ``InputProblems``; what a run throws.
  public func answer(_ state: PageState, _ look: Look) throws -> [UInt8] {
    let words = Words(language: look.language)
    var writer = JSONWriter(compact: true)
    do {
      let report = try report(state)
      let answer = try answer(report, state)
      let variables = report.variables(PageFigure.names.contains)
      writer.object {
        $0.field("outcome", answer?.outcome.rawValue ?? "")
        $0.field("headline", headline(report, state, words))
        writeTarget(report, state, words, to: &$0)
        writeFigures(variables, state, words, to: &$0)
        writePictures(report, variables, state, look, words, to: &$0)
        writeRecipe(state, to: &$0)
      }
    } catch let problems as InputProblems {
      let outcome = try Self.contradiction(problems)
      writer.object {
        $0.field("outcome", outcome)
        $0.field("headline", words.pageImpossible)
        writeRecipe(state, to: &$0)
      }
    }
    return writer.finished()
  }

  private func assessment(_ report: RunReport, _ state: PageState) -> Assessment? {
    report.assessments.first { $0.target.id == state.target }
  }

  /// What becomes of the target, and of emissions beside the starting scenario.
  private func headline(_ report: RunReport, _ state: PageState, _ words: Words) -> String {
    let pledge = assessment(report, state).map { assessment in
      words.pageVerdict(assessment, years: report.years) + words.pick(" ", "")
    }
    let isMoved = state.values.contains { $0 != nil }
    return (pledge ?? "") + words.emissionsSentence(report)
      + (isMoved ? words.pageComparison(report, base) + leverNotes(report, state, words) : "")
  }

  /// Where moved levers jump, are weaker than without them, or cannot act.
  private func leverNotes(_ report: RunReport, _ state: PageState, _ words: Words) -> String {
    let moved = zip(sliders, state.values).filter { $1 != nil }.map(\.0.lever)
    return report.compiled.leverFindings.filter { moved.contains($0.lever) }
      .map { words.pick(" ", "") + words.finding($0.finding, of: $0.lever) }.joined()
  }

  /// The numbers behind the verdict, in the unit of `targets.csv`.
  private func writeTarget(
    _ report: RunReport, _ state: PageState, _ words: Words, to writer: inout JSONWriter
  ) {
    guard let assessment = assessment(report, state) else { return }
    let target = assessment.target
    let t = target.year - report.years.lowerBound
    let scale = target.metric.scale
    writer.object("target") {
      $0.field("id", target.id)
      $0.field("topic", "Gap|\(target.company)|\(target.id)")
      $0.field("year", target.year)
      $0.field("unit", words.unit(target.metric))
      $0.field("required", assessment.required[t] * scale)
      $0.field("projected", assessment.projected[t] * scale)
    }
  }

  private func writePictures(
    _ report: RunReport, _ variables: [Variable], _ state: PageState, _ look: Look,
    _ words: Words, to writer: inout JSONWriter
  ) {
    let target = targets.first { $0.id == state.target }
    let material = target?.materials.first ?? 0
    let before = assessment(base, state)
    let line = assessment(report, state).map {
      Picture.targetLine($0, before: before, of: report, words)
    }
    let small = [line, Picture.keyLines(report, variables, against: base, baseVariables, words)]
      .compactMap(\.self)
    let large = [
      Picture.scrapSupply(report, material: material, words),
      Picture.sankeyByGrade(report, material: material, words),
    ].compactMap(\.self)
    writer.array("pictures") { list in
      for picture in small { list.object { Self.write(picture, .phone, report, words, &$0) } }
      for picture in large {
        list.object { Self.write(picture, look.isWide ? .page : .phone, report, words, &$0) }
      }
    }
  }

  private static func write(
    _ picture: Picture, _ width: Picture.Width, _ report: RunReport, _ words: Words,
    _ writer: inout JSONWriter
  ) {
    var table = HTMLWriter()
    picture.table.byYear(
      report.reportingYears.all, caption: words.tableCaption(picture.title)
    ).write(to: &table)
    writer.field("id", picture.id)
    writer.field("title", picture.title)
    writer.field("finding", picture.finding)
    writer.field("note", picture.note)
    writer.field("svg", String(decoding: picture.svg(width), as: UTF8.self))
    writer.field("table", table.text)
  }

  // MARK: To repeat it

  private func writeRecipe(_ state: PageState, to writer: inout JSONWriter) {
    writer.field("command", RunDocument.command(base.compiled, settings: settings(state)))
    writer.field("yaml", yaml(state))
  }

  /// A scenario file that gives the state; it lies beside the one that it extends.
  private func yaml(_ state: PageState) -> String {
    let scenario = base.scenario
    let file = scenario.files[0]
    let isBuiltin = file.path.hasPrefix("builtin:")
    let parent = isBuiltin ? file.name : file.path.split(separator: "/").last.map(String.init)
    var lines = [
      "flowsim: 1", "scenario: \(scenario.name)-moved", "extends: \(parent ?? scenario.name)",
    ]
    for table in base.compiled.tables where !table.path.hasPrefix("builtin:") {
      lines.append("# with --data \(table.portablePath)")
    }
    let settings = settings(state)
    if !settings.isEmpty { lines.append("levers:") }
    lines += settings.map { "  " + $0.replacing("={", with: ": {") }
    return lines.joined(separator: "\n") + "\n"
  }
}
