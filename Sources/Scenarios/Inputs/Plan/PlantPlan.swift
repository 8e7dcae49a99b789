internal import FlowAccounts
internal import FlowEngine
internal import FlowTables

/// Which works make how much, by year: compiled before the blend, as routes follow from it.
package struct PlantPlan: Sendable {
  /// Share of crude steel, of primary aluminium for smelters: shape `[t]`, by plant.
  fileprivate(set) var national: [String: [Double]] = [:]
  /// What was asked for and could not be built, over all output: shape `[t]`, by plant.
  package fileprivate(set) var shortfall: [String: [Double]] = [:]
  /// Share of the incumbent's capacity that falls due, and its mean age: shape `[t]`, by plant.
  package fileprivate(set) var due: [String: [Double]] = [:]
  package fileprivate(set) var meanAge: [String: [Double]] = [:]
  /// CNY of 2024 per t CO2: shape `[t]`.
  package fileprivate(set) var carbonPrice: [Double] = []
  /// Works that a market chooses among, by metal; empty where shares are given.
  fileprivate(set) var choices: [String: PlantChoice] = [:]
  /// Their ids in the order of the options.
  static let options = ["steel": PlantCompiler.reduced, "aluminium": PlantCompiler.smelters]
  /// Shares of own coal and of renewable power in the tables: shapes `[t]`.
  fileprivate var smelterStatistics: (ownCoal: [Double], renewable: [Double]) = ([], [])
  package let costs: PlantCosts
  package let definitions: [PlantDefinition]

  /// Plants of a route in the order of the table.
  func plants(of route: String, material: String) -> [PlantDefinition] {
    definitions.filter { $0.material == material && $0.route == route }
  }

  /// What carbon costs the works that stand today beyond a base price, free allocation apart.
  ///
  /// - Parameter base: CNY of 2024 per t CO2, in the price of metal already.
  /// - Returns: Shape `[t]`, CNY of 2024 per tonne.
  func carbonCost(of metal: String, beyond base: Double, years: Int) -> [Double] {
    guard let incumbent = Self.incumbents[metal] else { return Array(repeating: 0, count: years) }
    let emissions = costs.emissions(incumbent, years: years)
    return (0..<years).map { max(0, carbonPrice[$0] - base) * emissions[$0] }
  }

  /// Works that stand today, and give way.
  package static let incumbents = ["steel": "bf-bof", "aluminium": "own-coal"]

  /// At the scenario's carbon price, free allocation taken off: shape `[t]`, CNY of 2024 per tonne.
  package func levelisedCosts(_ plant: String, _ metal: String, years: Int) -> [Double] {
    let cost = costs.cost(plant, years: years)
    let emissions = costs.emissions(plant, years: years)
    let free = costs.free[metal] ?? Array(repeating: 0, count: years)
    return (0..<years).map { cost[$0] + carbonPrice[$0] * (emissions[$0] - free[$0]) }
  }

  func national(_ plant: String, years: Int) -> [Double] {
    national[plant] ?? Array(repeating: 0, count: years)
  }

  /// Shares of a route's plants: they add up to 1 in every year.
  ///
  /// A route that makes nothing in a year is given to its first plant.
  func shares(of route: String, material: String, years: Int) -> [PlantShare] {
    let plants = plants(of: route, material: material)
    let national = plants.map { self.national($0.id, years: years) }
    return plants.enumerated().map { place, plant in
      PlantShare(
        id: plant.id,
        share: (0..<years).map { t in
          let sum = national.reduce(0) { $0 + $1[t] }
          return sum > 0 ? national[place][t] / sum : place == 0 ? 1 : 0
        })
    }
  }
}

/// Shares of plants from series and levers.
struct PlantCompiler {
  let scenario: Scenario
  let definition: SystemDefinition

  private var horizon: ClosedRange<Int> { scenario.horizon }

  func compile(_ lookup: inout Lookup) -> PlantPlan {
    var plan = PlantPlan(
      costs: PlantCosts(definition, &lookup), definitions: definition.plants)
    plan.carbonPrice = carbonPrice(plan.costs, &lookup)
    compileSteel(&plan, &lookup)
    compileSmelters(&plan, &lookup)
    return plan
  }

  private func isFree(_ lookup: inout Lookup) -> Bool {
    let set = ["carbon-price", "premium-cap", "h2-dri-share", "renewable-share.smelting"].map {
      lookup.isSet($0)
    }
    return set.contains(true)
  }

  private func carbonPrice(_ costs: PlantCosts, _ lookup: inout Lookup) -> [Double] {
    lookup.part = .carbonPrice
    return lookup.path(lever: "carbon-price") { costs.referencePrices.value(in: $0) }
  }

