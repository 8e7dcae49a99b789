internal import FlowEngine

/// Rules of one metal's blend, from tables and the scenario's choices.
struct BlendCompiler {
  let scenario: Scenario
  let system: MaterialSystem

  /// 90 % of a normal distribution lies below its mean and this many standard deviations.
  private static let ninetieth = 1.2815515655446004

  /// - Parameter shares: Shares of the routes.
  func compile(
    shares: RouteShares, _ lookup: inout Lookup
  ) -> BlendPlan {
    BlendPlan(
      options: options(&lookup), heatShare: shares.shares(&lookup),
      chargeLimit: chargeLimits(&lookup),
      recycledContent: lookup.asking(for: .contentRule(system.name)) { lookup in
        lookup.path(lever: "recycled-content.\(system.name)")
      },
      castingsOnly: castingsOnly(&lookup))
  }

  private func options(_ lookup: inout Lookup) -> BlendOptions {
    lookup.part = .blend(system.name)
    var options = BlendOptions()
    options.reportsSameGradeRange = scenario.limits == .composition
    options.contentScope = scenario.contentScope
    if scenario.blend.content == .ninetiethPercentile {
      options.contentMargin = system.classes.map { scrapClass in
        let account = scrapClass.account == .new ? "new scrap" : "old scrap"
        return Self.ninetieth
          * lookup.number(account, "content spread", system.name, in: .fraction)
      }
    }
    if let price = lookup.demaggingOverOre(system, scenario.blend.demagging),
      let element = system.elements.firstIndex(of: "Mg")
    {
      options.demagging = Demagging(element: element, price: price)
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
}
