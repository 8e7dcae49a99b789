public import FlowInputs
public import FlowNumerics
public import FlowTables

/// The levers in which two scenarios differ, and what each does to some outcomes of one year.
public struct Decomposition: Sendable {
  public let base: CompiledScenario
  public let scenario: CompiledScenario
  public let year: Int
  public let outcomes: [Outcome]
  /// In the order of ``Lever/all``, so that the order of a file changes nothing.
  public let levers: [Lever]
  public let plan: Shapley

  /// More levers than this are sampled: 2^8 runs take a few seconds.
  public static let exactLimit = 8

  /// - Parameters:
  ///   - pairs: Random orders where there are more levers than ``exactLimit``, each with its
  ///     reverse.
  /// - Throws: ``InputProblems`` where the scenarios differ in more than levers, or in none.
  public init(
    _ scenario: CompiledScenario, against base: CompiledScenario, year: Int,
    outcomes: [Outcome], pairs: Int, seed: Int
  ) throws(InputProblems) {
    let differences = InputDifference.between(base, scenario)
    try Self.check(differences, base: base, scenario: scenario, year: year)
    self.base = base
    self.scenario = scenario
    self.year = year
    self.outcomes = outcomes
    levers = Lever.all.filter { lever in
      differences.contains { $0.key == .lever(lever) }
    }
    plan =
      levers.count <= Self.exactLimit
      ? Shapley(exactly: levers.count)
      : Shapley(sampling: pairs, of: levers.count, seed: seed)
  }

  /// Keys that change no flow of metal.
  private static let harmless: Set = ["targets", "seed", "extends", "uncertainty"]

  private static func check(
    _ differences: [InputDifference], base: CompiledScenario, scenario: CompiledScenario, year: Int
  ) throws(InputProblems) {
    var problems = Diagnostics()
    for difference in differences {
      guard case .named(let key) = difference.key else { continue }
      if harmless.contains(String(key.prefix { $0 != "." })) { continue }
      problems.error(
        .notALever, at: FileLocation(path: difference.place),
        "the scenarios also differ in '\(key)': \(difference.other), "
          + "and \(difference.base) in \(base.scenario.name)",
        help: "give both the same value: only levers are told apart")
    }
    if !differences.contains(where: \.key.isLever) {
      problems.error(
        .notALever, at: FileLocation(path: scenario.scenario.argument),
        "no lever differs from \(base.scenario.name)",
        help: "set one in the scenario, or with --set eaf-share=40%")
    }
    if !scenario.scenario.horizon.contains(year) {
      let horizon = scenario.scenario.horizon
      problems.error(
        .horizon, at: FileLocation(path: "--year"),
        "\(year) is not in the run, \(horizon.lowerBound)–\(horizon.upperBound)",
        help: "write a year in that range")
    }
    try problems.throwIfErrors()
  }

  /// The outcomes of the base with some levers as the scenario has them.
  ///
  /// - Parameter coalition: Bit i stands for `levers[i]`.
  /// - Throws: ``InputProblems`` where such levers contradict each other, or what a run throws.
  public func values(of coalition: UInt64) throws -> [Double] {
    let changed = levers.enumerated().filter { coalition & (1 << UInt64($0.offset)) != 0 }
      .map(\.element)
    // The order of Lever.all, as in `levers`: the compiler sees one list, however files order it.
    let paths = Lever.all.compactMap { lever in
      let source = changed.contains(lever) ? scenario : base
      return source.scenario.levers.first { $0.lever == lever }
    }
    let report = try RunReport(running: try base.withOnly(paths), measuresQuality: false)
    return outcomes.map { $0.value(report, year: year) }
  }

  /// - Parameter values: Of every coalition of the plan, in its order; by outcome.
  public func attribution(_ values: [[Double]]) -> Attribution {
    Attribution(
      self,
      rows: outcomes.indices.map { k in
        let column = values.map { $0[k] }
        return Attribution.Row(
          outcome: outcomes[k], base: column[0], scenario: column[column.count - 1],
          shares: plan.shares(column))
      })
  }
}

/// What each lever did.
public struct Attribution: Sendable {
  public let decomposition: Decomposition
  public let rows: [Row]

  /// One outcome.
  public struct Row: Sendable {
    public let outcome: Outcome
    public let base: Double
    public let scenario: Double
    /// By lever.
    public let shares: [Shapley.Share]

    /// Difference of the runs less the sum of the shares: rounding.
    public var residual: Double { (scenario - base) - shares.reduce(0) { $0 + $1.value } }
  }

  init(_ decomposition: Decomposition, rows: [Row]) {
    self.decomposition = decomposition
    self.rows = rows
  }
}

extension Attribution {
  /// More levers take more runs than somebody waits for: two to the fifth take a second.
  package static let limit = 5

  /// What each lever did between two runs; every other combination of the levers is run, side by
  /// side.
  ///
  /// - Parameter onRun: Called after each run, from any thread.
  /// - Returns: nil where the scenarios differ in something else than levers, in none or in more
  ///   than ``limit``, or where some of the levers cannot hold alone.
  /// - Throws: ``RunProblem`` where a run between the two stops.
  package static func between(
    _ base: RunReport, _ other: RunReport, year: Int, of outcomes: [Outcome],
    onRun: @Sendable () -> Void = {}
  ) throws -> Attribution? {
    do {
      let split = try Decomposition(
        other.compiled, against: base.compiled, year: year, outcomes: outcomes, pairs: 1, seed: 1)
      if split.levers.count > limit { return nil }
      func values(_ report: RunReport) -> [Double] {
        outcomes.map { $0.value(report, year: year) }
      }
      let inner = Array(split.plan.coalitions.dropFirst().dropLast())
      let between = try SideBySide.tryMap(inner.count) { index in
        defer { onRun() }
        return try split.values(of: inner[index])
      }
      return split.attribution([values(base)] + between + [values(other)])
    } catch is InputProblems {
      return nil
    }
  }
}
