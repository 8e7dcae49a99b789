internal import FlowEngine
internal import FlowInputs

/// Metal in cars, scrap, heats, recycled content and fates.
extension ExplanationTable {
  func metal(_ levels: [String], m: Int?) -> Explanation? {
    guard let m, let family = levels.first else { return nil }
    switch family {
    case "Final Material Demand", "Material Stock": return carMetal(family, levels, m)
    case "End-of-Life Metal": return leaving(m)
    case "Primary Metal", "Alloying Elements", "Home Scrap": return heats(family, m)
    case "Quality-Induced Primary": return qualityInduced(m)
    case "Scrap from Cars", "Scrap Imports", "Scrap from Other Sectors":
      return scrapSupply(family, levels, m)
    case "Scrap Use", "Surplus Scrap", "Surplus Scrap Used", "Surplus Scrap of Cars Used",
      "Cumulative Surplus Scrap",
      "Cumulative Surplus Scrap Used", "Stockpile of Surplus Scrap":
      return scrapUse(family, levels, m)
    case "Recycled Content", "Recycled Content Ceiling", "Recycled Content Shortage":
      return recycledContent(family, levels, m)
    case "Fate of End-of-Life Metal", "Same-Grade Recycling": return fate(levels, m)
    case "Recycling Input Rate", "Old Scrap Ratio", "End-of-Life Collection Rate",
      "End-of-Life Recycling Rate":
      return rate(family, m)
    case "Statistical Entropy": return entropy(levels, m)
    case "Worth of Sorting", "Worth of Scrap", "Same-Grade Metal": return price(family, m)
    case "Allocated Emissions": return allocated(levels, m)
    default: return nil
    }
  }

  private func carMetal(_ family: String, _ levels: [String], _ m: Int) -> Explanation {
    let grade = levels.count > 3 ? levels[3] : nil
    let products = grade.map { [$0] } ?? systems[m].grades.filter(\.isInCars).map(\.id)
    let shares =
      Self.drives.map { InputGroup($0, "share of sales") } + [
        InputGroup("light-weighting", "aluminium per steel")
      ]
    if family == "Final Material Demand" {
      let yields = [
        InputGroup(products, "fabrication yield"), InputGroup(carForms(m), "fabrication yield"),
      ]
      return Explanation(
        "cars built × Σ over drives p of share(p) × kg per car(g, p) ÷ fabrication yield(g)",
        parts: ["Production|\(Self.car)"], inputs: contents(m, grade: grade) + shares + yields,
        levers: ["light-weighting", "bev-share"])
    }
    return Explanation(
      "opening + metal of cars sold − metal of cars that leave; Σ over cohorts still in use",
      parts: ["Stocks|\(Self.car)"], inputs: contents(m, grade: grade, lag: age / 2) + shares,
      levers: ["light-weighting", "bev-share"])
  }

  private func carForms(_ m: Int) -> [String] {
    let forms = systems[m].grades.filter(\.isInCars).map(\.form)
    return self.forms(m).filter(forms.contains)
  }

  private func leaving(_ m: Int) -> Explanation {
    Explanation(
      "Σ over cohorts c of cars that leave in t × kg per car when sold",
      parts: ["Retirements|\(Self.car)"], inputs: contents(m, lag: age))
  }

