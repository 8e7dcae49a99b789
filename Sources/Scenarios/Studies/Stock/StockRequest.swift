public import FlowEngine
public import FlowTables

/// What `flowsim stock` is asked: cohorts from a table of inflows or of stocks.
public struct StockRequest: Sendable {
  /// What the table gives; the other follows from it.
  public enum Drive: String, Sendable, CaseIterable {
    case inflow
    case stock
  }

  public let drive: Drive
  /// Of every cohort that ``lifetimes`` does not name.
  public let lifetime: Lifetime
  /// nil for the middle of the year, or all year long where lives are short beside a year.
  public let entry: StepEntry?
  public let policy: NegativeInflowPolicy
  /// Whether the answer is `year,cohort,stock,outflow` in place of `year,inflow,outflow,stock`.
  public let isByCohort: Bool
  /// `cohort,lifetime`, from that cohort on; `series` or `type` where they differ.
  public var lifetimes: SourceFile?
  /// `age` or `cohort`, `value` or `share`: what was in use when the series begin.
  public var firstStock: SourceFile?
  /// Growth of inflows before the first year, a year; for ages that nobody counted.
  public var pastGrowth: Double?
  /// `year,type,share`: how each year's inflow divides into types.
  public var shares: SourceFile?
  /// Whether years may be left out: a row's step then begins at the row before.
  public var isUneven = false

  /// - Parameters:
  ///   - timing: When in its year an inflow enters; nil leaves it to `entry`.
  ///   - entry: As ``entry``.
  public init(
    drive: Drive, lifetime: Lifetime, timing: InflowTiming? = nil, entry: StepEntry? = nil,
    onNegativeInflow policy: NegativeInflowPolicy = .error, byCohort: Bool = false
  ) {
    self.drive = drive
    self.lifetime = lifetime
    self.entry = timing.map(StepEntry.at) ?? entry
    self.policy = policy
    isByCohort = byCohort
  }

  /// Calculates every series of a table.
  ///
  /// - Parameter file: `year,value` or `year,series,value`, amounts in any one unit.
  /// - Returns: CSV with the rows in the order of the table's, cohorts under each; and a warning
  ///   for each year in which something was retired early.
  /// - Throws: ``InputProblems`` with every problem of the table, or of the years in which a stock
  ///   falls faster than the lifetime allows.
  public func answer(_ file: SourceFile) throws(InputProblems) -> StockAnswer {
    var problems = Diagnostics()
    let input = StockInput.read(file, isUneven: isUneven, reporting: &problems)
    guard let input, var study = StockStudy(self, input, reporting: &problems) else {
      throw InputProblems(problems)
    }
    var models: [StockModel] = []
    for index in input.series.indices {
      if let model = study.model(ofSeries: index, reporting: &problems) { models.append(model) }
    }
    try problems.throwIfErrors()
    checkResults(models, study, &problems)
    try problems.throwIfErrors()
    study.reportMisfits(reporting: &problems)
    study.reportNewStocks(reporting: &problems)
    for (index, model) in models.enumerated() {
      for warning in model.total.warnings {
        study.report(warning, ofSeries: index, model, &problems)
      }
    }
    let csv = isByCohort ? study.cohortTable(of: models) : study.yearTable(of: models)
    return StockAnswer(
      csv: csv, warnings: problems.sorted, unwrittenWarnings: problems.unwritten.warnings)
  }

  /// Cells of the longest table by cohort: 2 GB of text.
  private static let mostCells = 50_000_000

  private func checkResults(
    _ models: [StockModel], _ study: StockStudy, _ problems: inout Diagnostics
  ) {
    let input = study.input
    for (index, model) in models.enumerated() {
      let total = model.total
      let results = zip(total.stock, zip(total.inflow, total.outflow))
      let year = results.map { $0 + $1.0 + $1.1 }.firstIndex { !$0.isFinite }
      guard let year else { continue }
      problems.error(
        .resultNotFinite, at: input.location(ofSeries: index, year: year),
        "the stock of this year is no finite number", help: "write smaller amounts")
    }
    if !isByCohort || problems.errorCount > 0 { return }
    let cells = input.places.reduce(0) {
      $0 + models[$1.series].cohorts(upTo: $1.year).count * max(1, study.shares.types.count)
    }
    if cells > Self.mostCells {
      problems.error(
        .tooManyYears, at: input.table.file.start, "the table by cohort has \(cells) rows",
        help: "give fewer series at once: at most \(Self.mostCells) rows are written")
    }
  }
}

/// The answer of `flowsim stock`.
public struct StockAnswer: Sendable, Equatable {
  /// UTF-8, lines ended by LF.
  public let csv: [UInt8]
  /// What was changed to get it; for the standard error stream.
  public let warnings: [Diagnostic]
  /// Warnings that were counted and not kept.
  public var unwrittenWarnings = 0
}
