/// Makers of goods outside cars: what does not become goods of a sector.
public struct GoodsMakingLines: Sendable {
  public let toReset: Int
  public let toScrap: Int

  init(_ builder: inout LineBuilder) {
    toReset = builder.line(.goodsMaking, .compositionReset)
    toScrap = builder.line(.goodsMaking, .fabricationScrap)
  }
}

/// Goods of one sector into use.
public struct SectorSupplyLines: Sendable {
  public let fromGoodsMaking: Int
  /// Nil where nothing comes back.
  public let fromReset: Int?

  init(_ sector: SectorPlan, _ builder: inout LineBuilder) {
    fromGoodsMaking = builder.line(.goodsMaking, .sector(sector))
    fromReset =
      sector.life == nil ? nil : builder.line(.compositionReset, .sector(sector))
  }
}

/// Makes new goods from this year's metal; their cohort keeps its composition.
struct GoodsMaking {
  /// One use outside cars.
  struct Sector {
    let plan: SectorPlan
    /// The products that it ever buys.
    let products: [Int]
    let lines: SectorSupplyLines
  }

  private let sectors: [Sector]
  private let fleet: FleetPlan
  private let chemistry: Chemistry
  private let system: MaterialSystem
  /// Shape `[product][e]`.
  private let nominal: [Double]
  private let lines: GoodsMakingLines

  /// - Parameter nominal: Shape `[product][e]`.
  init(
    _ sectors: [Sector], _ fleet: FleetPlan, _ chemistry: Chemistry, nominal: [Double],
    _ system: MaterialSystem, lines: GoodsMakingLines
  ) {
    self.sectors = sectors
    self.fleet = fleet
    self.chemistry = chemistry
    self.system = system
    self.nominal = nominal
    self.lines = lines
  }

  /// - Parameters:
  ///   - cohorts: The year's cohort is set to what it is made of.
  ///   - scrap: Takes the year's fabrication scrap, for the next year: `[sector][product]`.
  func make(
    _ products: consuming Products<ProductStage.SoldToCarMakers>, year t: Int,
    into cohorts: inout CohortContents, scrap: inout NewScrapStock, posting ledger: inout Ledger
  ) -> Products<ProductStage.SoldToAll> {
    let cohort = fleet.cohort(ofYear: t)
    let elements = system.elements.count
    let content = products.content
    for p in system.carGradeCount..<system.grades.count where chemistry == .remembered {
      for element in 0..<elements {
        cohorts.setContent(of: p, cohort, element, to: content[p * elements + element])
      }
    }
    for (i, sector) in sectors.enumerated() {
      for p in sector.products {
        let bought = sector.plan.bought[p * fleet.cohortCount + cohort]
        let net = bought * sector.plan.fabricationYield
        sell(net, of: p, to: sector, content, t, &ledger)
        ledger.post(
          lines.toScrap, year: t, type: p, mass: bought - net, composition: content,
          at: p * elements)
        scrap.masses[i * system.grades.count + p] = bought - net
      }
    }
    for place in content.indices { scrap.content[place] = content[place] }
    return products.passed(to: ProductStage.SoldToAll.self)
  }

  /// Goods into use, as they were made or at nominal composition.
  private func sell(
    _ net: Double, of p: Int, to sector: Sector, _ content: [Double], _ t: Int,
    _ ledger: inout Ledger
  ) {
    let start = p * system.elements.count
    guard chemistry == .nominal, let fromReset = sector.lines.fromReset else {
      return ledger.post(
        sector.lines.fromGoodsMaking, year: t, type: p, mass: net, composition: content,
        at: start)
    }
    ledger.post(
      lines.toReset, year: t, type: p, mass: net, composition: content, at: start)
    ledger.post(
      fromReset, year: t, type: p, mass: net, composition: nominal, at: start)
  }
}
