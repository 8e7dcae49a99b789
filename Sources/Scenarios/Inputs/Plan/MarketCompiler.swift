internal import FlowEngine
internal import FlowTables

/// The scrap market of one metal, from the tables to numbers.
struct MarketCompiler {
  let scenario: Scenario
  let system: MaterialSystem
  let plants: PlantPlan

  /// - Parameter shares: Furnaces behind the heats, for the works that are chosen on the market.
  func compile(_ shares: RouteShares, _ lookup: inout Lookup) -> ScrapMarketPlan {
    let metal = system.name
    lookup.part = .market(metal)
    var book = CostBook(lookup.data, in: .ofPlan, plants.costs.currencies)
    book.record = LookupRecord(part: lookup.part)
    func money(_ entity: String, _ metric: String, _ qualifier: String) -> Double {
      book.required(
        entity, metric, qualifier, in: .moneyPerMass, year: PlantCosts.years[0])
    }
    let charging = money("\(metal) scrap", "charging cost", "")
    let year = PlantCosts.years[0]
    let reference = book.positive(
      "\(metal) scrap", "price", "post-consumer scrap", in: .moneyPerMass, year: year)
    let ore = book.positive("ore-based metal", "price", metal, in: .moneyPerMass, year: year)
    let charged = book.required(
      "carbon market", "price", in: .moneyPerEmissions, year: PlantCosts.years[0])
    lookup.problems.append(contentsOf: book.problems)
    if let record = book.record { lookup.note(record) }
    let years = lookup.horizon.count
    let passed = lookup.number("ore-based metal", "carbon pass-through", metal, in: .fraction)
    let carbon = plants.carbonCost(of: metal, beyond: charged, years: years)
    return ScrapMarketPlan(
      referencePrice: reference, orePrice: carbon.map { ore + passed * $0 },
      chargingCost: charging,
      home: SupplyResponse(
        elasticity: lookup.number("scrap collection", "price elasticity", metal, in: .number)),
      imports: SupplyResponse(
        elasticity: lookup.number("scrap imports", "price elasticity", metal, in: .number)),
      mostImports: lookup.number("scrap imports", "most over reference", metal, in: .number),
      recoverable: lookup.number("scrap collection", "recoverable share", metal, in: .fraction),
      steps: steps(&lookup),
      width: lookup.positive("scrap market", "smoothing width", metal, in: .fraction)?.constant
        ?? 1,
      buyOut: lookup.number("recycled-content rule", "buy-out price", metal, in: .number),
      routes: routes(shares, &lookup))
  }

  /// Named steps of the table, in its order.
  private func steps(_ lookup: inout Lookup) -> [SupplyStep] {
    lookup.data.rows(ofMetric: "share of further supply").map(\.entity).map { step in
      SupplyStep(
        share: lookup.number(step, "share of further supply", in: .fraction),
        extra: lookup.number(step, "extra price", in: .fraction))
    }
  }

  /// Works that are chosen beside it; nil for a metal without a choice.
  private func routes(_ shares: RouteShares, _ lookup: inout Lookup) -> RouteMarketPlan? {
    let metal = system.name
    guard let choice = plants.choices[metal] else { return nil }
    lookup.part = .marketRoutes(metal)
    let cap = lookup.path(lever: "premium-cap")
    let isSteel = metal == "steel"
    return RouteMarketPlan(
      choice: choice, carbonPrice: plants.carbonPrice,
      carbonReference: plants.costs.referencePrice,
      first: max(0, lookup.observedUntil + 1 - scenario.horizon.lowerBound),
      premiumCap: cap,
      willingShare: lookup.number("car makers", "share of use", metal, in: .fraction),
      rampWidth: lookup.number("low-carbon metal", "ramp width", metal, in: .fraction),
      electric: isSteel ? electric(&lookup) : nil,
      split: isSteel ? shares.split(&lookup) : nil,
      reduced: isSteel
        ? PlantCompiler.reduced.indices.filter {
          ["h2-dri-eaf", "ng-dri-eaf"].contains(PlantCompiler.reduced[$0])
        } : [])
  }

  private func electric(_ lookup: inout Lookup) -> ElectricChoice {
    let id = "scrap-eaf"
    let years = scenario.horizon.count
    func scrap(_ plant: String) -> Double {
      ["post-consumer scrap", "pre-consumer scrap"].reduce(0) {
        $0 + lookup.number(plant, "charge", $1, in: .tonnesPerTonne)
      }
    }
    return ElectricChoice(
      option: PlantChoice.Option(
        cost: plants.costs.cost(id, years: years),
        emissions: plants.costs.emissions(id, years: years),
        wanted: plants.national(id, years: years),
        growthLimit: lookup.number(id, "growth limit", in: .perYear),
        yearlyStart: lookup.number(id, "yearly start", in: .fraction),
        isFloor: lookup.isSet("eaf-share")),
      scrap: scrap(id), incumbentScrap: scrap("bf-bof"),
      closing: lookup.number(id, "closing limit", in: .perYear))
  }
}
