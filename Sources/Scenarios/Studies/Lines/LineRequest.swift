public import FlowAccounts
public import FlowInputs
public import FlowTables

/// What `target-line` is asked.
public struct LineRequest: Sendable {
  public var baseYear: Int
  public var year: Int
  /// The last year of the printed line; for convergence the year in which the sector is reached.
  public var endYear: Int?
  public var coverage: Double?
  public var scope: String
  /// Columns `year,emissions`: what the company did.
  public var actual: SourceFile?
  /// Columns `year,company,sector`: tonnes, for the market share.
  public var activity: SourceFile?

  public init(
    baseYear: Int, year: Int, endYear: Int? = nil, coverage: Double? = nil,
    scope: String = "scope 1+2", actual: SourceFile? = nil, activity: SourceFile? = nil
  ) {
    self.baseYear = baseYear
    self.year = year
    self.endYear = endYear
    self.coverage = coverage
    self.scope = scope
    self.actual = actual
    self.activity = activity
  }

  /// Absolute contraction.
  ///
  /// - Throws: ``InputProblems`` for years or files that do not fit.
  public func contraction(
    emissions: Double, _ ambition: Ambition, _ table: PathwayTable
  ) throws(InputProblems) -> LineReport {
    try checkYears()
    let line = AbsoluteContraction(
      baseEmissions: emissions, baseYear: baseYear,
      annualReduction: table.annualReduction(ambition) ?? 0)
    let last = max(year, endYear ?? year)
    let values = (baseYear...last).map { line.emissions(in: $0) }
    let (reduction, remark) = counted(line.reduction(in: year), table)
    let beside = try overshoot(beside: values, activity: nil)
    return LineReport(
      baseYear: baseYear, year: year, unit: "emissions", line: values, reduction: reduction,
      remarks: remark + (beside?.remarks ?? []), overshoot: beside?.total,
      notes: table.notes + (beside?.notes ?? []))
  }

  /// Sectoral convergence.
  ///
  /// - Parameter sectorBase: The sector's intensity in the base year, where it is not the
  ///   pathway's own.
  /// - Throws: ``InputProblems`` for years, names or files that do not fit.
  public func convergence(
    intensity: Double, metal: String, pathway name: String, sectorBase: Double?,
    _ table: PathwayTable
  ) throws(InputProblems) -> LineReport {
    try checkYears()
    var sector = try table.pathway(name, of: metal)
    let end = endYear ?? sector.years[sector.years.count - 1]
    let tonnes = try readActivity()
    do {
      if let sectorBase {
        let later = sector.years.indices.filter { sector.years[$0] > baseYear }
        sector = try YearlyPath(
          years: [baseYear] + later.map { sector.years[$0] },
          values: [sectorBase] + later.map { sector.values[$0] })
      }
      let line = try SectoralConvergence(
        intensity: intensity, baseYear: baseYear, endYear: end, sector: sector,
        activity: tonnes.map { ($0.company, $0.sector) })
      let values = try (baseYear...max(year, end)).map { year throws(LineError) in
        try line.intensity(in: year)
      }
      let asked = intensity > 0 ? 1 - values[year - baseYear] / intensity : 0
      let (reduction, remark) = counted(asked, table)
      let beside = try overshoot(beside: values, activity: tonnes?.company)
      return LineReport(
        baseYear: baseYear, year: year, unit: "t CO2e/t", line: values, reduction: reduction,
        remarks: remark + ["converges to \(name) of \(metal) in \(end)"]
          + remarks(on: tonnes?.company) + (beside?.remarks ?? []), overshoot: beside?.total,
        notes: table.notes + (tonnes?.notes ?? []) + (beside?.notes ?? []))
    } catch let problems as InputProblems {
      throw problems
    } catch let error as LineError {
      throw InputProblems([error.diagnostic])
    } catch {
      throw InputProblems([])
    }
  }

  private func checkYears() throws(InputProblems) {
    if year <= baseYear {
      throw InputProblems([LineError.yearBeforeBase(year: year, base: baseYear).diagnostic])
    }
  }

  private func counted(_ reduction: Double, _ table: PathwayTable) -> (Double, [String]) {
    guard let coverage, let least = table.leastCoverage(scope: scope) else {
      return (reduction, [])
    }
    let counted = Coverage.counted(reduction, coverage: coverage, least: least)
    if counted == reduction { return (reduction, []) }
    return (
      counted,
      [
        "covers \(NumberText.percent(coverage)) of \(scope), less than "
          + "\(NumberText.percent(least)): \(fixed(reduction * 100, 2)) % count as "
          + "\(fixed(counted * 100, 2)) %"
      ]
    )
  }
}
