/// The year of one metal: its processes, each with its slice of the plan, and what stays between
/// years.
///
/// Every process needs what the one before it gives, so that their order is the only one that
/// compiles. What is bought follows from the plan alone, and only has to be known for the question.
struct MetalYear {
  private let plan: MaterialPlan
  /// Before the first year.
  private let opening: MetalStocks
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
  private(set) var blending: Blending
  private let withdrawal: Withdrawal
  private var melting: Melting

  // MARK: Into use
  private let carMaking: CarMaking
  private let goodsMaking: GoodsMaking
  private var books: Bookkeeping

  /// - Parameter m: The place of the metal among those of the plan.
  init(_ m: Int, of plan: Plan, _ chart: ModelChart) {
    let setup = MetalSetup(m, of: plan, chart)
    self.plan = setup.metal
    opening = setup.stocks
    stocks = opening
    carRetirement = setup.carRetirement
    treatment = setup.treatment
    goodsRetirement = setup.goodsRetirement
    sorter = setup.sorter
    pressShop = setup.pressShop
    fabrication = setup.fabrication
    imports = setup.imports
    stockpile = setup.stockpile
    unrecorded = setup.unrecorded
    buyers = setup.buyers
    asking = setup.asking
    blending = setup.blending
    withdrawal = setup.withdrawal
    melting = setup.melting
    carMaking = setup.carMaking
    goodsMaking = setup.goodsMaking
    books = setup.books
  }

  /// What leaves use in one region, and the scrap that it gave so far.
  struct Exits {
    let hulks: Hulks
    let scrap: Scrap<ScrapStage.Discarded>
  }

  /// No scrap yet.
  var noScrap: Scrap<ScrapStage.Gathered> {
    Scrap(plan.system, hasMarket: plan.market?.supply != nil)
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
  /// - Throws: ``MarketError`` with the year.
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
    let blend = try blending.answer(
      question, year: t, for: demand, from: atHand, shred, sold.clip, measuring: quality)
    let settled = withdrawal.leave(blend, year: t, with: atHand, posting: &ledger)
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
    stocks = opening
    blending.reset()
  }

  /// Levels before the first year.
  mutating func openBooks(posting ledger: inout Ledger) { books.open(stocks, posting: &ledger) }

  /// Takes over what was measured beside the run.
  mutating func record(_ quality: QualityRecord) { blending.record(quality) }
}
