internal import ArgumentParser
internal import FlowInputs
internal import FlowReporting
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim compare`: inputs that differ, outcomes that follow, verdicts that turn.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Run scenarios and show what differs: inputs, outcomes, verdicts.",
    usage: "flowsim compare <base> <other> ... [<options>]",
    discussion: """
      EXAMPLES
        flowsim compare china-reference same-grade
        flowsim compare my-study/base.yaml my-study/ours.yaml --json
        flowsim compare china-reference policy-2030 fast-bev
        flowsim compare china-reference downgrade-only --allocation end-of-life

      First comes the answer of the whole system, then that of the cars, each with its band over 32 \
      draws of who buys which scrap by custom, and in how many of them the difference has its sign.

      Where up to \(Attribution.limit) levers differ, Shapley values say which did what. The tables \
      by grade keep composition limits, whether the scenarios do or not.
      """)

  @Argument(
    help: ArgumentHelp(
      "The scenario that the others are compared with: a file, a built-in name, or -.",
      valueName: "base"))
  var base: String

  @Argument(help: ArgumentHelp("One or more other scenarios.", valueName: "other"))
  var others: [String]

  @OptionGroup var accounting: AllocationOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if ([base] + others).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be one scenario only.")
    }
  }

  func run() throws {
    try CommandFailure.catching(output) {
      let tables = try data.tables()
      // All files are read before the first run, so that a mistake in the last one costs no time.
      let compiled = try ([base] + others).map { name in
        let scenario = try ScenarioReader.read(
          try ScenarioChoice.file(name), finder: ScenarioChoice.finder)
        return try CompiledScenario.compile(scenario, tables: tables)
      }
      try Comparison.requireCommonYears(compiled)
      for scenario in compiled { try output.warn(of: scenario) }
      let (reports, kept) = try runs(of: compiled)
      let drawn = try draws(of: reports)
      let grades = kept.dropFirst().map {
        GradeComparison(base: kept[0], other: $0, view: accounting.view)
      }
      let comparisons = drawn.dropFirst().enumerated().map {
        Comparison(base: drawn[0], other: $1, place: $0)
      }
      let levers = try reports.dropFirst().map { try LeverEffects(base: reports[0], other: $0) }
      if output.json {
        try StandardStream.output.write(
          ComparisonDocument.bytes(comparisons, grades, levers: levers))
      } else {
        try StandardStream.output.write(ComparisonText(comparisons, levers: levers).text)
        for grade in grades { try StandardStream.output.write(GradeText(grade).text) }
        try output.say("Next: flowsim show \(ShellWord.path(others[0])) --origins")
      }
    }
  }

  /// Each run beside draws of its habits; the base is asked for the pledges of all others.
  private func draws(of reports: [RunReport]) throws -> [HabitDraws] {
    let runs = DrawnRuns(output, scenarios: reports.count)
    return try reports.enumerated().map { index, report in
      try runs.draws(
        of: report, asking: index == 0 ? reports.dropFirst().map(\.compiled) : [],
        figures: Comparison.figures)
    }
  }

  /// Each scenario as it is and with its composition kept, one run after the other; several make a
  /// wait, so that a terminal is told how far they are.
  private func runs(
    of compiled: [CompiledScenario]
  ) throws -> (reports: [RunReport], kept: [RunReport]) {
    var progress = ProgressLine(isWanted: !output.quiet && !output.json)
    defer { progress.clear() }
    var reports: [RunReport] = []
    var kept: [RunReport] = []
    for scenario in compiled {
      let report = try RunReport(running: scenario)
      reports.append(report)
      kept.append(try GradeComparison.keepingComposition(report))
      _ = progress.update(done: 2 * reports.count, of: 2 * compiled.count)
    }
    return (reports, kept)
  }
}
