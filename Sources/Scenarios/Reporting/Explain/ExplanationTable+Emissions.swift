internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies

/// Emissions of bought metal, term by term, and the headline's own names.
extension ExplanationTable {
  private static let supply = "Emissions|Kyoto Gases|Supply Chain"

  func emissions(_ levels: [String]) -> Explanation? {
    guard levels.count > 2 else { return nil }
    if levels[0] == "Emission Intensity" { return intensity(levels) }
    if levels.count == 3 {
      return Explanation(
        "Σ over metals; scrap comes free of burden (cut-off), no credits",
        parts: systems.indices.map { "\(Self.supply)|\(word($0))" })
    }
    guard let m = material(levels[3]) else { return nil }
    if levels.count == 4 {
      let name = "\(Self.supply)|\(word(m))"
      var terms: [String] = []
      for term in report.emissions[m].terms {
        terms.append("\(name)|\(VariableTable.capitalised(term))")
      }
      return Explanation(
        "Σ over terms of mass × factor, for the metal that car makers buy", parts: terms)
    }
    return term(levels[4].lowercased(), m)
  }

  private func intensity(_ levels: [String]) -> Explanation? {
    switch levels.last {
    case "Per Car":
      return Explanation(
        "emissions of bought metal ÷ cars built", parts: [Self.supply, "Production|\(Self.car)"])
    case "Per Distance":
      return Explanation(
        "emissions per car ÷ lifetime distance",
        parts: ["Emission Intensity|Kyoto Gases|Supply Chain|Per Car"],
        inputs: [InputGroup("passenger cars", "lifetime distance")])
    default:
      guard let m = material(levels.last ?? "") else { return nil }
      return Explanation(
        "emissions of bought metal ÷ bought metal",
        parts: [
          "\(Self.supply)|\(word(m))", "Final Material Demand|\(word(m))|Passenger Cars",
        ])
    }
  }

  private func term(_ term: String, _ m: Int) -> Explanation? {
    let metal = word(m)
    let primary = ["Primary Metal|\(metal)"]
    let bought = ["Final Material Demand|\(metal)|Passenger Cars"]
    let routes = systems[m].routes
    let components = compiled.factors.plantPlan.definitions
      .filter { $0.material == systems[m].name }.map(\.component)
    let grid = InputGroup("grid", "emissions")
    let steelPower = [
      grid, InputGroup("renewable power", "emissions"), InputGroup("steelworks", "renewable share"),
    ]
    switch term {
    case "ore-based iron":
      return Explanation(
        "Σ over routes of ore-based iron charged × factor", parts: primary,
        inputs: IronFactor.metrics.map { InputGroup(components, $0) })
    case "melt shop":
      return Explanation(
        "Σ over routes of liquid metal × direct emissions", parts: bought,
        inputs: [InputGroup(routes.map(\.id), "direct emissions")])
    case "melt-shop power":
      return Explanation(
        "Σ over routes of liquid metal × electricity × factor of a steelworks' power",
        parts: bought, inputs: [InputGroup(routes.map(\.id), "electricity")] + steelPower,
        levers: ["renewable-share.steel"])
    case "hydrogen power", "ironmaking power":
      return Explanation(
        "reduced iron charged × electricity × factor of a steelworks' power", parts: primary,
        inputs: [InputGroup(components, "electricity")] + steelPower,
        levers: ["renewable-share.steel", "h2-dri-share"])
    case "finishing":
      return Explanation(
        "Σ over products of bought metal × fuel factor of its form", parts: bought,
        inputs: [InputGroup(forms(m), "emissions")])
    case "finishing power":
      return Explanation(
        "Σ over products of bought metal × electricity of its form × grid factor", parts: bought,
        inputs: [InputGroup(forms(m), "electricity"), grid])
    case "alloying elements":
      return Explanation(
        "Σ over elements of what is added × factor", parts: ["Alloying Elements|\(metal)"],
        inputs: [InputGroup(["alloying"], "emissions", Array(systems[m].elements.dropFirst()))])
    default: return aluminiumTerm(term, primary, bought, grid)
    }
  }

