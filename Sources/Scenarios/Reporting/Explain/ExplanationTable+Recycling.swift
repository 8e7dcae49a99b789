internal import FlowEngine

/// Recycled content, and what becomes of the metal of cars that leave.
extension ExplanationTable {
  func recycledContent(_ family: String, _ levels: [String], _ m: Int) -> Explanation {
    let metal = word(m)
    let content = "Recycled Content|\(metal)|Passenger Cars"
    let demand = "Final Material Demand|\(metal)|Passenger Cars"
    let levers = ["recycled-content.\(systems[m].name)"]
    if family == "Recycled Content Ceiling" {
      return Explanation(
        "Σ over classes of melt yield × old scrap from cars ÷ metal bought for cars",
        parts: ["Scrap from Cars|\(metal)|Old Scrap", demand],
        inputs: [InputGroup(oldScrapClasses(m), "melt yield")])
    }
    if family == "Recycled Content Shortage" {
      return Explanation(
        "max(0, rule − recycled content) × metal bought for cars",
        parts: ["\(content) [Share]", demand], levers: levers)
    }
    switch levels.last {
    case "Pre-Consumer [Share]", "Post-Consumer [Share]":
      let kind = levels.last == "Pre-Consumer [Share]" ? "New Scrap" : "Old Scrap"
      return Explanation(
        "100 × Σ over heats of car grades of melt yield × \(kind.lowercased()) charged ÷ metal out, "
          + "weighted with bought metal",
        parts: ["Scrap Use|\(metal)|\(kind)", demand],
        inputs: [InputGroup(classes(m), "melt yield"), order(m)], levers: levers)
    default:
      return Explanation(
        "from new scrap + from old scrap, of the metal that car makers buy; home scrap not counted",
        parts: ["\(content)|Pre-Consumer [Share]", "\(content)|Post-Consumer [Share]", demand],
        levers: levers)
    }
  }

  func fate(_ levels: [String], _ m: Int) -> Explanation {
    let metal = word(m)
    let name = "Fate of End-of-Life Metal|\(metal)|Passenger Cars"
    let leaving = "End-of-Life Metal|\(metal)|Passenger Cars"
    let exits = InputGroup(["end-of-life cars"], "share", nil)
    let melted = [
      InputGroup(oldScrapClasses(m), "melt yield"), order(m), InputGroup(families(m), "rank"),
    ]
    let levers = ["grade-separation", "dismantling"]
    switch levels.last {
    case "Uncollected":
      return Explanation(
        "metal of cars that leave × share of unknown whereabouts", parts: [leaving],
        inputs: [exits])
    case "Exported":
      return Explanation(
        "metal of cars that leave × share of used exports", parts: [leaving], inputs: [exits])
    case "Hibernating":
      return Explanation("none: cars that leave use leave the register", parts: [leaving])
    case "Lost":
      return Explanation(
        "left by informal treatment, shredder and dismantling + (1 − melt yield) × charge",
        parts: [leaving], inputs: treatment(m) + [InputGroup(oldScrapClasses(m), "melt yield")])
    case "Surplus":
      return Explanation(
        "Σ over classes of max(0, old scrap to the stockpile − what it offered), by origin grade",
        parts: [leaving],
        inputs: [InputGroup(systems[m].routes.map(\.id), "scrap charge limit")])
    case "Same Grade", "Same Family", "Downgraded", "Upgraded", "Identity Preserved":
      return Explanation(
        "Σ over old-scrap classes s and heats of melt yield × charge × share of the origin grade "
          + "in s, where the product is \(relation(levels.last ?? ""))",
        parts: [leaving, "Scrap from Cars|\(metal)|Old Scrap"], inputs: melted, levers: levers)
    default:
      return Explanation(
        "metal of cars that leave + surplus of earlier years that is used = Σ of its fates",
        parts: [leaving] + ["Same Grade", "Downgraded", "Uncollected"].map { "\(name)|\($0)" })
    }
  }

  func rate(_ family: String, _ m: Int) -> Explanation {
    let metal = word(m)
    let fates = "Fate of End-of-Life Metal|\(metal)|Passenger Cars"
    let yields = [InputGroup(classes(m), "melt yield")]
    switch family {
    case "Recycling Input Rate":
      return Explanation(
        "metal from new and old scrap in all melts of the economy ÷ metal of all melts",
        parts: ["Scrap Use|\(metal)"], inputs: yields)
    case "Old Scrap Ratio":
      return Explanation(
        "metal from old scrap ÷ metal from new and old scrap, in all melts of the economy",
        parts: ["Scrap Use|\(metal)|Old Scrap", "Scrap Use|\(metal)"], inputs: yields)
    case "End-of-Life Collection Rate":
      return Explanation(
        "1 − (uncollected + exported + hibernating) ÷ all fates",
        parts: [fates], inputs: [InputGroup(["end-of-life cars"], "share", nil)])
    default:
      return Explanation(
        "metal of cars that becomes metal of any grade again ÷ all fates",
        parts: [fates, "\(fates)|Same Grade", "\(fates)|Downgraded"], inputs: yields)
    }
  }

  private func relation(_ fate: String) -> String {
    switch fate {
    case "Same Grade": "of that grade"
    case "Same Family": "another grade of its family"
    case "Downgraded": "of a family of lower or equal rank"
    case "Upgraded": "of a family of higher rank"
    default: "of that grade, and at least 70 % of the class came from it"
    }
  }
}
