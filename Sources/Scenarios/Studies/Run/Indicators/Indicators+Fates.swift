internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// What becomes of the metal of cars that leave use, and rates of recycling.
extension Indicators {
  private func fates(_ m: Int) -> String {
    "Fate of End-of-Life Metal|\(metal(m))|Passenger Cars"
  }

  func leaving(_ m: Int) -> String { "End-of-Life Metal|\(metal(m))|Passenger Cars" }

  func addLeavingMetal(_ m: Int, to list: inout IndicatorList) {
    list.add(
      leaving(m), "Mt/yr",
      Derivation(
        "Σ over cohorts c of cars that leave in t × kg per car when sold",
        of: ["Retirements|\(Self.car)"], picked: contents(m, lag: age))
    ) { report.run.ledger.mass(lines(m).treatment.useToCollection, year: $0) }
  }

  private static let words: [(Fate, String)] = [
    (.sameGrade, "Same Grade"), (.sameFamily, "Same Family"), (.downgraded, "Downgraded"),
    (.upgraded, "Upgraded"), (.surplus, "Surplus"), (.lost, "Lost"),
    (.uncollected, "Uncollected"), (.exported, "Exported"), (.hibernating, "Hibernating"),
  ]

  /// They add up to what leaves use and what comes back from the stockpile.
  func addFates(_ m: Int, to list: inout IndicatorList) {
    let (metal, name) = (metal(m), fates(m))
    let fates = report.fates[m]
    let grades = 0..<fates.gradeCount
    list.add(
      name, "Mt/yr",
      Derivation(
        "metal of cars that leave + surplus of earlier years that is used = Σ of its fates",
        of: [leaving(m), "Surplus Scrap of Cars Used|\(metal)"]
          + ["Same Grade", "Downgraded", "Uncollected"].map { "\(name)|\($0)" })
    ) { t in grades.reduce(0) { $0 + fates.available(t, $1) } }
    for (fate, word) in Self.words {
      list.add("\(name)|\(word)", "Mt/yr", derivation(of: fate, m)) { t in
        grades.reduce(0) { $0 + fates.mass(t, $1, fate) }
      }
    }
    list.add(
      "Surplus Scrap of Cars Used|\(metal)", "Mt/yr",
      Derivation(
        "Σ over old classes of max(0, what the stockpile offered − what no heat takes), by origin "
          + "grade",
        of: ["Surplus Scrap Used|\(metal)", "Scrap from Cars|\(metal)|Old Scrap"])
    ) { t in grades.reduce(0) { $0 + fates.returned[t * fates.gradeCount + $1] } }
    list.add(
      "Same-Grade Recycling|\(metal)|Identity Preserved", "Mt/yr",
      melted(m, "of that grade, and at least 70 % of the class came from it")
    ) { t in grades.reduce(0) { $0 + fates.identityPreserved[t * fates.gradeCount + $1] } }
  }

  private func derivation(of fate: Fate, _ m: Int) -> Derivation {
    let name = name(m)
    switch fate {
    case .sameGrade: return melted(m, "of that grade")
    case .sameFamily: return melted(m, "another grade of its family")
    case .downgraded: return melted(m, "of a family of lower or equal rank")
    case .upgraded: return melted(m, "of a family of higher rank")
    case .surplus:
      return Derivation(
        "Σ over classes of max(0, old scrap to the stockpile − what it offered), by origin grade",
        of: [leaving(m), "Surplus Scrap|\(metal(m))"], on: [.chargeLimits(name)])
    case .lost:
      return Derivation(
        "left by informal treatment, shredder and dismantling + (1 − melt yield) × charge",
        of: [leaving(m), "Scrap Use|\(metal(m))|Old Scrap"], on: treatment(m),
        picked: [PlanPart.meltYields(name).only(isOldScrap(m))])
    case .uncollected:
      return Derivation(
        "metal of cars that leave × share of unknown whereabouts",
        of: [leaving(m)] + price(ofScrap: m), on: [.exits])
    case .exported:
      return Derivation(
        "metal of cars that leave × share of used exports",
        of: [leaving(m)] + price(ofScrap: m), on: [.exits])
    case .hibernating:
      return Derivation("none: cars that leave use leave the register", of: [leaving(m)])
    }
  }

  private func melted(_ m: Int, _ relation: String) -> Derivation {
    let name = name(m)
    return Derivation(
      "Σ over old-scrap classes s and heats of melt yield × charge × share of the origin grade "
        + "in s, where the product is \(relation)",
      of: [leaving(m), "Scrap from Cars|\(metal(m))|Old Scrap", "Scrap Use|\(metal(m))|Old Scrap"],
      on: [.chargeHabits(name), .familyRank(name), .gradeSeparation, .dismantling, .sorting(name)],
      picked: [PlanPart.meltYields(name).only(isOldScrap(m))])
  }

  /// How much of a metal's melts is scrap, and how much of what leaves use comes back; per cent.
  func addRates(_ m: Int, to list: inout IndicatorList) {
    let (name, metal, melts) = (name(m), metal(m), report.melts[m])
    list.add(
      "Recycling Input Rate|\(metal) [Share]", "%",
      Derivation(
        "metal from new and old scrap in all melts of the economy ÷ metal of all melts",
        of: ["Scrap Use|\(metal)"], on: [.meltYields(name)])
    ) {
      percent(
        melts.total(\.fromNewScrap, $0) + melts.total(\.fromOldScrap, $0),
        of: melts.total(\.heatMass, $0))
    }
    list.add(
      "Old Scrap Ratio|\(metal) [Share]", "%",
      Derivation(
        "metal from old scrap ÷ metal from new and old scrap, in all melts of the economy",
        of: ["Scrap Use|\(metal)|Old Scrap", "Scrap Use|\(metal)"], on: [.meltYields(name)])
    ) {
      let old = melts.total(\.fromOldScrap, $0)
      return percent(old, of: old + melts.total(\.fromNewScrap, $0))
    }
    list.add(
      "End-of-Life Collection Rate|\(metal)|Passenger Cars [Share]", "%",
      Derivation(
        "1 − (uncollected + exported + hibernating) ÷ all fates", of: [fates(m)], on: [.exits])
    ) {
      let gone: [Fate] = [.uncollected, .exported, .hibernating]
      return report.fates[m].gradeCount > 0
        ? 100 - 100 * report.share(of: gone, material: m, $0) : 0
    }
    list.add(
      "End-of-Life Recycling Rate|\(metal)|Passenger Cars [Share]", "%",
      Derivation(
        "metal of cars that becomes metal of any grade again ÷ all fates",
        of: [fates(m), "\(fates(m))|Same Grade", "\(fates(m))|Downgraded"],
        on: [.meltYields(name)])
    ) {
      100 * report.share(of: [.sameGrade, .sameFamily, .downgraded, .upgraded], material: m, $0)
    }
  }

  /// Shares of the headline, which the results give as masses.
  func addFateShares(to list: inout IndicatorList) {
    for m in plan.materials.indices {
      list.add(
        Outcome.sameGradeShare(name(m)).name, .sameGradeShare(name(m)),
        Derivation(
          "100 × metal back in its grade ÷ metal of cars that leave; attributed by origin",
          of: ["\(fates(m))|Same Grade", fates(m)]))
      list.add(
        Outcome.gradeOrFamilyShare(name(m)).name, .gradeOrFamilyShare(name(m)),
        Derivation(
          "100 × metal back in its grade or family ÷ metal of cars that leave; attributed by origin",
          of: ["\(fates(m))|Same Grade", "\(fates(m))|Same Family", fates(m)]))
    }
  }
}
