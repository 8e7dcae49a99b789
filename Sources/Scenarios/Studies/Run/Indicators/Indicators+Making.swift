internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// What steelworks and smelters make, and what their melts are made of.
extension Indicators {
  func addProduction(_ m: Int, to list: inout IndicatorList) {
    if name(m) == "steel" { addSteel(m, to: &list) } else { addAluminium(m, to: &list) }
  }

  private func addSteel(_ m: Int, to list: inout IndicatorList) {
    let whole = "Production|Iron and Steel|Steel"
    let isScrapFed: (Route) -> Bool = { $0.id == "scrap-eaf" }
    list.add(
      whole, "Mt/yr", from: .common,
      Derivation(
        "Σ over steel products of bought semis ÷ semis yield; iron castings left out",
        of: [demand(m)], on: [.sectorUse(name(m)), .semis(name(m))])
    ) { crudeSteel(m, $0) { _ in true } }
    list.add(
      "\(whole)|Primary", "Mt/yr", from: .common,
      Derivation(
        "crude steel of BF-BOF and H2-DRI-EAF = crude steel × (1 − share of scrap-EAF)",
        of: [whole] + costsOfWorks(m),
        on: [.worksShares(name(m)), .worksChoice(name(m)), .routes(name(m))])
    ) { crudeSteel(m, $0) { !isScrapFed($0) } }
    list.add(
      "\(whole)|Secondary", "Mt/yr", from: .common,
      Derivation(
        "crude steel of scrap-EAF = crude steel × share of scrap-EAF; long products first",
        of: [whole] + costsOfWorks(m),
        on: [.worksShares(name(m)), .worksChoice(name(m)), .routes(name(m))])
    ) { crudeSteel(m, $0, isScrapFed) }
  }

  /// Liquid steel of the routes picked, t/yr.
  private func crudeSteel(_ m: Int, _ t: Int, _ picks: (Route) -> Bool) -> Double {
    let system = plan.materials[m].system
    let melts = report.melts[m]
    return system.heats.enumerated().reduce(0) { sum, item in
      let (h, heat) = item
      guard system.routes[heat.route].losses == "slag",
        system.grades[heat.product].family != "iron", picks(system.routes[heat.route])
      else { return sum }
      return sum + melts.heatMass[t * melts.heatCount + h]
        / plan.materials[m].melting.semisYield[heat.product]
    }
  }

  private func addAluminium(_ m: Int, to list: inout IndicatorList) {
    let whole = "Production|Non-Ferrous Metals|Aluminum"
    let melts = report.melts[m]
    func secondary(_ t: Int) -> Double {
      melts.total(\.fromNewScrap, t) + melts.total(\.fromOldScrap, t)
    }
    list.add(
      whole, "Mt/yr", from: .common,
      Derivation("primary + secondary", of: ["Primary", "Secondary"].map { "\(whole)|\($0)" })
    ) { melts.total(\.primary, $0) + secondary($0) }
    list.add(
      "\(whole)|Primary", "Mt/yr", from: .common,
      Derivation(
        "what scrap does not give: metal demand − Σ melt yield × scrap charged − alloying",
        of: ["Primary Metal|Aluminum"])
    ) { melts.total(\.primary, $0) }
    list.add(
      "\(whole)|Secondary", "Mt/yr", from: .common,
      Derivation(
        "Σ over scrap classes s of melt yield × scrap charged", of: ["Scrap Use|Aluminum"],
        on: [.meltYields(name(m))])
    ) { secondary($0) }
  }

  /// Ore-based metal, alloying elements and what goes round inside the works.
  func addMelts(_ m: Int, to list: inout IndicatorList) {
    let melts = report.melts[m]
    let metal = metal(m)
    list.add("Primary Metal|\(metal)", .primary(name(m)), primaryMetal(m))
    list.add("Alloying Elements|\(metal)", "Mt/yr", alloyingElements(m)) {
      melts.total(\.alloying, $0)
    }
    list.add(
      "Quality-Induced Primary|\(metal)", "Mt/yr",
      Derivation(
        "(primary + alloying) of the blend that keeps maxima − (primary + alloying) of the blend of "
          + "the same scrap that keeps none; zero where the run keeps none",
        of: ["Primary Metal|\(metal)", "Alloying Elements|\(metal)"], on: [.limits(name(m))])
    ) { report.qualityInducedPrimary(material: m, $0) }
    list.add(
      "Home Scrap|\(metal)", "Mt/yr",
      Derivation(
        "Σ over products of bought × (1 ÷ semis yield − 1); goes round inside the works, no "
          + "recycled content",
        of: [demand(m)], on: [.sectorUse(name(m)), .semis(name(m))])
    ) { homeScrap(m, $0) }
  }

  private func primaryMetal(_ m: Int) -> Derivation {
    let name = name(m)
    return Derivation(
      "Σ over heats of metal out − Σ melt yield(s) × scrap(s) − alloying elements; the least "
        + "that demand, scrap supply and charge limits allow",
      of: [demand(m), "Scrap Use|\(metal(m))", "Alloying Elements|\(metal(m))"],
      on: [.chargeLimits(name)] + blend(m))
  }

  private func alloyingElements(_ m: Int) -> Derivation {
    let name = name(m)
    return Derivation(
      "Σ over heats and elements of what the product's least content wants beyond the charge",
      of: ["Scrap Use|\(metal(m))"],
      on: [
        .limits(name), .nominal(name), .primaryContent(name), .scrapContent(name),
        .retention(name),
      ])
  }

  /// Home scrap goes round inside the works and is no recycled content.
  private func homeScrap(_ m: Int, _ t: Int) -> Double {
    let melts = report.melts[m]
    return plan.materials[m].system.grades.indices.reduce(0) { sum, p in
      sum + melts.bought[t * melts.productCount + p]
        * (1 / plan.materials[m].melting.semisYield[p] - 1)
    }
  }
}
