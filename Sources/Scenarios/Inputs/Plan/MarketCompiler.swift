internal import FlowEngine
internal import FlowTables

/// The scrap market of one metal, from the tables to numbers.
struct MarketCompiler {
  let scenario: Scenario
  let system: MaterialSystem
  let plants: PlantPlan

  /// - Parameters:
  ///   - composition: Of the products; elements that a limit asks for may be added.
  ///   - shares: Furnaces behind the heats, for the works that are chosen on the market.
  func compile(
    _ habits: ChargeHabits, _ composition: CompositionPlan, _ shares: RouteShares,
    firstOpen: Int, _ lookup: inout Lookup
  ) -> MarketPlan {
    let metal = system.name
    lookup.part = .market(metal)
    let year = PlantCosts.years[0]
    var book = CostBook(lookup.data, in: .ofPlan, plants.costs.currencies)
    book.record = LookupRecord(part: lookup.part)
    let charging = book.required(
      "\(metal) scrap", "charging cost", in: .moneyPerMass, year: year)
    let ore = book.positive("ore-based metal", "price", metal, in: .moneyPerMass, year: year)
    let extra = book.required(
      "alloying", "least extra price", metal, in: .moneyPerMass, year: year)
    let charged = book.required("carbon market", "price", in: .moneyPerEmissions, year: year)
    let quotation = quotation(&book, lookup.observedUntil)
    lookup.problems.append(contentsOf: book.problems)
    if let record = book.record { lookup.note(record) }
    let passed = lookup.number("ore-based metal", "carbon pass-through", metal, in: .fraction)
    let carbon = plants.carbonCost(of: metal, beyond: charged, years: lookup.horizon.count)
    let orePrice = carbon.map { ore + passed * $0 }
    let isPriced = scenario.supply == .priced
    return MarketPlan(
      .market, habits: habits, nominal: composition.nominal,
      orePrice: system.routes.map { _ in orePrice }, scrapCost: system.classes.map { _ in 0 },
      chargingCost: charging,
      alloyingPrice: lookup.alloying("price", in: .yuanPerTonne, system, composition.limits).map {
        $0 ?? 0
      },
      leastAlloyingExtra: extra,
      demaggingPrice: lookup.demagging(
        "price", in: .yuanPerTonne, system, scenario.blend.demagging) ?? 0,
      buyOut: lookup.number("recycled-content rule", "buy-out price", metal, in: .number),
      firstOpen: firstOpen, quotation: quotation, known: known(quotation, &lookup),
      watched: watched(&lookup),
      supply: isPriced ? supply(habits, &lookup) : nil,
      routes: isPriced ? routes(shares, &lookup) : nil)
  }

  /// The quoted class of the metal at the price of the last observed year, or of the year next to
  /// it; nil where the tables quote none.
  private func quotation(_ book: inout CostBook, _ observedUntil: Int) -> Quotation? {
    let rows = book.data.rows(ofMetric: "observed price")
    guard let row = rows.first(where: { system.scrapClass($0.qualifier) != nil }),
      let scrapClass = system.scrapClass(row.qualifier)
    else { return nil }
    let years = rows.filter { $0.qualifier == row.qualifier }.compactMap(\.year)
    let year = min(max(observedUntil, years.min() ?? 0), years.max() ?? 0)
    return Quotation(
      scrapClass: scrapClass,
      price: book.positive(
        row.entity, "observed price", row.qualifier, in: .moneyPerMass, year: year))
  }

  /// Prices of the last observed year, as china-reference makes them.
  private func known(_ quotation: Quotation?, _ lookup: inout Lookup) -> KnownPrices? {
    guard let quotation,
      let own = lookup.optional(
        system.classes[quotation.scrapClass].id, "programme price", in: .yuanPerTonne)
    else { return nil }
    return KnownPrices(
      level: quotation.price - own.constant,
      ofClass: system.classes.map {
        lookup.optional($0.id, "reference price", in: .yuanPerTonne)?.constant
      })
  }

  /// The class that the tables watch, of those of the metal.
  private func watched(_ lookup: inout Lookup) -> Int? {
    system.classes.firstIndex {
      lookup.optional($0.id, "watched for surplus", in: .number) != nil
    }
  }

  private func supply(_ habits: ChargeHabits, _ lookup: inout Lookup) -> PricedSupply {
    let metal = system.name
    func elasticity(_ entity: String) -> Double {
      lookup.positive(entity, "price elasticity", metal, in: .number)?.constant ?? 1
    }
    return PricedSupply(
      elasticity: elasticity("scrap collection"), spareShare: habits.spareShare,
      recoverable: lookup.number("scrap collection", "recoverable share", metal, in: .fraction),
      importElasticity: elasticity("scrap imports"),
      mostImports: lookup.number("scrap imports", "most over reference", metal, in: .number),
      leastReference: lookup.number(
        "scrap collection", "least reference price", metal, in: .fraction))
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