  static let smelters = ["renewable", "inert-anode"]
  static let reduced = ["h2-dri-eaf", "ng-dri-eaf", "bf-bof-ccs", "dri-melter-bof"]

  /// Converters make what the other routes leave.
  private func compileSteel(_ plan: inout PlantPlan, _ lookup: inout Lookup) {
    lookup.part = .worksShares("steel")
    let share = "share of crude steel"
    var electric = lookup.path("scrap-eaf", share, in: .fraction)
    for plant in Self.reduced {
      plan.national[plant] = lookup.path(plant, share, in: .fraction)
    }
    let rest = plan.aboveConverters.map { 1 - $0 }
    electric = lookup.path(electric, ofLever: "eaf-share", within: rest)
    plan.national["scrap-eaf"] = electric
    let hydrogen = plan.national("h2-dri-eaf", years: horizon.count)
    plan.national["h2-dri-eaf"] = lookup.path(
      hydrogen, ofLever: "h2-dri-share",
      within: zip(plan.aboveConverters, hydrogen).map { 1 - $0 + $1 })
    reportExcess(plan.aboveConverters, &lookup)
    choose(
      Self.reduced, over: "bf-bof", metal: "steel", room: electric.map { 1 - $0 }, &plan, &lookup)
    plan.divideSteel()
  }

  /// Own coal, renewable and grid power; inert anodes run on renewable power.
  ///
  /// Renewable power beyond the series takes coal and grid out alike.
  private func compileSmelters(_ plan: inout PlantPlan, _ lookup: inout Lookup) {
    lookup.part = .worksShares("aluminium")
    plan.smelterStatistics = (
      ownCoal: lookup.path("smelter", "captive coal share", in: .fraction),
      renewable: lookup.reference("smelter", "renewable share", in: .fraction)
    )
    let wanted = lookup.path("smelter", "renewable share", in: .fraction)
    let inert = lookup.path("inert-anode", "share of primary aluminium", in: .fraction)
    plan.national["inert-anode"] = zip(inert, wanted).map { min($0, $1) }
    plan.national["renewable"] = zip(wanted, inert).map { max(0, $0 - $1) }
    choose(
      Self.smelters, over: "own-coal", metal: "aluminium",
      room: wanted.map { _ in 1 }, &plan, &lookup)
    plan.divideSmelters()
  }

  /// Holds what is asked for to what can be built, and lets prices move what falls due.
  ///
  /// Without a lever that asks for works, the series stand as they are.
  private func choose(
    _ plants: [String], over incumbent: String, metal: String, room: [Double],
    _ plan: inout PlantPlan, _ lookup: inout Lookup
  ) {
    lookup.part = .worksChoice(metal)
    let vintages = vintages(of: incumbent, &lookup)
    plan.due[incumbent] = horizon.map { vintages.due(in: $0) }
    plan.meanAge[incumbent] = horizon.map { vintages.meanAge(in: $0) }
    let options = plants.map { plant in
      plan.option(
        plant, growthLimit: lookup.number(plant, "growth limit", in: .perYear),
        yearlyStart: lookup.number(plant, "yearly start", in: .fraction),
        isFloor: Self.levers[plant].map { lookup.isSet($0) } ?? false)
    }
    let sensitivity = lookup.number("plants", "cost sensitivity", in: .number)
    let willing = lookup.number("car makers", "share of use", metal, in: .fraction)
    for plant in plants { plan.shortfall[plant] = horizon.map { _ in 0 } }
    if !isFree(&lookup) && scenario.supply == .fixed { return }
    let choice = PlantChoice(
      incumbent: plan.option(incumbent, growthLimit: 0, yearlyStart: 0), options: options,
      due: plan.due[incumbent] ?? [], room: room, sensitivity: sensitivity)
    if scenario.supply == .priced {
      plan.choices[metal] = choice
      return
    }
    let hasCap = lookup.isSet("premium-cap")
    let outcome = choice.outcome(
      PlantChoice.Market(
        carbonPrice: plan.carbonPrice, referencePrice: plan.costs.referencePrice,
        premiumCap: lookup.path(lever: "premium-cap"),
        willingShare: horizon.map { _ in hasCap ? willing : 0 }),
      from: max(0, lookup.observedUntil + 1 - horizon.lowerBound))
    for (place, plant) in plants.enumerated() {
      plan.national[plant] = outcome.shares[place]
      plan.shortfall[plant] = outcome.shortfall[place]
    }
    for (lever, worst) in plan.unbuilt(over: horizon) { note(lever, worst, &lookup) }
  }

