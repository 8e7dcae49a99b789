public import MaterialFlow

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
  public let assessments: [Assessment]
  /// Everything that is reported by name.
  public private(set) var variables: [Variable] = []

  /// Runs a compiled scenario and draws up its accounts.
  public init(running compiled: CompiledScenario) throws {
    var simulation = Simulation(of: compiled.plan)
    self.init(compiled, try simulation.run())
  }

  public init(_ compiled: CompiledScenario, _ run: RunResult) {
    let materials = compiled.plan.materials.indices
    let melts = materials.map { MeltAccount(run, material: $0) }
    let emissions = materials.map {
      EmissionAccount(run, material: $0, melts: melts[$0], factors: compiled.emissionTerms[$0])
    }
    let market = materials.map {
      CarMarketAccount(run, material: $0, melts: melts[$0], emissions: emissions[$0])
    }
    lots = materials.map {
      LotAccount(
        run, material: $0, melts: melts[$0], factors: compiled.emissionTerms[$0],
        plants: compiled.plants[$0])
    }
    power = PowerMarket(
      lots, factors: compiled.power.factors, electricityUse: compiled.power.electricityUse,
      contracted: compiled.power.contracted)
    fates = materials.map { FateAccount(run, material: $0, rank: compiled.familyRank[$0]) }
    assessments = Self.assess(
      compiled, run: run, melts: melts, emissions: emissions, ceilings: market.map(\.ceiling))
    self.compiled = compiled
    self.run = run
    self.melts = melts
    self.emissions = emissions
    carMarket = market
    variables = VariableTable.variables(of: self)
  }

  /// This run asked for the targets of another scenario of the same horizon.
  public func assessments(of other: CompiledScenario) -> [Assessment] {
    Self.assess(
      other, run: run, melts: melts, emissions: emissions, ceilings: carMarket.map(\.ceiling))
  }

  /// Targets in the order of the register; those of makers without sales were reported before.
  private static func assess(
    _ asked: CompiledScenario, run: RunResult, melts: [MeltAccount],
    emissions: [EmissionAccount], ceilings: [[Double]]
  ) -> [Assessment] {
    asked.targets.compactMap { target in
      guard let maker = asked.makers.first(where: { $0.name == target.company }) else {
        return nil
      }
      return Assessment(
        target, maker: MakerAccount(maker, run: run, melts: melts, emissions: emissions),
        years: asked.scenario.horizon, ceilings: ceilings, from: asked.observedUntil)
    }
  }

  public var years: ClosedRange<Int> { compiled.scenario.horizon }
  public var scenario: Scenario { compiled.scenario }

  func material(_ name: String) -> Int? {
    compiled.plan.materials.firstIndex { $0.system.name == name }
  }
}
