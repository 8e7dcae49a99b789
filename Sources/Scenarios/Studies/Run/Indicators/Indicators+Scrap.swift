internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Where scrap comes from, what melts take of it, and what waits in the stockpile.
extension Indicators {
  func addScrapSupply(_ m: Int, to list: inout IndicatorList) {
    let (metal, lines) = (metal(m), lines(m))
    let toAbroad = lines.withdrawn?.toAbroad ?? []
    addScrapOfCars(m, to: &list)
    // What a market offers and nobody buys came no further than the yard.
    list.add(
      "Scrap Imports|\(metal)", "Mt/yr",
      Derivation(
        "Σ over classes of recorded imports", of: price(ofScrap: m), on: [.scrapImports(name(m))])
    ) { report.mass(of: lines.imports.toClass, $0) - report.mass(of: toAbroad, $0) }
    addScrapOfOthers(m, to: &list)
  }

  private func addScrapOfCars(_ m: Int, to list: inout IndicatorList) {
    let (name, metal, lines) = (name(m), metal(m), lines(m))
    let whole = "Scrap from Cars|\(metal)"
    func new(_ t: Int) -> Double { report.run.ledger.mass(lines.carMaking.toPressShop, year: t) }
    list.add(
      whole, "Mt/yr",
      Derivation("new scrap + old scrap", of: ["\(whole)|New Scrap", "\(whole)|Old Scrap"])
    ) { new($0) + report.oldScrapOfCars(material: m, $0) }
    list.add(
      "\(whole)|New Scrap", "Mt/yr",
      Derivation(
        "press-shop scrap of t − 1: Σ over grades of bought × (1 − fabrication yield)",
        of: [demand(m)],
        on: [.fabrication(name), .pressShop(name), .clipSorting(name), .mixedCollection]),
      new)
    list.add(
      "\(whole)|Old Scrap", "Mt/yr",
      oldScrapOfCars(m)
    ) { report.oldScrapOfCars(material: m, $0) }
  }

  /// Shred of other metals carries iron off, which steel loses.
  private func oldScrapOfCars(_ m: Int) -> Derivation {
    let isSteel = name(m) == "steel"
    let others = plan.materials.indices.filter { isSteel && $0 != m }
    return Derivation(
      "metal of cars that leave × (formal share + informal share × recovery), by dismantling "
        + "whole parts and by shredding × recovery"
        + (isSteel ? ", less the iron in other shred" : ""),
      of: [leaving(m)] + others.map { "Scrap from Cars|\(metal($0))|Old Scrap" },
      on: treatment(m))
  }

  /// Collection, dismantling, shredding and sorting of cars that leave use.
  func treatment(_ m: Int) -> [PlanPart] {
    let name = name(m)
    let common: [PlanPart] = [
      .sorting(name), .exits, .dismantling, .mixedCollection, .gradeSeparation,
      .dismantledParts(name), .shredding(name),
    ]
    return common + (name == "steel" ? [.copperInShred, .copperInCars] : [])
  }

  private func addScrapOfOthers(_ m: Int, to list: inout IndicatorList) {
    let (name, metal, lines) = (name(m), metal(m), lines(m))
    let whole = "Scrap from Other Sectors|\(metal)"
    let old = lines.sectors.flatMap { $0.retirement?.toClass ?? [] }
    let toLandfill = lines.withdrawn?.toLandfill ?? []
    list.add(
      whole, "Mt/yr",
      Derivation("new scrap + old scrap", of: ["\(whole)|New Scrap", "\(whole)|Old Scrap"])
    ) {
      report.mass(of: old + lines.fabrication.toClass, $0) - report.mass(of: toLandfill, $0)
    }
    list.add(
      "\(whole)|New Scrap", "Mt/yr",
      Derivation(
        "fabrication scrap of t − 1: Σ over uses of bought × (1 − fabrication yield)",
        on: [.sectorUse(name)],
        picked: [PlanPart.sectorScrap(name).only { $0.metric == "new scrap to" }])
    ) { report.mass(of: lines.fabrication.toClass, $0) }
    list.add(
      "\(whole)|Old Scrap", "Mt/yr",
      Derivation(
        "Σ over uses and cohorts of metal that leaves in t × collection rate; lognormal lives",
        of: price(ofScrap: m), on: [.sectorLives(name)],
        picked: [
          PlanPart.sectorScrap(name).only { $0.metric == "old scrap to" },
          PlanPart.sectorUse(name).back(Self.usualLife),
        ])
    ) { report.mass(of: old, $0) - report.mass(of: toLandfill, $0) }
  }

