internal import FlowAccounts
internal import FlowEngine

/// The market's limit, `allocation: lp`: the least of what the scenario's blend minimises, nearest
/// to the habits.
///
/// The same programme with weights for prices. They are so scaled that ore-based metal counts as
/// much as it costs, and the dispersion is a thousandth of that.
struct LimitCompiler {
  let scenario: Scenario
  let system: MaterialSystem

  /// What counts, per tonne of what is charged, in any one unit.
  private struct Weights {
    /// Shape `[r]`.
    var primary: [Double]
    /// Shape `[e]`.
    var alloying: [Double]
    /// Shape `[s]`.
    var scrap: [Double]
    /// Of a tonne of magnesium taken out.
    var demagging: Double
  }

  private static let dispersion = 1e-3

  /// - Parameters:
  ///   - composition: Of the products; elements that a limit asks for may be added.
  ///   - terms: Reporting factors, of which the emission objective takes one year's.
  func compile(
    _ habits: ChargeHabits, _ composition: CompositionPlan, terms: [EmissionTerm],
    firstOpen: Int, _ lookup: inout Lookup
  ) -> MarketPlan {
    lookup.part = .blend(system.name)
    let ore = max(lookup.orePrices(system).max() ?? 1, 1)
    let weights = weights(composition.limits, terms, &lookup)
    let scale = ore / max(weights.primary.max() ?? 1, .leastNormalMagnitude)
    let years = scenario.horizon.count
    var habits = habits
    habits.dispersion = Self.dispersion * ore
    return MarketPlan(
      .lp, habits: habits, nominal: composition.nominal,
      orePrice: weights.primary.map { Array(repeating: scale * $0, count: years) },
      scrapCost: weights.scrap.map { scale * $0 }, chargingCost: 0,
      alloyingPrice: weights.alloying.map { scale * $0 }, leastAlloyingExtra: 0,
      demaggingPrice: scale * weights.demagging, buyOut: BlendOptions.shortageWeight,
      firstOpen: firstOpen)
  }

  private func weights(
    _ limits: [CompositionLimit], _ terms: [EmissionTerm], _ lookup: inout Lookup
  ) -> Weights {
    switch scenario.blend.objective {
    case .primary: masses(&lookup)
    case .cost: costs(limits, &lookup)
    case .emissions: emissions(limits, terms, &lookup)
    }
  }

  private func masses(_ lookup: inout Lookup) -> Weights {
    Weights(
      primary: system.routes.map { _ in 1 }, alloying: system.elements.map { _ in 1 },
      scrap: system.classes.map { _ in 0 },
      demagging: lookup.demaggingOverOre(system, scenario.blend.demagging) ?? 0)
  }

  /// Shape `[element]`; never below ore-based metal.
  ///
  /// Silicon and manganese are cheaper than aluminium. Counted so, they would fill every alloy up
  /// to its maxima in place of metal, and all of it where none is kept.
  private func alloying(
    _ metric: String, _ unit: Unit, _ limits: [CompositionLimit], _ primary: [Double],
    _ lookup: inout Lookup
  ) -> [Double] {
    lookup.alloying(metric, in: unit, system, limits).map { weight in
      weight.map { max($0, primary.max() ?? 0) } ?? 0
    }
  }

  private func costs(_ limits: [CompositionLimit], _ lookup: inout Lookup) -> Weights {
    let primary = lookup.orePrices(system)
    let alloying = alloying("price", .yuanPerTonne, limits, primary, &lookup)
    let scrap = system.classes.map { scrapClass -> Double in
      let account = scrapClass.account == .new ? "new scrap" : "old scrap"
      let own = lookup.optional(scrapClass.id, "price ratio", in: .fraction)
      let ratio =
        own?.values[0] ?? lookup.number(account, "price ratio", system.name, in: .fraction)
      return ratio * primary[0]
    }
    return Weights(
      primary: primary, alloying: alloying, scrap: scrap,
      demagging: demagging("price", .yuanPerTonne, &lookup))
  }

  /// Factors of the last year of statistics, or of the run's year nearest to it; scrap has none.
  ///
  /// What all metal bears alike, such as melting, moves no decision and is left out.
  private func emissions(
    _ limits: [CompositionLimit], _ terms: [EmissionTerm], _ lookup: inout Lookup
  ) -> Weights {
    let horizon = scenario.horizon
    let t =
      min(max(lookup.observedUntil, horizon.lowerBound), horizon.upperBound) - horizon.lowerBound
    func factor(_ basis: EmissionBasis) -> Double {
      terms.reduce(0) { $0 + ($1.basis == basis ? $1.factor[t] : 0) }
    }
    let primary = system.routes.indices.map { factor(.primary(route: $0)) }
    return Weights(
      primary: primary,
      alloying: alloying("emissions", .carbonPerTonne, limits, primary, &lookup),
      scrap: system.classes.map { _ in 0 },
      demagging: demagging("emissions", .carbonPerTonne, &lookup))
  }

  private func demagging(_ metric: String, _ unit: Unit, _ lookup: inout Lookup) -> Double {
    lookup.demagging(metric, in: unit, system, scenario.blend.demagging) ?? 0
  }
}
