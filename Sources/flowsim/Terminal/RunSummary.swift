package import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowReporting
package import FlowStudies
internal import FlowTables

/// What `run` tells a person: the headline, the verdicts, where the files are.
package struct RunSummary {
  private let report: RunReport
  private let folder: String
  private let fileCount: Int
  private let view: AllocationView
  private let style: TerminalStyle
  private let draws: HabitDraws?

  /// - Parameter draws: With the figures of ``SummaryRow/all(of:_:)``; nil where the habits were not
  ///   drawn.
  package init(
    _ report: RunReport, folder: String, fileCount: Int, allocation: AllocationView = .cutOff,
    style: TerminalStyle = .plain, draws: HabitDraws? = nil
  ) {
    view = allocation
    self.draws = draws
    self.report = report
    self.folder = folder
    self.fileCount = fileCount
    self.style = style
  }

  package var text: String {
    let scenario = report.scenario
    let years = report.years
    var lines = [
      style.heading(
        "\(scenario.name): \(PrintedText.line(scenario.title)), \(years.lowerBound)–\(years.upperBound)"
      ), "",
    ]
    lines += table
    lines.append("")
    let levers = LeverTable(report.compiled).lines
    if !levers.isEmpty { lines += levers.map { "  \($0)" } + [""] }
    let shown = report.assessments.filter(isShown)
    lines += shown.filter { !$0.target.isBenchmark }.map(line)
    let benchmarks = shown.filter(\.target.isBenchmark)
    if !benchmarks.isEmpty { lines.append("  Beside a line that the maker has not pledged:") }
    lines += benchmarks.map(line)
    let rest = report.scenario.targets.entries.count - report.assessments.count(where: isShown)
    if rest > 0 {
      lines.append(
        "  … and \(rest) more, of suppliers, open to reading or untestable: "
          + "flowsim targets \(ShellWord.path(scenario.argument))")
    }
    lines += verdictBasis
    lines += makers
    for result in report.checkResults { lines.append("  Check \(result.sentence)") }
    lines += shortages
    let balance = report.run.balance
    lines.append("")
    lines.append(
      "Balance: worst residual \(scientific(balance.relative)) of throughput (\(balance.process), "
        + "\(balance.element), \(balance.year)).")
    lines.append(
      "Wrote \(PrintedText.line(folder))/ (\(fileCount) files).   Next: flowsim \(next)")
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ assessment: Assessment) -> String {
    let target = assessment.target
    let what = target.isBenchmark ? target.line : target.metal
    return "  \(pad("\(target.company) \(target.id), \(what)", 47)) \(target.year)  "
      + style.verdict(assessment, years: report.years)
  }

  /// What car makers are held against, as far as it has one answer.
  private func isShown(_ assessment: Assessment) -> Bool {
    !assessment.target.isSupplier && assessment.ground != .reading
  }

  /// What one would ask next: of the reference, what a lever does; of another, what it changes.
  private var next: String {
    let argument = ShellWord.path(report.scenario.argument)
    let reference = "china-reference"
    return argument == reference
      ? "sweep \(argument) --vary eaf-share=10..70%:7" : "compare \(reference) \(argument)"
  }

  private var table: [String] {
    let header = columns.reduce("  " + pad("", 47)) { $0 + padLeft(String($1), 9) }
    var lines = [header]
    if view != .cutOff { lines.append("  Emissions under the view '\(view.rawValue)'") }
    for (index, row) in SummaryRow.all(of: report, view).enumerated() {
      lines.append(
        line(row.name, row.decimals) { row.figure(report, $0) }
          + style.sparkline(report.years.map { row.figure(report, $0 - report.years.lowerBound) }))
      if let draws {
        lines.append(line("      low", row.decimals) { draws.band(figure: index, $0).low })
        lines.append(line("      high", row.decimals) { draws.band(figure: index, $0).high })
      }
    }
    lines.append(
      "  Electricity by the Chinese rule: renewable contracts and own lines at zero, all else at the "
        + "grid's average.")
    if draws != nil {
      lines.append(
        "  low, high: 5th and 95th percentile over \(HabitDesign.pointCount) draws of the habits of "
          + "who buys which scrap.")
    }
    return lines
  }

  private var columns: [Int] { report.reportingYears.all }

  private func line(_ name: String, _ decimals: Int, _ value: (_ t: Int) -> Double) -> String {
    columns.reduce("  " + pad(name, 47)) { line, year in
      line + padLeft(fixed(value(year - report.years.lowerBound), decimals), 9)
    }
  }

  /// What the verdicts rest on, where nobody drew the habits.
  private var verdictBasis: [String] {
    if report.isJudgedOverHabits || report.assessments.isEmpty { return [] }
    return ["  Verdicts at the fitted habits alone; --range judges them over 32 draws."]
  }

  /// What the metal of a named maker's car emits and costs beside today's works.
  private var makers: [String] {
    let year = report.reportingYears.nearest(to: ReportingYears.near)
    let cars = report.makerCars(year - report.years.lowerBound)
    if cars.isEmpty { return [] }
    let head = "Metal of a car bought at the market's average, \(year)"
    return ["", "  " + pad(head, 56) + padLeft("t CO2e", 9) + padLeft("premium, CNY", 15)]
      + cars.map {
        "  " + pad($0.company, 56) + padLeft(fixed($0.emissions, 2), 9)
          + padLeft(fixed($0.premium, 0), 15)
      }
  }

  /// A recycled-content floor that physics cannot meet, by grade and year.
  private var shortages: [String] {
    var lines: [String] = []
    for (m, material) in report.compiled.plan.materials.enumerated() {
      let short = report.carMarket[m].shortage
      guard let worst = short.max(), worst > 1e-3, let t = short.firstIndex(of: worst) else {
        continue
      }
      lines.append("")
      lines.append(
        "  Recycled \(material.system.name) falls short by up to "
          + "\(fixed(ResultUnit.millions(worst), 2)) Mt (\(report.years.lowerBound + t)); by grade:"
      )
      for shortage in report.shortageByGrade(material: m, t).prefix(3) {
        lines.append("    \(shortage.grade)  \(fixed(ResultUnit.millions(shortage.tonnes), 2)) Mt")
      }
    }
    return lines
  }
}

package func pad(_ text: String, _ width: Int) -> String {
  let text = PrintedText.line(text)
  return text.count < width ? text + String(repeating: " ", count: width - text.count) : text
}

package func padLeft(_ text: String, _ width: Int) -> String {
  text.count < width ? String(repeating: " ", count: width - text.count) + text : " " + text
}
