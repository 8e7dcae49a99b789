/// Gives each process of one metal its slice of the plan and its lines.
struct MetalSetup {
  let metal: MaterialPlan
  private let m: Int
  private let plan: Plan
  private let chart: ModelChart
  private let lines: ModelChart.MaterialLines
  private let sectors: [Sector]
  private let layout: BlendLayout

  /// One use outside cars, with its lines.
  private struct Sector {
    let plan: SectorPlan
    /// The products that it ever buys.
    let products: [Int]
    let lines: ModelChart.SectorLines
  }

  /// - Parameter m: The place of the metal among those of the plan.
  init(_ m: Int, of plan: Plan, _ chart: ModelChart) {
    self.m = m
    self.plan = plan
    self.chart = chart
    let metal = plan.materials[m]
    self.metal = metal
    lines = chart.materials[m]
    sectors = zip(metal.sectors, chart.materials[m].sectors).map {
      Sector(plan: $0, products: $0.products(of: metal.system), lines: $1)
    }
    layout = metal.rules(keeping: plan.limits).layout
  }

  private var system: MaterialSystem { metal.system }
  /// Shape `[product][e]`.
  private var nominal: [Double] { metal.composition.nominal }

  var stocks: MetalStocks {
    MetalStocks(
      system, nominal: nominal, cohortCount: plan.fleet.cohortCount, sectorCount: sectors.count)
  }

  // MARK: Out of use

  var carRetirement: CarRetirement {
    CarRetirement(
      plan.fleet, material: m, elementCount: system.elements.count, yearCount: plan.yearCount)
  }

  var treatment: Treatment {
    Treatment(
      plan.treatment, metal.dismantling, plan.fleet, system, yearCount: plan.yearCount,
      lines: lines.treatment, sold: lines.dismantled)
  }

  var goodsRetirement: GoodsRetirement {
    let lasting = sectors.compactMap { sector -> GoodsRetirement.Sector? in
      guard let life = sector.plan.life, let lines = sector.lines.retirement else { return nil }
      return GoodsRetirement.Sector(
        plan: sector.plan, life: life, products: sector.products, lines: lines)
    }
    return GoodsRetirement(
      lasting, plan.fleet, system, market: metal.market, yearCount: plan.yearCount)
  }

  var sorter: Sorter {
    Sorter(metal.sorting, system, yearCount: plan.yearCount, lines: lines.sorting)
  }

  // MARK: Into the furnaces

  var pressShop: PressShop { PressShop(metal.pressShop, system, lines: lines.pressShop) }

  var fabrication: Fabrication {
    Fabrication(metal.sectors, system, lines: lines.fabrication)
  }

  var imports: ScrapImports {
    ScrapImports(
      metal.supply.imports, classContent: metal.composition.classContent, market: metal.market,
      system, yearCount: plan.yearCount, lines: lines.imports)
  }

  var stockpile: Stockpile {
    Stockpile(returns: metal.supply.surplusReturns, lines: lines.stockpile)
  }

  var unrecorded: UnrecordedMelting {
    UnrecordedMelting(
      wanted: metal.supply.unrecorded, yearCount: plan.yearCount, lines: lines.unrecorded)
  }

  var buyers: Buyers {
    Buyers(
      plan.fleet, material: m, fabricationYield: metal.pressShop.fabricationYield,
      sectors: metal.sectors, system)
  }

  var asking: BlendAsking {
    BlendAsking(
      metal.blend, metal.composition, metal.melting, layout: layout,
      yearCount: plan.yearCount)
  }

  var withdrawal: Withdrawal { Withdrawal(metal.market, system, lines: lines.withdrawn) }

  var blending: Blending {
    Blending(
      metal.market, rule: metal.blend.rule, layout,
      sorting: SortingWorth(
        metal.sorting, metal.melting, mixedClip: metal.pressShop.clipSorting?.mixedClass,
        system),
      material: m, years: plan.years)
  }

  var melting: Melting {
    Melting(metal.composition, layout: layout, lines: lines.melting)
  }

  // MARK: Into use

  var carMaking: CarMaking {
    CarMaking(
      plan.fleet, plan.chemistry, nominal: nominal, elementCount: system.elements.count,
      lines: lines.carMaking)
  }

  var goodsMaking: GoodsMaking {
    GoodsMaking(
      sectors.map {
        GoodsMaking.Sector(plan: $0.plan, products: $0.products, lines: $0.lines.supply)
      }, plan.fleet, plan.chemistry, nominal: nominal, system, lines: lines.goodsMaking)
  }

  var books: Bookkeeping {
    Bookkeeping(
      chart.stocks, material: m, plan.fleet,
      sectors.map {
        Bookkeeping.Sector(plan: $0.plan, products: $0.products, stock: $0.lines.stock)
      }, system, yearCount: plan.yearCount)
  }
}

extension MaterialPlan {
  /// The rules of the metal's blend.
  func rules(keeping limits: BlendLimits) -> BlendRules {
    BlendRules(
      system: system, limits: composition.limits, kept: limits, options: blend.options)
  }
}