  private func heats(_ family: String, _ m: Int) -> Explanation {
    let metal = word(m)
    let demand = [
      InputGroup(uses(m), "use of", nil), InputGroup(forms(m), "semis yield"),
    ]
    switch family {
    case "Primary Metal":
      return Explanation(
        "Σ over heats of metal out − Σ melt yield(s) × scrap(s) − alloying elements; the least "
          + "that demand, scrap supply and charge limits allow",
        parts: [
          "Final Material Demand|\(metal)|Passenger Cars", "Scrap Use|\(metal)",
          "Alloying Elements|\(metal)",
        ],
        inputs: demand + [
          InputGroup(systems[m].routes.map(\.id), "scrap charge limit"),
          InputGroup(classes(m), "melt yield"),
          InputGroup(systems[m].grades.map(\.id), "maximum", nil),
        ], levers: systems[m].name == "steel" ? ["eaf-share", "h2-dri-share"] : [])
    case "Alloying Elements":
      return Explanation(
        "Σ over heats and elements of what the product's least content wants beyond the charge",
        inputs: [
          InputGroup(systems[m].grades.map(\.id), "minimum", nil),
          InputGroup(systems[m].grades.map(\.id), "nominal", nil),
          InputGroup(systems[m].routes.map(\.primary) + classes(m), "content", nil),
          InputGroup(systems[m].routes.map(\.id) + [systems[m].name], "retention", nil),
        ])
    default:
      return Explanation(
        "Σ over products of bought × (1 ÷ semis yield − 1); goes round inside the works, no "
          + "recycled content",
        parts: ["Final Material Demand|\(metal)|Passenger Cars"], inputs: demand)
    }
  }

  private func qualityInduced(_ m: Int) -> Explanation {
    Explanation(
      "(primary + alloying) of the blend that keeps maxima − (primary + alloying) of the blend of "
        + "the same scrap that keeps none; zero where the run keeps none",
      parts: ["Primary Metal|\(word(m))", "Alloying Elements|\(word(m))"],
      inputs: [InputGroup(systems[m].grades.map(\.id), "maximum", nil)])
  }

  private func scrapSupply(_ family: String, _ levels: [String], _ m: Int) -> Explanation {
    let metal = word(m)
    let name = "\(family)|\(metal)"
    let kind = levels.count > 2 ? levels[2] : ""
    switch (family, kind) {
    case ("Scrap Imports", _):
      return Explanation(
        "Σ over classes of recorded imports", inputs: [InputGroup(classes(m), "imports")])
    case (_, ""):
      return Explanation(
        "new scrap + old scrap", parts: ["\(name)|New Scrap", "\(name)|Old Scrap"])
    case ("Scrap from Cars", "New Scrap"):
      return Explanation(
        "press-shop scrap of t − 1: Σ over grades of bought × (1 − fabrication yield)",
        parts: ["Final Material Demand|\(metal)|Passenger Cars"],
        inputs: [
          InputGroup(systems[m].grades.filter(\.isInCars).map(\.id), "fabrication yield"),
          InputGroup(carForms(m), "fabrication yield"),
          InputGroup(systems[m].grades.map(\.id), "press-shop scrap to", nil),
          InputGroup(systems[m].grades.map(\.id), "mixed scrap to", nil),
          InputGroup(["libs-clip"], "clip penetration", nil),
        ] + splits(["libs-clip"], m), levers: ["mixed-collection", "sorting.libs-clip"])
    case ("Scrap from Cars", _):
      return Explanation(
        "metal of cars that leave × (formal share + informal share × recovery), by dismantling "
          + "whole parts and by shredding × recovery",
        parts: ["End-of-Life Metal|\(metal)|Passenger Cars"], inputs: treatment(m),
        levers: [
          "dismantling", "grade-separation", "mixed-collection", "sorting.xrt", "sorting.libs",
          "sorting.xrf", "sorting.low-copper",
        ])
    case (_, "New Scrap"):
      return Explanation(
        "fabrication scrap of t − 1: Σ over uses of bought × (1 − fabrication yield)",
        inputs: [
          InputGroup(uses(m), "use of", nil), InputGroup(uses(m), "fabrication yield"),
          InputGroup(uses(m), "new scrap to", nil),
        ])
    default:
      return Explanation(
        "Σ over uses and cohorts of metal that leaves in t × collection rate; lognormal lives",
        inputs: [
          InputGroup(uses(m), "collection rate"), InputGroup(uses(m), "lifetime mean"),
          InputGroup(uses(m), "lifetime deviation"), InputGroup(uses(m), "hibernating share"),
          InputGroup(uses(m), "old scrap to", nil), InputGroup(uses(m), "use of", nil, lag: 20),
        ])
    }
  }

