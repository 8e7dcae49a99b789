internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Emissions of bought metal, term by term.
extension Indicators {
  private static let supply = "Emissions|Kyoto Gases|Supply Chain"
  private static let intensity = "Emission Intensity|Kyoto Gases|Supply Chain"

  func addEmissions(to list: inout IndicatorList) {
    let metals = plan.materials.indices
    list.add(
      Self.supply, .emissions,
      Derivation(
        "Σ over metals; scrap comes free of burden (cut-off), no credits",
        of: metals.map { "\(Self.supply)|\(metal($0))" }))
    for m in metals { addEmissions(of: m, to: &list) }
    for m in metals {
      list.add(
        "\(Self.intensity)|\(metal(m))", .intensity(name(m)), unit: "Mt CO2-equiv/Mt",
        Derivation(
          "emissions of bought metal ÷ bought metal",
          of: ["\(Self.supply)|\(metal(m))", demand(m)]))
    }
    list.add(
      "\(Self.intensity)|Per Car", .emissionsPerCar,
      Derivation(
        "emissions of bought metal ÷ cars built", of: [Self.supply, "Production|\(Self.car)"]))
    list.add(
      "\(Self.intensity)|Per Distance", "g CO2-equiv/km",
      Derivation(
        "emissions per car ÷ lifetime distance", of: ["\(Self.intensity)|Per Car"],
        on: [.lifetimeDistance])
    ) { report.emissionsPerCar($0) * 1e6 / report.compiled.lifetimeKilometres }
  }

  private func addEmissions(of m: Int, to list: inout IndicatorList) {
    let account = report.emissions[m]
    let system = plan.materials[m].system
    let name = "\(Self.supply)|\(metal(m))"
    list.add(
      name, "Mt CO2-equiv/yr",
      Derivation(
        "Σ over terms of mass × factor, for the metal that car makers buy",
        of: account.terms.map { "\(name)|\(Self.capitalised($0))" })
    ) { report.carMarket[m].emissions[$0] }
    for (column, term) in account.terms.enumerated() {
      list.add("\(name)|\(Self.capitalised(term))", "Mt CO2-equiv/yr", derivation(of: term, m)) {
        t in
        (0..<system.carGradeCount).reduce(0) { sum, g in
          sum
            + account.byTerm[
              (t * system.grades.count + g) * account.terms.count + column]
        }
      }
    }
  }

  /// Each term: its mass × the factor that the plan has for it.
  private func derivation(of term: String, _ m: Int) -> Derivation {
    let metal = metal(m)
    let (primary, bought) = ("Primary Metal|\(metal)", demand(m))
    let formula: String
    var mass = bought
    switch term {
    case "ore-based iron":
      (formula, mass) = ("Σ over routes of ore-based iron charged × factor", primary)
    case "melt shop": formula = "Σ over routes of liquid metal × direct emissions"
    case "melt-shop power":
      formula = "Σ over routes of liquid metal × electricity × factor of a steelworks' power"
    case "hydrogen power", "ironmaking power":
      (formula, mass) = (
        "reduced iron charged × electricity × factor of a steelworks' power", primary
      )
    case "finishing": formula = "Σ over products of bought metal × fuel factor of its form"
    case "finishing power":
      formula = "Σ over products of bought metal × electricity of its form × grid factor"
    case "alloying elements":
      (formula, mass) = (
        "Σ over elements of what is added × factor", "Alloying Elements|\(metal)"
      )
    case "anode and PFC":
      (formula, mass) = ("primary aluminium × (anode + anode making + PFC)", primary)
    case "smelter power":
      (formula, mass) = (
        "primary aluminium × smelter electricity × (captive coal share × coal + renewable share "
          + "× renewable + rest × grid)", primary
      )
    case "remelting": formula = "liquid metal × fuel factor of the furnace"
    case "remelting power": formula = "liquid metal × electricity of the furnace × grid factor"
    default: (formula, mass) = ("primary aluminium × factor", primary)
    }
    let works = Self.shared.contains(term) ? [production(m)] : []
    return Derivation(
      formula, of: [mass] + works, on: [.emissionTerm(name(m), term)] + power(of: term))
  }

  /// Terms whose factor is a mean over works or their routes.
  private static let shared: Set = [
    "ore-based iron", "hydrogen power", "ironmaking power", "anode and PFC", "smelter power",
    "melt shop", "melt-shop power", "remelting", "remelting power",
  ]

  private func power(of term: String) -> [PlanPart] {
    switch term {
    case "melt-shop power", "hydrogen power", "ironmaking power":
      [.gridFactor, .otherPowerFactors, .steelworksPower]
    case "smelter power": [.gridFactor, .otherPowerFactors, .smelterPower]
    case "finishing power", "remelting power": [.gridFactor]
    default: []
    }
  }
}
