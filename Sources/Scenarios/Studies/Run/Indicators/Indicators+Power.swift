internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Emissions of all metal and of all power, in three views of electricity.
extension Indicators {
  /// How each view counts electricity, in the words that its variables begin with.
  private static let views: [(view: PowerView, word: String, rule: String)] = [
    (.location, "Location-Based", "own plants as they are, all else at the grid"),
    (.market, "Market-Based", "contracts at their plant, the rest at the residual mix"),
    (
      .chineseRule, "Chinese Rule",
      "contracts and own lines of renewable power at zero, the rest at the grid"
    ),
  ]

  func addPowerViews(to list: inout IndicatorList) {
    let unit = "Mt CO2-equiv/yr"
    for (view, word, rule) in Self.views {
      let name = "Emissions (\(word))|Kyoto Gases|Metal Production"
      let formula = "Σ over lots of all terms, electricity by this view: \(rule)"
      let metals = plan.materials.indices
      let totals = metals.map { m in
        sums(m) { $0.other[$1] + report.power.emissions($0, view, $1) }
      }
      list.add(
        name, unit, Derivation(formula, of: metals.map { "\(name)|\(metal($0))" })
      ) { t in totals.reduce(0) { $0 + $1[t] } }
      for m in metals {
        list.add(
          "\(name)|\(metal(m))", unit,
          Derivation(
            formula,
            of: [production(m)] + (view == .market ? electricities : [electricity(m)])
              + ["Primary Metal", "Alloying Elements"].map { "\($0)|\(metal(m))" },
            on: terms(m) + power(view))
        ) { totals[m][$0] }
      }
    }
  }

  /// Terms that no electricity is behind.
  private func terms(_ m: Int) -> [PlanPart] {
    let electric = Set(
      report.compiled.factors.emissionTerms[m].lazy.filter { $0.electricity != nil }.map(\.name))
    return report.emissions[m].terms.filter { !electric.contains($0) }
      .map { .emissionTerm(name(m), $0) }
  }

  private func power(_ view: PowerView) -> [PlanPart] {
    [
      .gridFactor, .otherPowerFactors, .steelworksPower, .smelterPower,
      .worksShares("aluminium"),
    ] + (view == .market ? [.powerMarket] : [])
  }

  /// All power through the grid, by who is charged with it; location and market agree.
  func addGrid(to list: inout IndicatorList) {
    let unit = "Mt CO2-equiv/yr"
    let market = report.power
    for (view, word, rule) in Self.views {
      let name = "Emissions (\(word))|Electricity"
      func charged() -> Derivation {
        Derivation(
          "power through the grid × factor by who is charged: \(rule)", of: electricities,
          on: power(view) + (view == .market ? [] : [.powerMarket]))
      }
      list.add(name, unit, charged()) { market.charged(view, $0).total }
      list.add("\(name)|Metal Production", unit, charged()) { market.charged(view, $0).lots }
      list.add("\(name)|Other Contracts", unit, charged()) { market.charged(view, $0).contracts }
      list.add("\(name)|Residual Buyers", unit, charged()) { market.charged(view, $0).rest }
    }
    list.add(
      "Chinese Rule Gap|Electricity", unit,
      Derivation(
        "grid factor × all power bought by contract: what the rule leaves uncounted",
        of: ["Emissions (Location-Based)|Electricity", "Emissions (Chinese Rule)|Electricity"])
    ) { market.chineseRuleGap($0) }
    let grid = "Emission Intensity|Electricity|Grid"
    list.add(grid, "t CO2-equiv/MWh", Derivation("average of the grid", on: [.gridFactor])) {
      market.factors.grid[$0]
    }
    list.add(
      "Emission Intensity|Electricity|Residual Mix", "t CO2-equiv/MWh",
      Derivation(
        "(grid × all power − renewable × contracts) ÷ (all power − contracts)",
        of: [grid] + electricities, on: power(.market))
    ) { market.residual[$0] }
  }

  private var electricities: [String] { plan.materials.indices.map(electricity) }
}