  func treatment(_ m: Int) -> [InputGroup] {
    let metal = systems[m].name
    let parts = compiled.plan.treatment.parts
    return sorting(m) + [
      InputGroup(["end-of-life cars"], "share", nil),
      InputGroup(parts, "dismantled share"), InputGroup(parts, "dismantled share potential"),
      InputGroup(parts, "goes to", nil), InputGroup(["shredded \(metal)"], "goes to", nil),
      InputGroup("shredding", "recovery", metal),
      InputGroup("informal treatment", "recovery", metal),
      InputGroup(["shredded \(metal)"], "pick-up", nil),
      InputGroup("shredded \(metal)", "tin pick-up"),
      InputGroup("shredded \(metal)", "copper entrainment"),
      InputGroup("shredded \(metal)", "magnet recovery"),
      InputGroup(metal == "steel" ? Self.drives : [], "copper"),
      InputGroup(["wiring and motors"], "dismantled share", metal == "steel" ? nil : []),
      InputGroup(
        ["wiring and motors"], "dismantled share potential", metal == "steel" ? nil : []),
    ]
  }

  /// Splitting matrices, by grade, by family, and for everything else.
  private func sorting(_ m: Int) -> [InputGroup] {
    let technologies = ["xrt", "libs", "xrf", "low-copper"]
    return [InputGroup(technologies, "penetration", [systems[m].name])] + splits(technologies, m)
  }

  private func splits(_ technologies: [String], _ m: Int) -> [InputGroup] {
    let grades = systems[m].grades
    var names: [String] = []
    for name in grades.map(\.id) + grades.map(\.family) + ["other"] where !names.contains(name) {
      names.append(name)
    }
    return names.map { InputGroup(technologies, "splits \($0)", nil) }
  }

  private func surplus(_ family: String) -> String {
    switch family {
    case "Surplus Scrap":
      "Σ over classes of max(0, what no heat takes − what the stockpile offered); what no heat takes "
        + "is cars + other uses + imports + stockpile − scrap used − unrecorded use"
    case "Surplus Scrap of Cars Used":
      "Σ over old classes of max(0, what the stockpile offered − what no heat takes), by origin grade"
    case "Surplus Scrap Used":
      "Σ over classes of max(0, what the stockpile offered − what no heat takes)"
    case "Stockpile of Surplus Scrap": "cumulative surplus − cumulative use of it"
    default: "Σ over the years of the run of the yearly flow"
    }
  }

  private func scrapUse(_ family: String, _ levels: [String], _ m: Int) -> Explanation {
    let metal = word(m)
    let supply = [
      "Scrap from Cars|\(metal)", "Scrap from Other Sectors|\(metal)", "Scrap Imports|\(metal)",
    ]
    let blend = [
      InputGroup(systems[m].routes.map(\.id), "scrap charge limit"),
      InputGroup(classes(m), "unrecorded use"),
    ]
    if family.contains("Surplus Scrap") {
      return Explanation(
        surplus(family), parts: supply + ["Scrap Use|\(metal)"], inputs: blend)
    }
    if levels.count > 2 {
      return Explanation(
        "Σ over \(levels[2].lowercased()) classes and heats of the charge",
        parts: ["Scrap Use|\(metal)"],
        inputs: [order(m)])
    }
    return Explanation(
      "Σ over classes and heats of the charge that needs the least primary and alloying metal; "
        + "ties evenly within a route, then by order cost",
      parts: supply,
      inputs: blend + [order(m), InputGroup(["furnaces"], "uneven charge cost", nil)])
  }

  /// The printed order in which equally good charges are filled.
  func order(_ m: Int) -> InputGroup { InputGroup(classes(m), "order cost", nil) }
}
