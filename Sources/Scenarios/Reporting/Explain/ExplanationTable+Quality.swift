internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Entropy, prices of the blend, allocation views.
extension ExplanationTable {
  func entropy(_ levels: [String], _ m: Int) -> Explanation {
    let process = levels.count > 2 ? levels[2] : ""
    let formula =
      "Σ over flows of m × (−Σ_e c_e ln c_e) ÷ (Σ m × ln n): 0 % is pure, 100 % an even mixture of "
      + "the n tracked elements"
    if process == "Melting" {
      return Explanation(
        formula, parts: ["Scrap Use|\(word(m))", "Primary Metal|\(word(m))"],
        inputs: [InputGroup(systems[m].routes.map(\.primary) + classes(m), "content", nil)])
    }
    return Explanation(
      formula, parts: ["End-of-Life Metal|\(word(m))|Passenger Cars"], inputs: treatment(m))
  }

  func price(_ family: String, _ m: Int) -> Explanation {
    let limits = [InputGroup(systems[m].grades.map(\.id), "maximum", nil)]
    switch family {
    case "Worth of Sorting":
      return Explanation(
        "primary and alloying metal saved by one more tonne taken apart: worth of the classes that "
          + "come out − worth of the tonne as mixed shred, at the duals of the year's blend",
        parts: ["Primary Metal|\(word(m))"],
        inputs: limits + treatment(m) + [
          InputGroup(
            compiled.plan.materials[m].sorting.options.map(\.name), "processing cost",
            [systems[m].name]),
          InputGroup(systems[m].name == "steel" ? "hot metal" : "primary aluminium", "price"),
        ])
    case "Worth of Scrap":
      return Explanation(
        "dual of the class's supply: primary and alloying metal saved by one more tonne; decision "
          + "factors count where the scenario's blend asks for them",
        parts: ["Primary Metal|\(word(m))"], inputs: limits + choices(m))
    default:
      return Explanation(
        "metal that new and old scrap of every product gives its own product again, by its share in a "
          + "class: in the posted blend, and the least and most over all blends with the least primary "
          + "and alloying",
        parts: ["Scrap Use|\(word(m))"], inputs: limits)
    }
  }

  /// What a scenario's `blend` and `castings-only` may ask for.
  private func choices(_ m: Int) -> [InputGroup] {
    let system = systems[m]
    return [
      InputGroup(system.routes.map(\.primary), "price"), InputGroup(["alloying"], "price", nil),
      InputGroup(["demagging"], "price", nil), InputGroup(["demagging"], "emissions", nil),
      InputGroup(classes(m), "price ratio"),
      InputGroup(["new scrap", "old scrap"], "price ratio", [system.name]),
      InputGroup(["new scrap", "old scrap"], "content spread", [system.name]),
      InputGroup(families(m), "takes downgraded scrap"),
    ]
  }

  func allocated(_ levels: [String], _ m: Int) -> Explanation {
    let view = AllocationView.allCases.first { $0.title == levels.last }
    let formula =
      switch view {
      case .endOfLife: "E_v − (R2 − R1)(E_v − E_r)"
      case .fiftyFifty: "the mean of cut-off and end-of-life substitution"
      case .circularFootprint:
        "(1 − R1) E_v + R1 (A E_r + (1 − A) Q E_v) + (1 − A) R2 (E_r − Q E_v)"
      case .valueCorrected: "E_v − (R2 − R1)(Q E_v − E_r)"
      case .cutOff, nil: "(1 − R1) E_v + R1 E_r"
      }
    return Explanation(
      "Σ over grades of bought × (\(formula)) ÷ bought; R1 recycled content, R2 end-of-life recycling "
        + "rate of the year",
      parts: [
        "Emission Intensity|Kyoto Gases|Supply Chain|\(word(m))",
        "Recycled Content|\(word(m))|Passenger Cars [Share]",
        "Fate of End-of-Life Metal|\(word(m))|Passenger Cars",
      ],
      inputs: [
        InputGroup("allocation", "burden share", systems[m].name),
        InputGroup("allocation", "quality ratio", systems[m].name),
      ])
  }
}
