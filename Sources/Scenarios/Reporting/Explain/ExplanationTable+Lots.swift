internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// Metal by kind of works, its electricity in three views, and what it costs.
extension ExplanationTable {
  func works(_ name: String, _ levels: [String]) -> Explanation? {
    let family = levels[0]
    if family.hasPrefix("Emissions (") { return view(name, levels) }
    switch family {
    case "Metal Production": return metalProduction(levels)
    case "Final Energy":
      return Explanation(
        "Σ over lots of electricity per tonne × tonnes, all metal of the economy",
        parts: ["Metal Production|\(levels[3])"], inputs: electricity)
    case "Chinese Rule Gap":
      return Explanation(
        "grid factor × all power bought by contract: what the rule leaves uncounted",
        parts: ["Emissions (Location-Based)|Electricity", "Emissions (Chinese Rule)|Electricity"])
    case "Emission Intensity" where levels.count == 3 && levels[1] == "Electricity":
      return gridFactor(levels)
    case "Price", "Capacity Shortage", "Capacity Falling Due", "Capacity Age":
      return cost(family, levels)
    default: return nil
    }
  }

  private var electricity: [InputGroup] {
    [
      InputGroup("smelter", "electricity"), InputGroup("remelting", "electricity"),
      InputGroup(compiled.factors.plantPlan.definitions.map(\.component), "electricity", nil),
      InputGroup(compiled.factors.plantPlan.definitions.map(\.id), "electricity", nil),
    ]
  }

  private func metalProduction(_ levels: [String]) -> Explanation? {
    guard levels.count > 1, let m = material(levels[1]) else { return nil }
    if levels.count == 2 {
      let plants = report.lots[m].plants.joined().map(\.id)
      return Explanation(
        "Σ over kinds of works of bought semis and castings, all metal of the economy",
        parts: plants.map { "Metal Production|\(word(m))|\(VariableTable.title($0))" })
    }
    return Explanation(
      "bought metal of the route × share of the works in it; shares follow series and levers, held "
        + "to what can be built, and carbon prices where capacity falls due",
      inputs: shares + choice,
      levers: [
        "eaf-share", "h2-dri-share", "renewable-share.smelting", "carbon-price", "premium-cap",
      ])
  }

  private var shares: [InputGroup] {
    let ids = compiled.factors.plantPlan.definitions.map(\.id)
    return [
      InputGroup(ids, "share of crude steel"), InputGroup(ids, "share of primary aluminium"),
      InputGroup("smelter", "captive coal share"), InputGroup("smelter", "renewable share"),
    ]
  }

  /// What decides when capacity falls due.
  private var choice: [InputGroup] {
    let ids = compiled.factors.plantPlan.definitions.map(\.id)
    return [
      InputGroup(ids, "capacity ever built"), InputGroup(ids, "campaign"),
      InputGroup(ids, "growth limit"), InputGroup(ids, "yearly start"),
      InputGroup(ids, "charge", nil), InputGroup(ids, "power", nil),
      InputGroup("plants", "cost sensitivity"), InputGroup(["car makers"], "share of use", nil),
    ]
  }

  private func view(_ name: String, _ levels: [String]) -> Explanation? {
    let location = levels[0].contains("Location")
    let market = levels[0].contains("Market")
    let rule =
      location
      ? "own plants as they are, all else at the grid"
      : market
        ? "contracts at their plant, the rest at the residual mix"
        : "contracts and own lines of renewable power at zero, the rest at the grid"
    let own = [
      InputGroup(["smelter", "steelworks"], "own part of renewable power"),
      InputGroup(["smelter", "steelworks"], "renewable share"),
      InputGroup("grid", "emissions"), InputGroup("captive coal", "emissions"),
      InputGroup("renewable power", "emissions"),
    ]
    if levels[1] == "Electricity" {
      return Explanation(
        "power through the grid × factor by who is charged: \(rule)",
        inputs: own + marketInputs, levers: ["renewable-share.smelting", "renewable-share.steel"])
    }
    let metals = systems.indices.map { word($0) }
    let parts =
      levels.count == 3
      ? metals.map { "\(name)|\($0)" }
      : ["Metal Production|\(levels[3])", "Final Energy|Electricity|Metal Production|\(levels[3])"]
    return Explanation(
      "Σ over lots of all terms, electricity by this view: \(rule)", parts: parts,
      inputs: own + (market ? marketInputs : []),
      levers: ["renewable-share.smelting", "renewable-share.steel"])
  }

  private var marketInputs: [InputGroup] {
    [
      InputGroup("power market", "electricity use"),
      InputGroup("power market", "contracted by other buyers"),
    ]
  }

  private func gridFactor(_ levels: [String]) -> Explanation {
    if levels[2] == "Grid" {
      return Explanation("average of the grid", inputs: [InputGroup("grid", "emissions")])
    }
    return Explanation(
      "(grid × all power − renewable × contracts) ÷ (all power − contracts)",
      parts: ["Emission Intensity|Electricity|Grid"],
      inputs: marketInputs + [InputGroup("renewable power", "emissions")])
  }

  private func cost(_ family: String, _ levels: [String]) -> Explanation? {
    switch family {
    case "Capacity Shortage":
      return Explanation(
        "share of output that series and levers ask for less what can be built",
        inputs: choice, levers: ["h2-dri-share", "renewable-share.smelting"])
    case "Capacity Falling Due", "Capacity Age":
      return Explanation(
        "capacity by year of building; each vintage falls due every campaign", inputs: choice)
    default: break
    }
    if levels.count == 2 {
      return Explanation(
        "the lever, or the path of the tables", inputs: [InputGroup("carbon market", "price")],
        levers: ["carbon-price"])
    }
    if levels[1] == "Green Premium per Car" {
      let metals = levels.count > 2 ? [levels[2]] : systems.indices.map { word($0) }
      return Explanation(
        "Σ over lots of car grades of bought metal × premium of their works ÷ cars built",
        parts: metals.map { "Metal Production|\($0)" } + [
          "Production|\(Self.car)", "Price|Carbon",
        ],
        inputs: costs)
    }
    let title = levels.dropFirst(2).joined(separator: "|")
    if levels[1] == "Green Premium" {
      return Explanation(
        "levelised cost less that of the works that stand today",
        parts: ["Price|Levelised Cost|\(title)"])
    }
    return Explanation(
      "capital × annuity ÷ utilisation + fixed + materials + energy + carbon price × (direct "
        + "emissions − benchmark × free share), in \(PlantCosts.years) and straight between",
      parts: ["Price|Carbon"],
      inputs: costs + choice + [
        InputGroup(["grid", "captive coal", "renewable power"], "supply emissions"),
        InputGroup(compiled.factors.plantPlan.definitions.map(\.id), "direct emissions"),
        InputGroup("captive coal", "benchmark"),
      ],
      levers: ["carbon-price"])
  }

  /// Every series of the cost table.
  private var costs: [InputGroup] {
    var names: [String] = []
    var groups: [InputGroup] = []
    for row in compiled.data.rows where row.file.path.hasSuffix("data/costs.csv") {
      let name = "\(row.entity)/\(row.metric)"
      if names.contains(name) { continue }
      names.append(name)
      groups.append(InputGroup([row.entity], row.metric, nil))
    }
    return groups
  }
}
