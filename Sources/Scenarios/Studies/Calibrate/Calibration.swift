internal import FlowInputs
public import FlowTables

/// Habits of buyers of scrap, fitted to what was observed: `flowsim calibrate`.
public struct Calibration: Sendable {
  /// A habit before and after.
  struct Habit: Sendable {
    let row: DataRow
    let prior: Double
    let priorError: Double
    /// In three decimals, as the table writes it.
    let value: Double
    let standardError: Double
    let isAtEnd: Bool
  }

  /// An observation that went into the fit.
  struct Used: Sendable {
    let observation: HabitObservation
    /// With the habits before, and with the fitted ones.
    let before: Double
    let modelled: Double

    var residual: Double { observation.residual(modelled) }
  }

  /// A number that the fit did not see.
  struct KeptOut: Sendable {
    let name: String
    let unit: String
    let year: Int
    /// nil where nobody counted.
    let observed: Double?
    let low: Double?
    let high: Double?
    let modelled: Double

    /// nil without a range.
    var isInside: Bool? {
      guard let low, let high else { return nil }
      return low <= modelled && modelled <= high
    }
  }

  let habits: [Habit]
  let used: [Used]
  let keptOut: [KeptOut]
  /// Runs that it took.
  let runs: Int
  /// For the standard error stream.
  public let warnings: [Diagnostic]

  /// Years in which shares are shown that the fit does not look at.
  static let otherYears = [2010, 2012, 2014, 2016, 2018, 2023]

  /// Fits the habits to the built-in observations, with the user's rows in front of them.
  ///
  /// - Throws: ``InputProblems``, or `RunProblem` of a run that stops.
  public init(tables: [SourceFile] = []) throws {
    var problems = Diagnostics()
    let data = DataStore.load(user: tables, and: DataStore.fitTables, reporting: &problems)
    let table = HabitFitTable(data, reporting: &problems)
    try problems.throwIfErrors()
    let shown = data.rows(ofMetric: "observed").filter { row in
      Yardstick.scrapUse.contains { $0.measures(row) }
    }
    let runs = try HabitRuns(
      data, tables: tables, fitted: table.observations.map(\.year).max() ?? Self.otherYears[0],
      shown: shown.compactMap(\.year).max() ?? Self.otherYears[0])
    try Self.check(table, runs)
    try self.init(table, runs, shown: shown)
  }

  /// - Parameter shown: Statistics that the fit is held against.
  private init(_ table: HabitFitTable, _ runs: HabitRuns, shown: [DataRow]) throws {
    func named(_ values: [Double]) -> [(family: String, value: Double)] {
      Array(zip(table.habits.map(\.family), values))
    }
    let read = table.habits.map(\.row.value)
    let fit = try HabitFit(table, from: read) {
      try runs.modelled(table.observations, named($0))
    }
    let rounded = fit.values.map(Self.thousandths)
    let before = try runs.modelled(table.observations, named(read))
    let after = try runs.modelled(table.observations, named(rounded))
    habits = table.habits.enumerated().map { h, habit in
      Habit(
        row: habit.row, prior: habit.prior, priorError: habit.priorError, value: rounded[h],
        standardError: Self.thousandths(fit.standardErrors[h]), isAtEnd: fit.isAtEnd[h])
    }
    used = table.observations.indices.map {
      Used(observation: table.observations[$0], before: before[$0], modelled: after[$0])
    }
    keptOut = Self.keptOut(table, shown, try runs.model(named(rounded)))
    self.runs = fit.runs
    warnings = runs.warnings()
  }

  /// What a table is written with: far below any standard error, far above the rounding of a run.
  static func thousandths(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }

  private static func check(_ table: HabitFitTable, _ runs: HabitRuns) throws {
    var problems = Diagnostics()
    for observation in table.observations where !runs.years.contains(observation.year) {
      problems.error(
        .missingYear, at: observation.row.location,
        "\(observation.year) lies outside the run of \(runs.years)",
        help: "write a year from \(runs.years.lowerBound) on")
    }
    try problems.throwIfErrors()
  }

  /// Fitted shares in other years, then statistics of years and makers that the fit did not see.
  private static func keptOut(
    _ table: HabitFitTable, _ shown: [DataRow], _ model: ModelStatistics
  ) -> [KeptOut] {
    let years = model.report.years
    func keptOut(_ yardstick: Yardstick, _ year: Int, _ row: DataRow?) -> KeptOut {
      KeptOut(
        name: yardstick.name, unit: row?.unit.text ?? "fraction", year: year,
        observed: row?.value, low: row?.low, high: row?.high,
        modelled: yardstick.value(model, year - years.lowerBound)
          / ResultUnit.size(of: row?.unit.text ?? ""))
    }
    let used = Set(table.observations.map(\.name))
    let economy = (Yardstick.scrapUse + Yardstick.families).filter {
      used.contains($0.name) && !$0.isOfMaker
    }
    let others = Yardstick.scrapUse.filter { !used.contains($0.name) }
    return economy.flatMap { yardstick in
      otherYears.filter(years.contains).map { year in
        keptOut(yardstick, year, shown.first { yardstick.measures($0) && $0.year == year })
      }
    }
      + others.flatMap { yardstick in
        shown.compactMap { row in
          guard yardstick.measures(row), let year = row.year, years.contains(year) else {
            return nil
          }
          return keptOut(yardstick, year, row)
        }
      }
  }
}
