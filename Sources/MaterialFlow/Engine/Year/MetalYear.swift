/// The year of one metal: its processes, each with its slice of the plan, and what stays between
/// years.
///
/// Every process needs what the one before it gives, so that their order is the only one that
/// compiles.
struct MetalYear {
  private let plan: MaterialPlan
  private(set) var stocks: MetalStocks

  // MARK: Out of use
  private var carRetirement: CarRetirement
  private var treatment: Treatment
  private var goodsRetirement: GoodsRetirement
  private var sorter: Sorter

  // MARK: Into the furnaces
  private var pressShop: PressShop
  private let fabrication: Fabrication
  private let imports: ScrapImports
  private let stockpile: Stockpile
  private let unrecorded: UnrecordedMelting
  private let buyers: Buyers
  private(set) var asking: BlendAsking
  private(set) var market: MarketClearing
  private(set) var blending: Blending
  private var melting: Melting

  // MARK: Into use
  private let carMaking: CarMaking
  private let goodsMaking: GoodsMaking
  private var books: Bookkeeping

  /// What leaves use in one region, and the scrap that it gave so far.
  struct Exits {
    let hulks: Hulks
    let scrap: Scrap<ScrapStage.Discarded>
  }

  /// No scrap yet.
  var noScrap: Scrap<ScrapStage.Gathered> {
    Scrap(plan.system, hasMarket: plan.market != nil)
  }

  /// Cars and goods leave use, and give what can be taken from them before the shredder.
  mutating func leaveUse(
    year t: Int, in region: Int, into scrap: consuming Scrap<ScrapStage.Gathered>,
    posting ledger: inout Ledger
  ) -> Exits {
    let cars = carRetirement.retire(year: t, in: region, from: stocks.cohorts)
    let treated = treatment.treat(cars, year: t, in: region, into: scrap, posting: &ledger)
    let discarded = goodsRetirement.retire(
      year: t, in: region, from: stocks.cohorts, into: treated.scrap,
      hibernating: &stocks.hibernating, posting: &ledger)
    return Exits(hulks: treated.hulks, scrap: discarded)
  }

  /// What the shredder mixed is taken apart.
  mutating func sort(
    _ shred: Shred, year t: Int, in region: Int,
    into scrap: consuming Scrap<ScrapStage.Discarded>, recording entropy: inout EntropyReport,
    posting ledger: inout Ledger
  ) -> Scrap<ScrapStage.Gathered> {
    sorter.sort(
      shred, year: t, in: region, into: scrap, recording: &entropy, posting: &ledger)
  }

  /// From scrap to new cars and goods.
  ///
  /// - Parameters:
  ///   - old: The old scrap of all regions.
  ///   - shred: Of the last region: what sorting more of it would save.
  /// - Throws: ``BlendError``, ``MarketError`` with the year.
  mutating func make(
    year t: Int, from old: consuming Scrap<ScrapStage.Gathered>, _ shred: Shred,
    measuring quality: QualityMeasure?, recording entropy: inout EntropyReport,
    posting ledger: inout Ledger
  ) throws {
    let sold = pressShop.sell(stocks.clip, year: t, into: old, posting: &ledger)
    let new = fabrication.sell(
      stocks.fabricationScrap, year: t, into: sold.scrap, posting: &ledger)
    let imported = imports.buy(year: t, into: new, posting: &ledger)
    let all = stockpile.reclaim(stocks.surplus, year: t, into: imported, posting: &ledger)
    let atHand = unrecorded.take(year: t, from: all, posting: &ledger)
    let demand = buyers.order(year: t)
    let question = asking.ask(year: t, for: demand, from: atHand)
    let cleared = try market.clear(question, year: t, for: demand, from: atHand)
    let blend = try blending.answer(cleared, year: t, shred, sold.clip, measuring: quality)
    let settled = try market.close(blend, year: t, with: atHand, posting: &ledger)
    let melt = melting.melt(
      blend, year: t, from: settled, recording: &entropy, posting: &ledger)
    let semis = stockpile.store(melt, year: t, in: &stocks.surplus, posting: &ledger)
    let rest = carMaking.build(
      semis, for: demand, year: t, into: &stocks.cohorts, clip: &stocks.clip, posting: &ledger)
    let done = goodsMaking.make(
      rest, year: t, into: &stocks.cohorts, scrap: &stocks.fabricationScrap, posting: &ledger)
    books.close(done, stocks, year: t, posting: &ledger)
  }

