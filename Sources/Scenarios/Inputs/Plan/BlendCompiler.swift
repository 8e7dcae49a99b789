internal import FlowAccounts
internal import FlowEngine

/// Decision factors and rules of one metal's blend, from tables and the scenario's choices.
struct BlendCompiler {
  let scenario: Scenario
  let system: MaterialSystem

  /// 90 % of a normal distribution lies below its mean and this many standard deviations.
  private static let ninetieth = 1.2815515655446004

  /// - Parameters:
  ///   - limits: Composition limits of the products; elements that one asks for may be added.
  ///   - terms: Reporting factors, of which the emission objective takes one year's.
  ///   - shares: Shares of the routes.
  ///   - market: Where scrap is bought at prices that clear.
  func compile(
    limits: [CompositionLimit], terms: [EmissionTerm], shares: RouteShares,
    _ market: ScrapMarketPlan?, _ lookup: inout Lookup
  ) -> BlendPlan {
    BlendPlan(
      options: options(limits, terms, market, &lookup), heatShare: shares.shares(&lookup),
      chargeLimit: chargeLimits(&lookup),
      orderCost: orderCosts(&lookup),
      unevenCost: lookup.number("furnaces", "uneven charge cost", in: .number),
      recycledContent: lookup.asking(for: .contentRule(system.name)) { lookup in
        lookup.path(lever: "recycled-content.\(system.name)")
      },
      castingsOnly: castingsOnly(&lookup))
  }

  private func options(
    _ limits: [CompositionLimit], _ terms: [EmissionTerm], _ market: ScrapMarketPlan?,
    _ lookup: inout Lookup
  ) -> BlendOptions {
    lookup.part = .blend(system.name)
    var options = BlendOptions()
    options.supplySteps = market?.steps.count
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
    if system.name == "aluminium", lookup.isSet("castings-only") {
      options.takesBarredScrap = system.grades.map {
        lookup.optional($0.family, "takes downgraded scrap", in: .number) != nil
      }
    }
    return options
  }

  /// Shape `[t]`; empty where the scenario bars nothing.
  private func castingsOnly(_ lookup: inout Lookup) -> [Double] {
    if system.name != "aluminium" { return [] }
    lookup.part = .castingsOnly(system.name)
    return lookup.isSet("castings-only") ? lookup.path(lever: "castings-only") : []
  }

  /// Shape `[h][t]`.
  private func chargeLimits(_ lookup: inout Lookup) -> [Double] {
    lookup.part = .chargeLimits(system.name)
    return system.heats.flatMap { heat in
      lookup.path(system.routes[heat.route].id, "scrap charge limit", in: .fraction)
    }
  }

  /// The cost of a class in a grade, else in the grade's family: shape `[s][h]`.
  private func orderCosts(_ lookup: inout Lookup) -> [Double] {
    lookup.part = .order(system.name)
    var costs: [Double] = []
    for scrapClass in system.classes {
      for heat in system.heats {
        let product = system.grades[heat.product]
        let own = lookup.optional(scrapClass.id, "order cost", product.id, in: .number)
        let cost =
          own ?? lookup.series(scrapClass.id, "order cost", product.family, in: .number)
        costs.append(cost?.constant ?? 0)
      }
    }
    return costs
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
    let t =
      min(max(lookup.observedUntil, horizon.lowerBound), horizon.upperBound) - horizon.lowerBound
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
