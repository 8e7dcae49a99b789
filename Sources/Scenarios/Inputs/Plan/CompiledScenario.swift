public import FlowAccounts
public import FlowEngine
public import FlowTables

/// A scenario with everything that a run and its accounts need.
public struct CompiledScenario: Sendable {
  public let scenario: Scenario
  public let data: DataStore
  public private(set) var plan: Plan
  /// They may change without solving again.
  public private(set) var factors: ReportingFactors
  /// What they follow from, as long as a market may still find the shares of works.
  let factorRules: FactorRules
  /// The grid that metal works share with all other buyers.
  package let power: PowerMarketInputs
  /// What sorting costs beside what it saves: shape `[m]`; reporting factors.
  public let sortingEconomics: [SortingEconomics]
  /// Conventions of the allocation views: shape `[m]`.
  public let allocation: [AllocationRule]
  /// The worth of each product's family: shape `[m][product]`.
  public let familyRank: [[Int]]
  public let makers: [Maker]
  public let targets: [Target]
  public let untestable: [UntestableTarget]
  /// Over a car's life, for grams per kilometre.
  public let lifetimeKilometres: Double
  public let plausibility: PlausibilityBounds
  public let warnings: [Diagnostic]
  /// Warnings that were counted and not kept.
  public let unwrittenWarnings: Int
  /// The last year that the tables hold statistics for; levers act after it.
  public let observedUntil: Int
  /// The tables that the numbers came from.
  public let tables: [SourceFile]
  /// The user's tables of contracts, in the order in which they win over each other.
  package let contractTables: [SourceFile]
  /// Metals, grades, classes and routes, read once for every change of a lever.
  let definition: SystemDefinition
  /// Series and levers that each part of the plan asked for.
  package let record: LookupRecord
  /// What levers were laid over, by the lever's name.
  let courses: [String: LeverCourse]
  /// What a reader of the levers should look at twice, lever by lever.
  public private(set) var leverFindings: [(lever: Lever, finding: LeverFinding)]
}

extension CompiledScenario {
  /// What money of one currency and year is in another.
  package var currencies: CurrencyBook { factors.plantPlan.costs.currencies }

  /// The years that tables and pictures of its runs speak of.
  public var reportingYears: ReportingYears {
    ReportingYears(scenario.horizon, observedUntil: observedUntil)
  }

  /// A lever over the years of the run, beside what holds without it.
  public func course(of lever: Lever) -> LeverCourse {
    if let course = courses[lever.name] { return course }
    // The plan asks for no path of it: it is left alone and has no series.
    return LeverCourse(lever, nil, of: nil, over: scenario.horizon, after: observedUntil) { _ in 0 }
  }

  /// What a lever's path has in a year; nil where the scenario leaves it alone.
  package func setValue(of lever: Lever, in year: Int) -> Double? {
    scenario.path(of: lever.name) == nil ? nil : course(of: lever).value(in: year)
  }

  /// Paths of the user's files that were read: scenario, targets, tables.
  public var inputPaths: [String] {
    (scenario.files + tables).map(\.path).filter {
      !$0.hasPrefix("builtin:") && $0 != "<stdin>"
    }
  }

  /// Compiles a scenario with the built-in data, its own tables, and the user's in front.
  ///
  /// - Throws: ``InputProblems`` with every missing or unfit number.
  public static func compile(
    _ scenario: Scenario, tables: [SourceFile] = []
  ) throws -> CompiledScenario {
    var problems = Diagnostics()
    let data = DataStore.load(
      user: scenario.tables + tables, reporting: &problems)
    return try compile(scenario, data: data, tables: tables, reporting: problems)
  }

  /// Compiles a scenario with numbers that were put together elsewhere.
  ///
  /// - Parameter tables: The user's files, for the record.
  package static func compile(
    _ scenario: Scenario, data: DataStore, tables: [SourceFile],
    reporting earlier: Diagnostics = Diagnostics()
  ) throws -> CompiledScenario {
    var problems = earlier
    let definition = SystemDefinition.load(data, reporting: &problems)
    problems.append(contentsOf: scenario.warnings)
    try problems.throwIfErrors()
    return try compile(
      scenario.naming(companiesOf: data), data, definition,
      tables: tables + DataStore.tables.map(BuiltinFiles.file),
      warnings: problems)
  }

  /// The warnings as JSON, as those of a scenario with errors.
  public var warningsJSON: [UInt8] {
    InputProblems(
      warnings(beside: []), unwritten: UnwrittenProblems(warnings: unwrittenWarnings)
    ).json
  }

  /// The same scenario with other levers; no table is read again.
  ///
  /// - Parameter levers: Each takes the place of the scenario's own path of that lever.
  /// - Throws: ``InputProblems`` where levers contradict each other.
  public func with(_ levers: [LeverPath]) throws -> CompiledScenario {
    try Self.compile(
      scenario.with(levers), data, definition, tables: tables, warnings: Diagnostics())
  }

  /// The same scenario with these levers and no others; no table is read again.
  package func withOnly(_ levers: [LeverPath]) throws -> CompiledScenario {
    try Self.compile(
      scenario.withOnly(levers), data, definition, tables: tables, warnings: Diagnostics())
  }

