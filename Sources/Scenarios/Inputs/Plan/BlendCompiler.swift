internal import FlowAccounts
internal import FlowEngine

/// Decision factors and rules of one metal's blend, from tables and the scenario's choices.
struct BlendCompiler {
  let scenario: Scenario
  let system: MaterialSystem
  let observedUntil: Int

  /// 90 % of a normal distribution lies below its mean and this many standard deviations.
  private static let ninetieth = 1.2815515655446004

  /// - Parameter terms: Reporting factors, of which the emission objective takes one year's.
  func options(
    limits: [CompositionLimit], terms: [EmissionTerm], _ lookup: inout Lookup
  ) -> BlendOptions {
    lookup.part = .blend(system.name)
    var options = BlendOptions()
    options.reportsSameGradeRange = scenario.limits == .composition
    options.contentScope = scenario.contentScope
    // A market has prices of its own.
    if scenario.market == .fixed { options.prices = prices(limits, terms, &lookup) }
    if scenario.blend.content == .ninetiethPercentile {
      options.contentMargin = system.classes.map { scrapClass in
        let account = scrapClass.account == .new ? "new scrap" : "old scrap"
        return Self.ninetieth
          * lookup.number(account, "content spread", system.name, in: .fraction)
      }
    }
    if scenario.blend.demagging == .allowed,
      let element = system.elements.firstIndex(of: "Mg")
    {
      options.demagging = Demagging(element: element, price: demaggingPrice(&lookup))
    }
    lookup.part = .castingsOnly(system.name)
    if system.name == "aluminium", lookup.lever("castings-only") != nil {
      options.takesBarredScrap = system.grades.map {
        lookup.optional($0.family, "takes downgraded scrap", in: .number) != nil
      }
    }
    return options
  }

  /// Shape `[t]`; empty where the scenario bars nothing.
  func castingsOnly(_ lookup: inout Lookup) -> [Double] {
    guard system.name == "aluminium", let path = lookup.lever("castings-only") else {
      return []
    }
    return scenario.horizon.map { $0 > observedUntil ? path.value(in: $0) : 0 }
  }

  private func prices(
    _ limits: [CompositionLimit], _ terms: [EmissionTerm], _ lookup: inout Lookup
  ) -> BlendPrices? {
    switch scenario.blend.objective {
    case .primary: nil
    case .cost: costs(limits, &lookup)
    case .emissions: emissions(limits, terms, &lookup)
    }
  }

  /// Elements that some product asks for: no other is ever added.
  private func added(_ limits: [CompositionLimit]) -> [Bool] {
    system.elements.indices.map { element in
      limits.contains { ($0.minimum ?? 0) > 0 && $0.elements.contains(element) }
    }
  }

  /// Shape `[element]`; never below ore-based metal.
  ///
  /// Silicon and manganese are cheaper than aluminium. Counted so, they would fill every alloy up
  /// to its maxima in place of metal, and all of it where none is kept.
  private func alloying(
    _ metric: String, _ unit: Unit, _ limits: [CompositionLimit], _ primary: [Double],
    _ lookup: inout Lookup
  ) -> [Double] {
    zip(system.elements, added(limits)).map { element, isAdded in
      isAdded
        ? max(lookup.number("alloying", metric, element, in: unit), primary.max() ?? 0) : 0
    }
  }

  private func primaryPrices(_ lookup: inout Lookup) -> [Double] {
    system.routes.map { lookup.number($0.primary, "price", in: .yuanPerTonne) }
  }

  private func costs(_ limits: [CompositionLimit], _ lookup: inout Lookup) -> BlendPrices {
    let primary = primaryPrices(&lookup)
    let alloying = alloying("price", .yuanPerTonne, limits, primary, &lookup)
    let scrap = system.classes.map { scrapClass -> Double in
      let account = scrapClass.account == .new ? "new scrap" : "old scrap"
      let own = lookup.optional(scrapClass.id, "price ratio", in: .fraction)
      let ratio =
        own?.values[0] ?? lookup.number(account, "price ratio", system.name, in: .fraction)
      return ratio * primary[0]
    }
    return BlendPrices(primary: primary, alloying: alloying, scrap: scrap)
  }

  /// Factors of the last year of statistics, or of the run's year nearest to it; scrap has none.
  ///
  /// What all metal bears alike, such as melting, moves no decision and is left out.
  private func emissions(
    _ limits: [CompositionLimit], _ terms: [EmissionTerm], _ lookup: inout Lookup
  ) -> BlendPrices {
    let horizon = scenario.horizon
    let t = min(max(observedUntil, horizon.lowerBound), horizon.upperBound) - horizon.lowerBound
    func factor(_ basis: EmissionBasis) -> Double {
      terms.reduce(0) { $0 + ($1.basis == basis ? $1.factor[t] : 0) }
    }
    let primary = system.routes.indices.map { factor(.primary(route: $0)) }
    return BlendPrices(
      primary: primary,
      alloying: alloying("emissions", .carbonPerTonne, limits, primary, &lookup),
      scrap: system.classes.map { _ in 0 })
  }

  /// Per tonne of magnesium, in the objective's unit.
  private func demaggingPrice(_ lookup: inout Lookup) -> Double {
    let price = lookup.number("demagging", "price", "Mg", in: .yuanPerTonne)
    switch scenario.blend.objective {
    case .primary: return price / max(primaryPrices(&lookup)[0], 1)
    case .cost: return price
    case .emissions: return lookup.number("demagging", "emissions", "Mg", in: .carbonPerTonne)
    }
  }
}