  private func aluminiumTerm(
    _ term: String, _ primary: [String], _ bought: [String], _ grid: InputGroup
  ) -> Explanation? {
    let metal = "primary aluminium"
    switch term {
    case "bauxite and alumina":
      return Explanation(
        "primary aluminium × factor", parts: primary,
        inputs: [InputGroup(metal, "bauxite and alumina")])
    case "anode and pfc":
      return Explanation(
        "primary aluminium × (anode + anode making + PFC)", parts: primary,
        inputs: ["anode", "anode making", "PFC"].map {
          InputGroup([metal, "inert-anode aluminium"], $0)
        })
    case "cast house":
      return Explanation(
        "primary aluminium × factor", parts: primary, inputs: [InputGroup(metal, "casting")])
    case "smelter power":
      return Explanation(
        "primary aluminium × smelter electricity × (captive coal share × coal + renewable share "
          + "× renewable + rest × grid)",
        parts: primary,
        inputs: [
          InputGroup("smelter", "electricity"), InputGroup("smelter", "captive coal share"),
          InputGroup("smelter", "renewable share"), InputGroup("captive coal", "emissions"),
          InputGroup("renewable power", "emissions"), grid,
        ], levers: ["renewable-share.smelting"])
    case "remelting":
      return Explanation(
        "liquid metal × fuel factor of the furnace", parts: bought,
        inputs: [InputGroup("remelting", "emissions")])
    case "remelting power":
      return Explanation(
        "liquid metal × electricity of the furnace × grid factor", parts: bought,
        inputs: [InputGroup("remelting", "electricity"), grid])
    default: return nil
    }
  }

  /// Names of the headline, and `gap`, that are no variables of the results.
  func derived(_ name: String) -> Explanation? {
    if name == "gap" {
      return Explanation(
        "projection − target, for every pledge that can be tested",
        parts: report.assessments.filter { !$0.target.isSupplier }
          .map { "Gap|\($0.target.company)|\($0.target.id)" })
    }
    if name == "emissions" {
      return Explanation("emissions of the metal that car makers buy", parts: [Self.supply])
    }
    for m in systems.indices {
      let fate = "Fate of End-of-Life Metal|\(word(m))|Passenger Cars"
      if name == "recycled_content_\(systems[m].name)" {
        return Explanation(
          "recycled content of the metal that car makers buy",
          parts: ["Recycled Content|\(word(m))|Passenger Cars [Share]"])
      }
      if name == "same_grade_share_\(systems[m].name)" {
        return Explanation(
          "100 × metal back in its grade ÷ metal of cars that leave; attributed by origin",
          parts: ["\(fate)|Same Grade", fate])
      }
      if name == "grade_or_family_share_\(systems[m].name)" {
        return Explanation(
          "100 × metal back in its grade or family ÷ metal of cars that leave; attributed by origin",
          parts: ["\(fate)|Same Grade", "\(fate)|Same Family", fate])
      }
    }
    return nil
  }

  func pledge(_ family: String, _ levels: [String]) -> Explanation? {
    guard levels.count > 2,
      let assessment = report.assessments.first(where: { $0.target.id == levels[2] })
    else { return nil }
    let target = assessment.target
    let name = "\(VariableTable.capitalised(target.company))|\(target.id)"
    switch family {
    case "Gap":
      return Explanation(
        "projection − target", parts: ["Projection|\(name)", "Target|\(name)"])
    case "Target":
      return Explanation(
        target.metric.isReduction
          ? "projection of the base year × (1 − pledged reduction), straight to the target's year"
          : "the pledged share, as the register states it",
        targets: [target.id])
    default:
      return Explanation(
        "the maker's cars × kg per car, each grade bought at the market's average",
        parts: projectionParts(target),
        inputs: [
          InputGroup(target.company, "sales in China"),
          InputGroup(target.company, "sales worldwide"),
          InputGroup([target.company], "share of sales", nil),
        ] + conditions(target), targets: [target.id])
    }
  }

  /// The premium that a price condition looks at, and the reference of a reduction.
  private func conditions(_ target: Target) -> [InputGroup] {
    let entry = report.scenario.targets.entries.first { $0.id == target.id }
    let metal = target.materials.map { systems[$0].name }.first ?? ""
    return (target.requirement?.standards.first).map {
      [InputGroup($0.name, "premium over price")]
    } ?? [InputGroup(entry?.reference ?? "", "emissions of \(metal)")]
  }

  private func projectionParts(_ target: Target) -> [String] {
    let isContent = target.metric == .recycledContent
    guard isContent || target.metric.isReduction else { return [] }
    return target.materials.map {
      isContent
        ? "Recycled Content|\(word($0))|Passenger Cars [Share]"
        : "Emission Intensity|Kyoto Gases|Supply Chain|\(word($0))"
    }
  }
}