  /// The same scenario with maxima kept, and everything told that a comparison by grade shows.
  public func keepingComposition() -> CompiledScenario {
    var other = self
    other.plan.limits = .composition
    for m in other.plan.materials.indices {
      other.plan.materials[m].blend.options.reportsSameGradeRange = true
      other.plan.materials[m].blend.options.reportsForcedByProduct = true
    }
    return other
  }

  /// The same scenario with the range of its figures over all plans of the least ore-based metal.
  public func measuringFace() -> CompiledScenario {
    changingPlan { plan in
      for m in plan.materials.indices {
        plan.materials[m].blend.options.reportsSameGradeRange = true
        plan.materials[m].blend.options.reportsCarRange = true
      }
    }
  }

  /// The same scenario with a plan that differs a little.
  func changingPlan(_ change: (inout Plan) -> Void) -> CompiledScenario {
    var other = self
    change(&other.plan)
    return other
  }

  /// The same scenario with the shares of works that a market found: its reporting factors follow.
  package func settled(by run: RunResult) -> CompiledScenario {
    if scenario.supply == .fixed { return self }
    var other = self
    let plants = factors.plantPlan.settled(by: run)
    other.factors = factorRules.factors(plants)
    other.leverFindings += plants.unbuilt(over: scenario.horizon).compactMap { lever, worst in
      scenario.path(of: lever.name) == nil
        ? nil : (lever, .unbuilt(year: worst.year, share: worst.share))
    }
    return other
  }

  private static func compile(
    _ scenario: Scenario, _ data: DataStore, _ definition: SystemDefinition,
    tables: [SourceFile], warnings: Diagnostics
  ) throws -> CompiledScenario {
    var lookup = Lookup(data, horizon: scenario.horizon, levers: scenario.paths)
    lookup.problems = warnings
    lookup.readHistory()
    try lookup.problems.throwIfErrors()
    let fleet = try FleetCompiler(scenario, definition).compile(&lookup)
    let plants = PlantCompiler(scenario: scenario, definition: definition).compile(&lookup)
    let compiler = PlanCompiler(scenario: scenario, definition: definition)
    let sectors = try compiler.sectors(fleet, &lookup)
    let rules = FactorRules(scenario, definition, plants: plants, &lookup)
    let factors = rules.factors(plants)
    let plan = compiler.plan(fleet, sectors, plants, factors.emissionTerms, &lookup)
    let market = PowerMarketInputs(rules.supply, &lookup)
    let rank = familyRank(definition, &lookup)
    let economics = plan.materials.map { SortingEconomics($0.system, $0.sorting.options, &lookup) }
    let allocation = definition.systems.map { AllocationRule($0.name, &lookup) }
    var pledges = TargetCompiler(scenario: scenario, systems: definition.systems, fleet: fleet)
    let targets = pledges.compile(&lookup)
    let plausibility = PlausibilityBounds(&lookup)
    warnOfFirstYear(scenario, &lookup)
    let findings = leverFindings(&lookup)
    let kilometres = lifetimeKilometres(&lookup)
    try lookup.problems.throwIfErrors()
    return CompiledScenario(
      scenario: scenario, data: data, plan: plan, factors: factors, factorRules: rules,
      power: market, sortingEconomics: economics, allocation: allocation, familyRank: rank,
      makers: targets.makers, targets: targets.targets, untestable: targets.untestable,
      lifetimeKilometres: kilometres, plausibility: plausibility,
      warnings: lookup.problems.sorted, unwrittenWarnings: lookup.problems.unwritten.warnings,
      observedUntil: lookup.observedUntil, tables: tables,
      contractTables: ContractTable.among(scenario.tables + tables), definition: definition,
      record: lookup.record, courses: lookup.courses, leverFindings: findings)
  }

  /// The worth of each product's family: shape `[m][product]`.
  private static func familyRank(
    _ definition: SystemDefinition, _ lookup: inout Lookup
  ) -> [[Int]] {
    definition.systems.map { system in
      lookup.part = .familyRank(system.name)
      return system.grades.map { lookup.wholeNumber($0.family, "rank", in: .number) }
    }
  }

  /// What a reader should look at twice, each told as a warning.
  private static func leverFindings(
    _ lookup: inout Lookup
  ) -> [(lever: Lever, finding: LeverFinding)] {
    var found: [(lever: Lever, finding: LeverFinding)] = []
    for lever in Lever.all {
      guard let course = lookup.courses[lever.name], let path = course.path else { continue }
      for finding in course.findings(lookup.horizon, after: lookup.observedUntil) {
        if case .unbuilt = finding {} else { finding.report(path, &lookup.problems) }
        found.append((lever, finding))
      }
    }
    return found
  }

  /// 0 after a complaint.
  private static func lifetimeKilometres(_ lookup: inout Lookup) -> Double {
    lookup.part = .lifetimeDistance
    return lookup.positive("passenger cars", "lifetime distance", in: .kilometres)?.constant ?? 0
  }

  /// A run that does not begin with the tables lacks the new scrap of the year before.
  private static func warnOfFirstYear(_ scenario: Scenario, _ lookup: inout Lookup) {
    if scenario.horizon.lowerBound <= ScenarioKey.years.lowerBound { return }
    lookup.problems.warning(
      .horizon, at: FileLocation(path: scenario.argument),
      "the run starts in \(scenario.horizon.lowerBound) without new scrap of the year before, so "
        + "its first year makes too much metal from ore",
      help: "start two years before the first year that matters")
  }
}
