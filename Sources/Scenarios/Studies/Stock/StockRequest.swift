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
  public let lifetime: Lifetime
  public let timing: InflowTiming
  public let policy: NegativeInflowPolicy
  /// Whether the answer is `year,cohort,stock,outflow` in place of `year,inflow,outflow,stock`.
  public let isByCohort: Bool

  public init(
    drive: Drive, lifetime: Lifetime, timing: InflowTiming = .middle,
    onNegativeInflow policy: NegativeInflowPolicy = .error, byCohort: Bool = false
  ) {
    self.drive = drive
    self.lifetime = lifetime
    self.timing = timing
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
    guard let input = StockInput.read(file, reporting: &problems) else {
      throw InputProblems(problems)
    }
    var tables = Tables(lifetime: lifetime, timing: timing)
    var models: [CohortStock] = []
    for index in input.series.indices {
      do throws(StockError) {
        models.append(try model(of: input.series[index], tables: &tables))
      } catch {
        report(error, ofSeries: index, in: input, &problems)
      }
    }
    try problems.throwIfErrors()
    checkResults(models, input, &problems)
    try problems.throwIfErrors()
    for (index, model) in models.enumerated() {
      for warning in model.warnings { report(warning, ofSeries: index, in: input, &problems) }
    }
    let csv = isByCohort ? cohortTable(of: models, input) : yearTable(of: models, input)
    return StockAnswer(
      csv: csv, warnings: problems.sorted, unwrittenWarnings: problems.unwritten.warnings)
  }

  /// Cells of the longest table by cohort: 2 GB of text.
  private static let mostCells = 50_000_000

  private func checkResults(
    _ models: [CohortStock], _ input: StockInput, _ problems: inout Diagnostics
  ) {
    for (index, model) in models.enumerated() {
      let results = zip(model.stock, zip(model.inflow, model.outflow))
      let year = results.map { $0 + $1.0 + $1.1 }.firstIndex { !$0.isFinite }
      guard let year else { continue }
      problems.error(
        .resultNotFinite, at: input.location(ofSeries: index, year: year),
        "the stock of this year is no finite number", help: "write smaller amounts")
    }
    let cells = isByCohort ? input.places.reduce(0) { $0 + $1.year + 1 } : 0
    if cells > Self.mostCells {
      problems.error(
        .tooManyYears, at: input.table.file.start, "the table by cohort has \(cells) rows",
        help: "give fewer series at once: at most \(Self.mostCells) rows are written")
    }
  }

  private func model(
    of series: StockInput.Series, tables: inout Tables
  ) throws(StockError) -> CohortStock {
    let survival = tables.table(yearCount: series.values.count)
    switch drive {
    case .inflow: return try CohortStock(inflow: series.values, survival: survival)
    case .stock:
      return try CohortStock(stock: series.values, survival: survival, onNegativeInflow: policy)
    }
  }

  /// Survival tables by length: series of one table mostly share it.
  private struct Tables {
    let lifetime: Lifetime
    let timing: InflowTiming
    private var tables: [Int: SurvivalTable] = [:]

    init(lifetime: Lifetime, timing: InflowTiming) {
      self.lifetime = lifetime
      self.timing = timing
    }

    mutating func table(yearCount: Int) -> SurvivalTable {
      if let table = tables[yearCount] { return table }
      do {
        let table = try SurvivalTable(lifetime: lifetime, yearCount: yearCount, timing: timing)
        tables[yearCount] = table
        return table
      } catch {
        preconditionFailure("a table without hazard multipliers is refused: \(error)")
      }
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
