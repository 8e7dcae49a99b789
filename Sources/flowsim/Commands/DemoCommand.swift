internal import ArgumentParser
internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowReporting
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim demo`: the question of the project, answered from the built-in data.
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Scrap kept in its grade, or downgraded? Needs no files.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.catching(output) {
      let runs = DrawnRuns(output, scenarios: 2)
      let figures = DemoText.drawn
      let base = try runs.draws(of: try report("china-reference"), figures: figures)
      let kept = try runs.draws(of: try report("same-grade"), figures: figures)
      if output.json {
        try StandardStream.output.write(ResultFolder(kept.report).runDocument())
      } else {
        try StandardStream.output.write(DemoText(base, kept, style: output.style).text)
      }
    }
  }

  private func report(_ name: String) throws -> RunReport {
    let finder = ScenarioOptions.finder
    let scenario = try ScenarioReader.read(try finder.builtin(name), finder: finder)
    return try RunReport(running: try CompiledScenario.compile(scenario))
  }
}

/// The demo's table: the base, and with scrap kept in its grade.
struct DemoText {
  private let base: RunReport
  private let kept: RunReport
  private let draws: (base: HabitDraws, kept: HabitDraws)
  private let style: TerminalStyle

  /// - Parameters:
  ///   - base: With the figures ``drawn``.
  ///   - kept: Likewise, at the same points.
  init(_ base: HabitDraws, _ kept: HabitDraws, style: TerminalStyle) {
    draws = (base, kept)
    self.base = base.report
    self.kept = kept.report
    self.style = style
  }

  /// Figures whose difference is shown over the habits: aluminium.
  private enum Drawn: Int, CaseIterable {
    case content, emissions, primary

    var figure: HabitFigure {
      switch self {
      case .content: { $0.carMarket[1].recycledContent($1, of: 100) }
      case .emissions: { ResultUnit.millions($0.carMarket[1].emissions[$1]) }
      case .primary: { ResultUnit.millions($0.melts[1].total(\.primary, $1)) }
      }
    }
  }

  /// What the habits are drawn for.
  static let drawn = Drawn.allCases.map(\.figure)

  private var columns: [Int] { base.reportingYears.fewer }

  var text: String { (figures + verdicts + foot).joined(separator: "\n") + "\n" }

  private var figures: [String] {
    let (steel, aluminium) = (0, 1)
    return [
      style.heading("China, passenger cars: is scrap kept in its grade, or downgraded?")
        + "   base → same-grade",
      "",
      row("", (columns.map(String.init), "")),
      row(
        "Aluminium in cars on the road, Mt",
        one(0, { ResultUnit.millions(base.carStock(material: aluminium, $0)) })),
      row(
        "Old aluminium scrap from cars, Mt/yr",
        one(2, { ResultUnit.millions(base.oldScrapOfCars(material: aluminium, $0)) })),
      row(
        "  back in its grade or family, %",
        two(1) { r, t in 100 * r.share(of: [.sameGrade, .sameFamily], material: aluminium, t) }),
      row(
        "  downgraded, %",
        two(1) { r, t in 100 * r.share(of: [.downgraded], material: aluminium, t) }),
      row(
        "Recycled content of bought aluminium, %",
        two(1) { r, t in r.carMarket[aluminium].recycledContent(t, of: 100) }),
      row(Self.difference, over(.content, 1)),
      row(
        "Recycled content of bought steel, %",
        two(1) { r, t in r.carMarket[steel].recycledContent(t, of: 100) }),
      row(
        "Emissions of bought aluminium, Mt CO2e/yr",
        two(1) { r, t in ResultUnit.millions(r.carMarket[aluminium].emissions[t]) }),
      row(Self.difference, over(.emissions, 1)),
      row(
        "Emissions of bought steel, Mt CO2e/yr",
        two(1) { r, t in ResultUnit.millions(r.carMarket[steel].emissions[t]) }),
      row(
        "Primary aluminium of the whole economy, Mt/yr",
        two(2) { r, t in ResultUnit.millions(r.melts[aluminium].total(\.primary, t)) }),
      row(Self.difference, over(.primary, 2)),
      row(
        "  of it forced by limits of alloys, Mt/yr",
        two(2) { r, t in ResultUnit.millions(r.qualityInducedPrimary(material: aluminium, t)) }),
      "",
    ]
  }

  private var verdicts: [String] {
    var lines: [String] = []
    for assessment in base.assessments where isShown(assessment) {
      guard let other = kept.assessments.first(where: { $0.target.id == assessment.target.id })
      else { continue }
      let target = assessment.target
      lines.append(
        "\(target.company), \(target.metal), \(measure(target)) in \(target.year) (\(target.id))")
      if target.isBenchmark {
        lines.append("  \(Words(language: .english).beside(target.line, target.company)):")
      }
      for (name, side) in [("base      ", assessment), ("same-grade", other)] {
        lines.append(
          "  \(name)  \(style.verdict(side, years: base.years))")
      }
    }
    return lines
  }

  private var foot: [String] {
    let worst = max(base.run.balance.relative, kept.run.balance.relative)
    let rows = base.compiled.data.rows
    let judged = rows.count { $0.confidence == .estimate || $0.confidence == .modelChoice }
    return [
      "",
      surplusLine,
      "Mass balance: worst residual \(scientific(worst)) of throughput.",
      "Numbers: \(rows.count), of which \(judged) are our own estimates or choices; "
        + "assumptions.csv gives the reasons.",
      "Next: flowsim report same-grade --open   ·   flowsim init my-study",
    ]
  }

  /// When downgrading stops being a habit of the market and becomes a loss of metal.
  private var surplusLine: String {
    func year(_ report: RunReport) -> String {
      report.firstSurplus(material: 1).map { "in \($0)" } ?? "not by \(report.years.upperBound)"
    }
    return "Mixed aluminium scrap falls below half of today's price: \(year(base)); with grades "
      + "kept: \(year(kept))."
  }

  /// One answer, about metal that a car maker buys.
  private func isShown(_ assessment: Assessment) -> Bool {
    assessment.results.count == 1 && !measure(assessment.target).isEmpty
  }

  private func measure(_ target: Target) -> String {
    let value = fixed(target.value * 100, 0)
    switch target.metric {
    case .recycledContent: return "\(value) % recycled content"
    case .emissionsPerCar: return "−\(value) % emissions of metal per car"
    default: return ""
    }
  }

  /// Cells under the columns, and the path of the scenario that keeps grades.
  private typealias Cells = (numbers: [String], path: String)

  private func row(_ name: String, _ cells: Cells) -> String {
    cells.numbers.reduce(pad(name, 44)) { $0 + padLeft($1, 14) } + cells.path
  }

  private func one(_ decimals: Int, _ value: (Int) -> Double) -> Cells {
    (
      columns.map { fixed(value($0 - base.years.lowerBound), decimals) },
      style.sparkline(future.map(value))
    )
  }

  private static let difference = "  difference over 32 draws of the habits"

  /// 5th to 95th percentile of the difference, draw by draw.
  private func over(_ drawn: Drawn, _ decimals: Int) -> Cells {
    let numbers = columns.map { year in
      let t = year - base.years.lowerBound
      let band = HabitBand(
        zip(
          draws.base.values(figure: drawn.rawValue, t), draws.kept.values(figure: drawn.rawValue, t)
        ).map { $1 - $0 })
      return "\(fixed(band.low, decimals)) to \(fixed(band.high, decimals))"
    }
    return (numbers, "")
  }

  private func two(_ decimals: Int, _ value: (RunReport, Int) -> Double) -> Cells {
    let numbers = columns.map { year in
      let t = year - base.years.lowerBound
      let before = fixed(value(base, t), decimals)
      let after = fixed(value(kept, t), decimals)
      return before == after ? before : "\(before) → \(after)"
    }
    return (numbers, style.sparkline(future.map { value(kept, $0) }))
  }

  /// The years from the first column to the last, as indices.
  private var future: [Int] {
    let first = base.years.lowerBound
    return (columns[0]...columns[columns.count - 1]).map { $0 - first }
  }
}
