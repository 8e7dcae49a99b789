internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `targets.csv`: one verdict a row.
enum TargetTable {
  static func bytes(_ report: RunReport) -> [UInt8] {
    var writer = CSVWriter(header: [
      "company", "id", "metal", "metric", "year", "required", "projected", "unit", "verdict",
      "shortfall_t", "first_year_met", "reason", "role",
    ])
    // In the order of the register, tested or not.
    for entry in report.scenario.targets.entries {
      if let assessment = report.assessments.first(where: { $0.target.id == entry.id }) {
        write(assessment, entry.role, report, &writer)
      } else if let target = report.compiled.untestable.first(where: { $0.id == entry.id }) {
        write(target, entry.role, last: report.years.upperBound, &writer)
      }
    }
    return writer.bytes
  }

  private static func write(
    _ assessment: Assessment, _ role: TargetRole, _ report: RunReport, _ writer: inout CSVWriter
  ) {
    let target = assessment.target
    let t = target.year - report.years.lowerBound
    let scale = target.metric.scale
    writer.field(target.company)
    writer.field(target.id)
    writer.field(target.metal)
    writer.field(target.metric.rawValue)
    writer.field(target.year)
    writer.field(assessment.required[t] * scale)
    writer.field(assessment.projected[t] * scale)
    writer.field(target.metric.iamcUnit)
    writer.field(assessment.verdict.rawValue)
    writer.field(assessment.shortfallTonnes)
    writer.field(assessment.firstYearMet.map(Double.init))
    let grounds = VerdictGrounds(
      words: Words(language: .english), assessment: assessment, years: report.years,
      system: report.compiled.plan.materials[target.materials[0]].system)
    writer.field(grounds.text)
    writer.field(role.rawValue)
    writer.endRow()
  }

  private static func write(
    _ target: UntestableTarget, _ role: TargetRole, last: Int, _ writer: inout CSVWriter
  ) {
    writer.field(target.company)
    writer.field(target.id)
    writer.field(target.metal)
    writer.field(target.metric)
    // Readers want a whole number in every row: a pledge without a year gets the run's last.
    writer.field(target.year ?? last)
    let isShare = target.unit.isEmpty || target.unit == "fraction"
    writer.field(target.required.map { isShare ? $0 * 100 : $0 })
    writer.field(Double?.none)
    writer.field(isShare ? "%" : target.unit)
    writer.field(Verdict.untestable.rawValue)
    writer.field(Double?.none)
    writer.field(Double?.none)
    writer.field(Words(language: .english).reason(target))
    writer.field(role.rawValue)
    writer.endRow()
  }
}