  /// Back to before the first year.
  mutating func reset() {
    stocks.reset(nominal: plan.composition.nominal)
    blending.reset()
  }

  /// Levels before the first year.
  mutating func openBooks(posting ledger: inout Ledger) { books.open(stocks, posting: &ledger) }

  /// Takes over what was measured beside the run.
  mutating func record(_ quality: QualityRecord) { blending.record(quality) }
}

// MARK: Setting up
extension MetalYear {
  /// - Parameter m: The place of the metal among those of the plan.
  init(_ m: Int, of plan: Plan, _ chart: ModelChart) {
    let metal = plan.materials[m]
    let system = metal.system
    let lines = chart.materials[m]
    let products = metal.sectors.map { $0.products(of: system) }
    self.plan = metal
    stocks = MetalStocks(
      system, nominal: metal.composition.nominal, cohortCount: plan.fleet.cohortCount,
      sectorCount: metal.sectors.count)
    carRetirement = CarRetirement(
      plan.fleet, material: m, elementCount: system.elements.count, yearCount: plan.yearCount)
    treatment = Treatment(
      plan.treatment, metal.dismantling, plan.fleet, system, yearCount: plan.yearCount,
      lines: lines.treatment, sold: lines.dismantled)
    goodsRetirement = GoodsRetirement(
      zip(metal.sectors, zip(products, lines.sectors)).compactMap { sector, use in
        guard let life = sector.life, let lines = use.1.retirement else { return nil }
        return GoodsRetirement.Sector(
          plan: sector, life: life, products: use.0, lines: lines)
      }, plan.fleet, system, market: metal.market, yearCount: plan.yearCount)
    sorter = Sorter(
      metal.sorting, system, yearCount: plan.yearCount, lines: lines.sorting)
    pressShop = PressShop(metal.pressShop, system, lines: lines.pressShop)
    fabrication = Fabrication(metal.sectors, system, lines: lines.fabrication)
    imports = ScrapImports(
      metal.supply.imports, classContent: metal.composition.classContent, market: metal.market,
      system, yearCount: plan.yearCount, lines: lines.imports)
    stockpile = Stockpile(returns: metal.supply.surplusReturns, lines: lines.stockpile)
    unrecorded = UnrecordedMelting(
      wanted: metal.supply.unrecorded, yearCount: plan.yearCount, lines: lines.unrecorded)
    buyers = Buyers(
      plan.fleet, material: m, fabricationYield: metal.pressShop.fabricationYield,
      sectors: metal.sectors, system)
    let program = BlendProgram(layout: metal.rules(keeping: plan.limits).layout)
    asking = BlendAsking(
      metal.blend, metal.composition, metal.melting, layout: program.layout,
      yearCount: plan.yearCount)
    market = MarketClearing(
      metal.market, program: program, years: plan.years, lines: lines.withdrawn)
    blending = Blending(
      program, rule: metal.blend.rule,
      sorting: SortingWorth(
        metal.sorting, metal.melting, mixedClip: metal.pressShop.clipSorting?.mixedClass, system),
      material: m, years: plan.years)
    melting = Melting(metal.composition, layout: program.layout, lines: lines.melting)
    carMaking = CarMaking(
      plan.fleet, plan.chemistry, nominal: metal.composition.nominal,
      elementCount: system.elements.count, lines: lines.carMaking)
    goodsMaking = GoodsMaking(
      zip(metal.sectors, zip(products, lines.sectors)).map {
        GoodsMaking.Sector(plan: $0, products: $1.0, lines: $1.1.supply)
      }, plan.fleet, plan.chemistry, nominal: metal.composition.nominal, system,
      lines: lines.goodsMaking)
    books = Bookkeeping(
      chart.stocks, material: m, plan.fleet,
      zip(metal.sectors, zip(products, lines.sectors)).map {
        Bookkeeping.Sector(plan: $0, products: $1.0, stock: $1.1.stock)
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
