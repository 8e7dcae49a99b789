/// Goods of one sector out of use.
public struct GoodsRetirementLines: Sendable {
  public let toHibernating: Int
  public let toLandfill: Int
  /// Shape `[s]`.
  public let toClass: [Int]

  init(_ sector: SectorPlan, _ builder: inout LineBuilder) {
    toHibernating = builder.line(.sector(sector), .hibernatingStock)
    toLandfill = builder.line(.sector(sector), .landfill)
    toClass = builder.toClasses(from: .sector(sector))
  }
}

/// Goods outside cars leave use and become scrap, hibernate or are lost.
///
/// The same law as for cars: a cohort comes back with the composition that it was made of, and
/// nothing leaves in the year in which it enters.
struct GoodsRetirement {
  /// A sector whose goods come back.
  struct Sector {
    let plan: SectorPlan
    let life: GoodsLife
    /// The products that it ever buys.
    let products: [Int]
    let lines: GoodsRetirementLines
  }

  private let sectors: [Sector]
  private let fleet: FleetPlan
  private let yearCount: Int
  private let elementCount: Int
  /// How much more a price brings; nil where all that is collected is offered at any price.
  private let market: MarketPlan?
  /// What leaves use of a product: shape `[e]`, t.
  private var goods: [Double]

  init(
    _ sectors: [Sector], _ fleet: FleetPlan, _ system: MaterialSystem,
    market: MarketPlan?, yearCount: Int
  ) {
    self.sectors = sectors
    self.fleet = fleet
    self.yearCount = yearCount
    self.market = market
    elementCount = system.elements.count
    goods = Array(repeating: 0, count: elementCount)
  }

  /// - Parameters:
  ///   - region: Sectors have no regions: their goods come with the cars of the first.
  ///   - hibernating: Grows by what stays where it is: shape `[product][e]`, t.
  mutating func retire(
    year t: Int, in region: Int, from cohorts: borrowing CohortContents,
    into scrap: consuming Scrap<ScrapStage.Dismantled>, hibernating: inout [Double],
    posting ledger: inout Ledger
  ) -> Scrap<ScrapStage.Discarded> {
    if region == 0 {
      for sector in sectors {
        for p in sector.products {
          cohorts.gather(p, from: 0..<fleet.cohort(ofYear: t), into: &goods) { cohort in
            sector.life.exitShare[cohort * yearCount + t] * sector.plan.fabricationYield
              * sector.plan.bought[p * fleet.cohortCount + cohort]
          }
          discard(p, of: sector, t, &scrap, &ledger)
          for element in 0..<elementCount {
            hibernating[p * elementCount + element] += sector.life.hibernating * goods[element]
          }
        }
      }
    }
    return scrap.passed(to: ScrapStage.Discarded.self)
  }

  /// Splits a product that leaves use.
  private func discard(
    _ p: Int, of sector: Sector, _ t: Int, _ scrap: inout Scrap<ScrapStage.Dismantled>,
    _ ledger: inout Ledger
  ) {
    let life = sector.life
    func post(_ line: Int, _ share: Double) {
      ledger.post(line, year: t, type: p, share: share, ofElements: goods, at: 0)
    }
    let asCounted = life.collected[t]
    let priced = market?.supply(in: t)
    let collected =
      priced?.offeredShare(collected: asCounted, hibernating: life.hibernating) ?? asCounted
    post(sector.lines.toHibernating, life.hibernating)
    post(sector.lines.toLandfill, 1 - collected - life.hibernating)
    for destination in life.oldScrap {
      let share = collected * destination.share
      let s = destination.scrapClass
      post(sector.lines.toClass[s], share)
      let mass = scrap.pools.add(share, ofElements: goods, at: 0, type: p, to: s)
      if priced != nil && collected > 0 {
        scrap.offered.addHome(mass, beyondTables: 1 - asCounted / collected, to: s)
      }
    }
  }
}