  /// Tells at once what cannot be built, so that an error elsewhere does not hide it.
  private func note(
    _ lever: Lever, _ worst: (year: Int, share: Double), _ lookup: inout Lookup
  ) {
    guard let path = lookup.levers[lever.name], lookup.courses[lever.name]?.unbuilt == nil else {
      return
    }
    lookup.courses[lever.name]?.unbuilt = worst
    LeverFinding.unbuilt(year: worst.year, share: worst.share).report(path, &lookup.problems)
  }

  /// Levers by the plant whose share they ask for.
  fileprivate static let levers = [
    "h2-dri-eaf": "h2-dri-share", "renewable": "renewable-share.smelting",
  ]

  private func vintages(of plant: String, _ lookup: inout Lookup) -> PlantVintages {
    let campaign = lookup.number(plant, "campaign", in: .years)
    let rows = lookup.series(plant, "capacity ever built", in: .megatonnesPerYear)
    let built = rows.map { Array(zip($0.years, $0.values)) } ?? []
    return PlantVintages(
      everBuilt: built.map { (year: $0, capacity: $1) }, campaign: max(1, Int(campaign.rounded())))
  }

  private func reportExcess(_ sum: [Double], _ lookup: inout Lookup) {
    guard let t = sum.indices.first(where: { sum[$0] > 1 + 1e-12 }) else { return }
    let place =
      scenario.levers.first { $0.lever.name.hasSuffix("-share") }?.location
      ?? FileLocation(path: scenario.files[0].path)
    lookup.problems.error(
      .sharesSum, at: place,
      "scrap-fed and hydrogen furnaces would make more than all steel in "
        + "\(horizon.lowerBound + t)",
      help: "lower eaf-share or h2-dri-share: they add up with the converter's share to 100 %")
  }
}

extension PlantPlan {
  /// Levers that ask for more works than can be built, each with its worst year and what is missing
  /// there, a share of all output.
  func unbuilt(over horizon: ClosedRange<Int>) -> [(
    lever: Lever, worst: (year: Int, share: Double)
  )] {
    Lever.all.compactMap { lever in
      guard let plant = PlantCompiler.levers.first(where: { $0.value == lever.name })?.key,
        let missing = shortfall[plant], let worst = missing.max(), worst > 1e-6,
        let t = missing.firstIndex(of: worst)
      else { return nil }
      return (lever, (horizon.lowerBound + t, worst))
    }
  }

  /// The plan with the shares that a market found in a run.
  func settled(by run: RunResult) -> PlantPlan {
    var plan = self
    for (m, material) in run.plan.materials.enumerated() {
      guard let report = run.markets[m] else { continue }
      for (k, plant) in (Self.options[material.system.name] ?? []).enumerated() {
        plan.national[plant] = report.works[k]
        plan.shortfall[plant] = report.shortfall[k]
      }
      if material.system.name == "steel" {
        plan.national["scrap-eaf"] = report.electric
        plan.divideSteel()
      } else {
        plan.divideSmelters()
      }
    }
    return plan
  }

  /// Share of crude steel of everything but converters: shape `[t]`.
  fileprivate var aboveConverters: [Double] {
    let paths = (["scrap-eaf"] + PlantCompiler.reduced).map { national($0, years: yearCount) }
    return (0..<yearCount).map { t in paths.reduce(0) { $0 + $1[t] } }
  }

  private var yearCount: Int { carbonPrice.count }

  /// A kind of works that prices choose or leave; limits as `plants.csv` has them.
  fileprivate func option(
    _ plant: String, growthLimit: Double, yearlyStart: Double, isFloor: Bool = false
  ) -> PlantChoice.Option {
    PlantChoice.Option(
      cost: costs.cost(plant, years: yearCount),
      emissions: costs.emissions(plant, years: yearCount),
      wanted: national(plant, years: yearCount), growthLimit: growthLimit,
      yearlyStart: yearlyStart, isFloor: isFloor)
  }

  /// Converters make what the other routes leave.
  fileprivate mutating func divideSteel() {
    national["bf-bof"] = aboveConverters.map { max(0, 1 - $0) }
  }

  /// Own coal and the grid share what renewable power leaves.
  fileprivate mutating func divideSmelters() {
    let green = zip(
      national("renewable", years: yearCount), national("inert-anode", years: yearCount)
    ).map { $0 + $1 }
    let (coal, observed) = smelterStatistics
    let ownCoal = green.indices.map { t in
      let rest = 1 - observed[t]
      return rest > 0 ? coal[t] * max(0, 1 - green[t]) / rest : 0
    }
    national["own-coal"] = ownCoal
    national["grid"] = green.indices.map { t in max(0, 1 - green[t] - ownCoal[t]) }
  }
}
