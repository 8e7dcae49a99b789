/// Goods outside cars: what leaves use, what is made new.
///
/// The same law as for cars: a cohort comes back with the composition that it was made of, and
/// nothing leaves in the year in which it enters.
extension Simulation {
  /// Goods leave use and become scrap, hibernate or are lost.
  mutating func retireGoods(_ m: Int, _ t: Int) {
    let cohorts = plan.fleet.cohortCount
    let years = plan.yearCount
    for (i, sector) in plan.materials[m].sectors.enumerated() {
      guard let life = sector.life else { continue }
      for p in chart.materials[m].sectorProducts[i] {
        states[m].gather(p, from: 0..<plan.fleet.cohort(ofYear: t)) { cohort in
          life.exitShare[cohort * years + t] * sector.fabricationYield
            * sector.bought[p * cohorts + cohort]
        }
        discard(m, t, life, chart.materials[m].sectors[i], product: p)
      }
    }
  }

  private mutating func discard(
    _ m: Int, _ t: Int, _ sector: GoodsLife, _ lines: ModelChart.SectorLines, product p: Int
  ) {
    func post(_ line: Int, _ share: Double) {
      ledger.post(
        line, year: t, type: p, share: share, ofElements: states[m].goods, at: 0)
    }
    let asCounted = sector.collected[t]
    let collected =
      plan.materials[m].market?.offeredShare(
        collected: asCounted, hibernating: sector.hibernating) ?? asCounted
    post(lines.toHibernating, sector.hibernating)
    post(lines.toLandfill, 1 - collected - sector.hibernating)
    for destination in sector.oldScrap {
      let share = collected * destination.share
      post(lines.toClass[destination.scrapClass], share)
      let mass = depositGoods(m, share: share, product: p, into: destination.scrapClass)
      if plan.materials[m].market != nil && collected > 0 {
        states[m].offered.addHome(
          mass, beyondTables: 1 - asCounted / collected, to: destination.scrapClass)
      }
    }
    let elements = plan.materials[m].system.elements.count
    for element in 0..<elements {
      states[m].hibernating[p * elements + element] +=
        sector.hibernating * states[m].goods[element]
    }
  }

  /// - Returns: Mt.
  private mutating func depositGoods(
    _ m: Int, share: Double, product p: Int, into s: Int
  ) -> Double {
    let lanes = chart.ledger.laneCounts[m]
    var mass = 0.0
    for element in 0..<lanes.elements {
      let amount = share * states[m].goods[element]
      states[m].pools[s * lanes.all + lanes.types + element] += amount
      mass += amount
    }
    states[m].pools[s * lanes.all + p] += mass
    return mass
  }

  /// Fabrication scrap of last year: charged a year later, as press-shop scrap is.
  mutating func collectFabricationScrap(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    let elements = material.system.elements.count
    let products = material.system.grades.count
    for (i, sector) in material.sectors.enumerated() {
      for p in chart.materials[m].sectorProducts[i] {
        let mass = states[m].fabricationScrap[i * products + p]
        for destination in sector.newScrap {
          ledger.post(
            chart.materials[m].fabricationScrapToClass[destination.scrapClass], year: t, type: p,
            mass: mass * destination.share, composition: states[m].lastProductContent,
            at: p * elements)
          deposit(
            m, mass: mass * destination.share, type: p,
            composition: states[m].lastProductContent, at: p * elements,
            into: destination.scrapClass)
        }
      }
    }
  }

  /// New goods take this year's metal; their cohort keeps its composition.
  mutating func makeGoods(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    let elements = material.system.elements.count
    let products = material.system.grades.count
    let cohort = plan.fleet.cohort(ofYear: t)
    for p in material.system.carGradeCount..<products where plan.chemistry == .remembered {
      for element in 0..<elements {
        states[m].setContent(
          of: p, cohort, element, to: states[m].productContent[p * elements + element])
      }
    }
    for (i, sector) in material.sectors.enumerated() {
      let lines = chart.materials[m].sectors[i]
      for p in chart.materials[m].sectorProducts[i] {
        let bought = sector.bought[p * plan.fleet.cohortCount + cohort]
        let net = bought * sector.fabricationYield
        let isReset = plan.chemistry == .nominal && sector.kind == .inUse
        ledger.post(
          isReset ? chart.materials[m].goodsMakingToReset : lines.fromGoodsMaking, year: t,
          type: p, mass: net, composition: states[m].productContent, at: p * elements)
        if isReset {
          ledger.post(
            lines.fromReset, year: t, type: p, mass: net, composition: material.composition.nominal,
            at: p * elements)
        }
        ledger.post(
          chart.materials[m].goodsMakingToScrap, year: t, type: p, mass: bought - net,
          composition: states[m].productContent, at: p * elements)
        states[m].fabricationScrap[i * products + p] = bought - net
      }
    }
    for index in states[m].productContent.indices {
      states[m].lastProductContent[index] = states[m].productContent[index]
    }
  }

  /// Levels of goods in use, of fabrication scrap and of what hibernates.
  mutating func recordGoods(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    let elements = material.system.elements.count
    let products = material.system.grades.count
    for (i, sector) in material.sectors.enumerated() {
      for p in chart.materials[m].sectorProducts[i] {
        ledger.record(
          stock: chart.fabricationScrap, material: m, year: t, type: p,
          mass: states[m].fabricationScrap[i * products + p],
          composition: states[m].lastProductContent, at: p * elements)
      }
      guard let life = sector.life else { continue }
      let cohorts = 0..<plan.fleet.cohort(ofYear: t) + 1
      recordGoods(m, i, cohorts, shares: life.inUseShare, at: t, year: t)
    }
    for p in material.system.carGradeCount..<products {
      ledger.record(
        stock: chart.hibernating, material: m, year: t, type: p,
        elements: states[m].hibernating, at: p * elements)
    }
  }

  /// Goods in use at the end of a year (−1: before the first), cohort by cohort.
  ///
  /// - Parameters:
  ///   - shares: Shape `[c][…]`, as many columns as years or one.
  ///   - column: The column to read.
  mutating func recordGoods(
    _ m: Int, _ i: Int, _ cohorts: Range<Int>, shares: [Double], at column: Int, year: Int
  ) {
    let sector = plan.materials[m].sectors[i]
    let cohortCount = plan.fleet.cohortCount
    let columns = year < 0 ? 1 : plan.yearCount
    for p in chart.materials[m].sectorProducts[i] {
      states[m].gather(p, from: cohorts) { cohort in
        shares[cohort * columns + column] * sector.fabricationYield
          * sector.bought[p * cohortCount + cohort]
      }
      ledger.record(
        stock: chart.materials[m].sectors[i].stock, material: m, year: year, type: p,
        elements: states[m].goods, at: 0)
    }
  }
}
