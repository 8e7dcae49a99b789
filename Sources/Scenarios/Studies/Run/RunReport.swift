public import FlowAccounts
public import FlowEngine
public import FlowInputs

/// A run with its accounts and verdicts: what every writer reads from.
public struct RunReport: Sendable {
  public let compiled: CompiledScenario
  public let run: RunResult
  public let melts: [MeltAccount]
  public let emissions: [EmissionAccount]
  public let carMarket: [CarMarketAccount]
  /// Metal by product, route and kind of works: shape `[m]`.
  public let lots: [LotAccount]
  /// The grid that the works share with all other buyers.
  public let power: PowerMarket
  public let fates: [FateAccount]
  public let allocation: [AllocationAccount]
  public let averages: [ProductAverages]
  public private(set) var assessments: [Assessment]
  /// Whether verdicts hold over the band of the habits, or at the fitted ones alone.
  package private(set) var isJudgedOverHabits = false
  /// What pledges are tested with.
  public let evidence: TargetEvidence

  /// Runs a compiled scenario and draws up its accounts.
  ///
  /// - Parameter measuresQuality: As ``Simulation/init(of:measuresQuality:)`` has it.
  /// - Throws: ``RunProblem`` with the scenario's file.
  public init(running compiled: CompiledScenario, measuresQuality: Bool = true) throws {
    var simulation = Simulation(of: compiled.plan, measuresQuality: measuresQuality)
    self.init(compiled, try compiled.simulated(by: &simulation))
    try requireFinite()
  }

  public init(_ compiled: CompiledScenario, _ run: RunResult) {
    let compiled = compiled.settled(by: run)
    let materials = compiled.plan.materials.indices
    let melts = materials.map { MeltAccount(run, material: $0) }
    let emissions = materials.map {
      EmissionAccount(
        run, material: $0, melts: melts[$0], factors: compiled.factors.emissionTerms[$0])
    }
    let market = materials.map {
      CarMarketAccount(run, material: $0, melts: melts[$0], emissions: emissions[$0])
    }
    lots = materials.map {
      LotAccount(
        run, material: $0, melts: melts[$0], factors: compiled.factors.emissionTerms[$0],
        plants: compiled.factors.plants[$0])
    }
    power = PowerMarket(
      lots, factors: compiled.power.factors, electricityUse: compiled.power.electricityUse,
      contracted: compiled.power.contracted)
    let fates = materials.map {
      FateAccount(run, material: $0, rank: compiled.familyRank[$0])
    }
    allocation = Self.allocation(compiled, run, melts, emissions, fates)
    self.fates = fates
    averages = materials.map {
      ProductAverages(
        melts: melts[$0], emissions: emissions[$0], system: compiled.plan.materials[$0].system)
    }
    evidence = Self.evidence(compiled, run, melts, ceilings: market.map(\.ceiling))
    assessments = Self.assess(compiled, averages, evidence)
    self.compiled = compiled
    self.run = run
    self.melts = melts
    self.emissions = emissions
    carMarket = market
  }

  /// This run asked for the targets of another scenario of the same horizon.
  public func assessments(of other: CompiledScenario) -> [Assessment] {
    Self.assess(other, averages, evidence)
  }

  /// The same run with verdicts over draws of its habits.
  func judged(_ assessments: [Assessment]) -> RunReport {
    var other = self
    other.assessments = assessments
    other.isJudgedOverHabits = true
    return other
  }

  /// Every material's emissions as other rules of allocation charge them.
  private static func allocation(
    _ compiled: CompiledScenario, _ run: RunResult, _ melts: [MeltAccount],
    _ emissions: [EmissionAccount], _ fates: [FateAccount]
  ) -> [AllocationAccount] {
    compiled.plan.materials.indices.map { m in
      AllocationAccount(
        run, material: m, melts: melts[m], emissions: emissions[m], fates: fates[m],
        factors: compiled.factors.emissionTerms[m], burdenShare: compiled.allocation[m].burdenShare,
        quality: compiled.allocation[m].quality)
    }
  }

  /// Aluminium's pledges are about the ingot, steel's about crude steel; iron castings are neither.
  private static func evidence(
    _ compiled: CompiledScenario, _ run: RunResult, _ melts: [MeltAccount], ceilings: [[Double]]
  ) -> TargetEvidence {
    let materials = compiled.plan.materials.indices
    return TargetEvidence(
      plan: compiled.plan,
      markets: materials.map {
        LotMarket(
          run, material: $0, melts: melts[$0], factors: compiled.factors.emissionTerms[$0],
          mix: compiled.factors.powerMixes[$0])
      },
      sectors: materials.map {
        SectorAccount(
          run, material: $0, melts: melts[$0], factors: compiled.factors.emissionTerms[$0],
          ofPrimary: compiled.plan.materials[$0].system.name == "aluminium", without: "iron")
      },
      ceilings: ceilings, shred: materials.map { Self.shred(run, $0) })
  }

  /// What leaves the shredder, all classes together: shape `[t * elements + e]`, mass fractions.
  private static func shred(_ run: RunResult, _ m: Int) -> [Double] {
    let system = run.plan.materials[m].system
    let lines = run.chart.materials[m].sorting.toClass
    return (0..<run.plan.yearCount).flatMap { t -> [Double] in
      let masses = system.elements.indices.map { element in
        lines.reduce(0) { $0 + run.ledger.amount($1, year: t, lane: system.typeCount + element) }
      }
      let whole = masses.reduce(0, +)
      return whole > 0 ? masses.map { $0 / whole } : masses
    }
  }

  /// Targets in the order of the register; those of makers without sales were reported before.
  private static func assess(
    _ asked: CompiledScenario, _ averages: [ProductAverages], _ evidence: TargetEvidence
  ) -> [Assessment] {
    var accounts: [String: MakerAccount] = [:]
    for maker in asked.makers {
      accounts[maker.name] = MakerAccount(maker, plan: evidence.plan, averages: averages)
    }
    return asked.targets.compactMap {
      Assessment(
        $0, maker: accounts[$0.company], evidence: evidence, from: asked.observedUntil)
    }
  }

  public var years: ClosedRange<Int> { compiled.scenario.horizon }
  public var reportingYears: ReportingYears { compiled.reportingYears }
  public var scenario: Scenario { compiled.scenario }
  var systems: [MaterialSystem] { compiled.plan.materials.map(\.system) }

  func material(_ name: String) -> Int? {
    compiled.plan.materials.firstIndex { $0.system.name == name }
  }
}
