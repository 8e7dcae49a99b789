@testable import FlowEngine

/// A ledger with the lines of one step, for two years of one metal.
struct StepBench<Lines> {
  let lines: Lines
  var ledger: Ledger

  init(
    _ system: MaterialSystem = SmallSystem.aluminium,
    _ declare: (inout LineBuilder) -> Lines
  ) {
    var builder = LineBuilder(LedgerChart(materials: [system]), 0, system)
    lines = declare(&builder)
    ledger = Ledger(chart: builder.chart, years: SmallPlan.years)
  }

  /// Mass on a line, t.
  func mass(_ line: Int, _ t: Int = 0) -> Double { ledger.mass(line, year: t) }

  /// Mass on a line by element, t.
  func elements(_ line: Int, _ t: Int = 0) -> [Double] {
    let lanes = ledger.chart.lanes[0]
    return lanes.elements.indices.map {
      ledger.amount(line, year: t, lane: lanes.types.count + $0)
    }
  }
}

/// Round numbers for ``SmallSystem``: sheet (Al 3/4, Si 1/4) in cars, castings (1/2, 1/2) in goods.
enum SmallPlan {
  static let years = 2030...2031
  static let clip = 0
  static let shred = 1
  static let sheet = 0
  static let cast = 1
  /// Shape `[product][e]`.
  static let nominal = [0.75, 0.25, 0.5, 0.5]

  /// A cohort of history and two years: half of what is left goes each year.
  ///
  /// Half of the sold cars are imported, half of the built ones exported.
  static let fleet = FleetPlan(
    powertrains: ["any"], vehicleClasses: ["any"],
    cells: [FleetCell(powertrain: 0, vehicleClass: 0)], historyCount: 1,
    slots: [CarSlot(material: 0, part: 0, grade: sheet)], cars: [1, 1, 1], openingShare: [1],
    exitShare: [0.5, 0.25, 0, 0.5, 0, 0], inUseShare: [0.5, 0.25, 1, 0.5, 0, 1],
    importedShare: [0.5, 0.5], builtPerSold: [1, 1], exportedPerSold: [0.5, 0.5],
    metal: [8, 4, 4], copper: [2, 0, 0], kilogramsPerCar: [0, 0, 0])

  /// Buys 8 t of castings in its history, 2 t a year since; half of it becomes goods.
  static let sector = SectorPlan(
    process: "machines", bought: [0, 0, 0, 8, 2, 2], fabricationYield: 0.5,
    newScrap: [
      ClassShare(scrapClass: clip, share: 0.5), ClassShare(scrapClass: shred, share: 0.5),
    ],
    life: GoodsLife(
      exitShare: [0.5, 0.25, 0, 0.5, 0, 0], inUseShare: [0.5, 0.25, 1, 0.5, 0, 1],
      openingShare: [1], collected: [0.5, 0.5], hibernating: 0.25,
      oldScrap: [ClassShare(scrapClass: shred, share: 1)]))

  static var stocks: MetalStocks {
    MetalStocks(SmallSystem.aluminium, nominal: nominal, cohortCount: 3, sectorCount: 1)
  }

  /// Sheet and castings take scrap alike; ore-based metal costs 2,000, charging nothing.
  static var habits: ChargeHabits {
    ChargeHabits(
      habit: [0, 0], fitExponent: 0, dispersion: 50, loops: [], highestCustomaryCharge: 0.9,
      physicalLimit: [1, 1], spareShare: 0.2, castFromScrap: [1, 1], alloyingAim: 0)
  }

  /// - Parameter elasticity: Of old scrap and of imports; a price may bring half of what is lost,
  ///   and half as much again from abroad. Nil: supply is fixed.
  static func market(elasticity: Double?, firstOpen: Int = 0) -> MarketPlan {
    MarketPlan(
      .market, habits: habits, nominal: nominal, orePrice: [[2000, 2000]], scrapCost: [0, 0],
      chargingCost: 0, alloyingPrice: [0, 2000], leastAlloyingExtra: 40, demaggingPrice: 0,
      buyOut: 1, firstOpen: firstOpen,
      quotation: Quotation(scrapClass: shred, price: 1000),
      known: KnownPrices(level: 0, ofClass: [1000, 1000]),
      supply: elasticity.map {
        PricedSupply(
          elasticity: $0, spareShare: 0.2, recoverable: 0.5, importElasticity: $0,
          mostImports: 1.5, leastReference: 0.1)
      })
  }

  /// Scrap with 4 t of old sheet (3 Al, 1 Si) in the class of shred.
  static func scrap<Stage>(_ stage: Stage.Type, hasMarket: Bool = false) -> Scrap<Stage> {
    var scrap = Scrap<ScrapStage.Gathered>(SmallSystem.aluminium, hasMarket: hasMarket)
    scrap.pools.add(4, composition: nominal, at: 0, type: sheet, to: shred)
    return scrap.passed(to: stage)
  }

  static func noScrap<Stage>(_ stage: Stage.Type, hasMarket: Bool = false) -> Scrap<Stage> {
    Scrap<ScrapStage.Gathered>(SmallSystem.aluminium, hasMarket: hasMarket).passed(to: stage)
  }

  static var layout: BlendLayout {
    BlendLayout(system: SmallSystem.aluminium, limits: [], keeping: .massOnly)
  }
}

extension ScrapPools {
  /// Mass of a class by element, t.
  func elements(_ s: Int) -> [Double] { (0..<lanes.elements).map { mass(ofElement: $0, in: s) } }
}