  /// Years: about the mean of the goods outside cars.
  private static let usualLife = 20

  func addScrapUse(_ m: Int, to list: inout IndicatorList) {
    let (name, metal, lines) = (name(m), metal(m), lines(m))
    let system = plan.materials[m].system
    list.add(
      "Scrap Use|\(metal)", "Mt/yr",
      Derivation(
        "Σ over classes and heats of the charge at which what metal, tolerances and classes cost "
          + "agrees with what works pay: habits × exp(worth ÷ dispersion)",
        of: scrapSupplies(m) + [demand(m)] + costsOfWorks(m),
        on: [.chargeLimits(name), .unrecordedUse(name), .chargeHabits(name)] + blend(m))
    ) { report.mass(of: lines.melting.charge, $0) }
    for account in ScrapAccount.allCases {
      let used = system.classes.indices.filter { system.classes[$0].account == account }
        .flatMap { s in
          system.heats.indices.map { lines.melting.charge[s * system.heats.count + $0] }
        }
      let word = account == .new ? "New Scrap" : "Old Scrap"
      list.add(
        "Scrap Use|\(metal)|\(word)", "Mt/yr",
        Derivation(
          "Σ over \(word.lowercased()) classes and heats of the charge",
          of: ["Scrap Use|\(metal)"], on: [.chargeHabits(name)])
      ) { report.mass(of: used, $0) }
    }
  }

  /// What the blend is asked for and what it may do, apart from the scrap that there is.
  func blend(_ m: Int) -> [PlanPart] {
    let name = name(m)
    let demand: [PlanPart] = [.sectorUse(name), .semis(name), .routes(name)]
    let chemistry: [PlanPart] = [
      .meltYields(name), .retention(name), .nominal(name), .scrapContent(name),
      .primaryContent(name), .limits(name),
    ]
    let works: [PlanPart] = name == "steel" ? [.worksShares(name), .worksChoice(name)] : []
    let choices: [PlanPart] = [
      .blend(name), .castingsOnly(name), .contentRule(name), .market(name), .marketRoutes(name),
    ]
    return demand + chemistry + works + choices
  }

  /// What collection and imports answer to, where scrap has a market.
  func price(ofScrap m: Int) -> [String] {
    report.run.markets[m] == nil ? [] : ["Price|Scrap|\(metal(m))"]
  }

  private func scrapSupplies(_ m: Int) -> [String] {
    ["Scrap from Cars", "Scrap from Other Sectors", "Scrap Imports"].map { "\($0)|\(metal(m))" }
  }

  /// Scrap that no heat takes, and its stockpile.
  func addSurplus(_ m: Int, to list: inout IndicatorList) {
    let (name, metal) = (name(m), metal(m))
    let stockpile = (0..<plan.yearCount).map { report.stockpile(m, $0) }
    let yearly = "Σ over the years of the run of the yearly flow"
    let families: [(String, String, String, (Int) -> Double)] = [
      (
        "Surplus Scrap", "Mt/yr",
        "Σ over classes of max(0, what no heat takes − what the stockpile offered); what no heat "
          + "takes is cars + other uses + imports + stockpile − scrap used − unrecorded use",
        { stockpile[$0].gain }
      ),
      (
        "Surplus Scrap Used", "Mt/yr",
        "Σ over classes of max(0, what the stockpile offered − what no heat takes)",
        { stockpile[$0].loss }
      ),
      (
        "Cumulative Surplus Scrap", "Mt", yearly,
        { t in stockpile[...t].reduce(0) { $0 + $1.gain } }
      ),
      (
        "Cumulative Surplus Scrap Used", "Mt", yearly,
        { t in stockpile[...t].reduce(0) { $0 + $1.loss } }
      ),
      (
        "Stockpile of Surplus Scrap", "Mt", "cumulative surplus − cumulative use of it",
        { stockpile[$0].level }
      ),
    ]
    for (family, unit, formula, value) in families {
      list.add(
        "\(family)|\(metal)", unit,
        Derivation(
          formula, of: scrapSupplies(m) + ["Scrap Use|\(metal)"],
          on: [.chargeLimits(name), .unrecordedUse(name)]),
        value)
    }
  }
}
