public import FlowAccounts
internal import FlowEngine

/// What accounts multiply the metal of a run with; no flow hangs on it.
public struct ReportingFactors: Sendable {
  /// Shape `[m]`.
  public let emissionTerms: [[EmissionTerm]]
  /// Kinds of works behind each route: shape `[m][route][plant]`.
  public let plants: [[[PlantShare]]]
  /// Where the works have their power from: shape `[m]`.
  public let powerMixes: [PowerMix]
  /// Costs, prices and shortfalls behind the shares of works.
  package let plantPlan: PlantPlan
}

/// The factors of every metal, as long as the shares of the works are open.
struct FactorRules: Sendable {
  private let systems: [MaterialSystem]
  private let emissions: [EmissionRules]
  private let power: [PowerMixRule]
  let supply: PowerSupply
  private let years: Int

  /// - Parameter plants: Names the kinds of works; their shares are not looked at.
  init(
    _ scenario: Scenario, _ definition: SystemDefinition, plants: PlantPlan,
    _ lookup: inout Lookup
  ) {
    let supply = PowerSupply(&lookup)
    self.supply = supply
    let compiler = EmissionCompiler(scenario: scenario, plants: plants, supply: supply)
    systems = definition.systems
    years = scenario.horizon.count
    emissions = systems.map { compiler.rules(of: $0, &lookup) }
    power = systems.map { PowerMixRule(of: $0, supply) }
  }

  /// With the shares of a plan, whether given or found by a market.
  func factors(_ plan: PlantPlan) -> ReportingFactors {
    let plants = systems.map { system in
      system.routes.map { plan.shares(of: $0.id, material: system.name, years: years) }
    }
    return ReportingFactors(
      emissionTerms: zip(emissions, plants).map { $0.terms($1) }, plants: plants,
      powerMixes: power.map { $0.mix(plan) }, plantPlan: plan)
  }
}
