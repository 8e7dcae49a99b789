/// Scrap classes fill from press shops, from abroad and from earlier surplus.
extension Simulation {
  /// New scrap of last year: with the one-year buffer the blend is linear and element-exact.
  mutating func collectPressShopScrap(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    for g in 0..<material.system.carGradeCount {
      let mixed = material.pressShop.mixedClass[g] == nil ? 0 : material.pressShop.mixed[t]
      for destination in material.pressShop.scrap[g] {
        sendPressShopScrap(
          m, t, g, share: destination.share * (1 - mixed), to: destination.scrapClass)
      }
      if let destination = material.pressShop.mixedClass[g] {
        sendPressShopScrap(m, t, g, share: mixed, to: destination)
      }
    }
  }

  /// Mixed clip is taken apart as far as its sorting goes.
  private mutating func sendPressShopScrap(
    _ m: Int, _ t: Int, _ g: Int, share: Double, to scrapClass: Int
  ) {
    guard let sorting = plan.materials[m].pressShop.clipSorting, scrapClass == sorting.mixedClass
    else {
      return sellPressShopScrap(m, t, g, share: share, as: scrapClass)
    }
    let elements = plan.materials[m].system.elements.count
    for place in g * elements..<(g + 1) * elements {
      states[m].clip[place] +=
        states[m].pressShop[g] * share * states[m].pressShopContent[place]
    }
    let taken = sorting.taken[t]
    sellPressShopScrap(m, t, g, share: share * (1 - taken), as: scrapClass)
    if taken == 0 { return }
    for destination in sorting.splits[g] {
      sellPressShopScrap(
        m, t, g, share: share * taken * destination.share, as: destination.scrapClass)
    }
  }

  private mutating func sellPressShopScrap(
    _ m: Int, _ t: Int, _ g: Int, share: Double, as scrapClass: Int
  ) {
    let elements = plan.materials[m].system.elements.count
    let mass = states[m].pressShop[g] * share
    ledger.post(
      chart.materials[m].pressShopToClass[scrapClass], year: t, type: g,
      mass: mass, composition: states[m].pressShopContent, at: g * elements)
    deposit(
      m, mass: mass, type: g, composition: states[m].pressShopContent, at: g * elements,
      into: scrapClass)
  }

  mutating func importScrap(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    let system = material.system
    for s in system.classes.indices {
      let asCounted = material.supply.imports[s * plan.yearCount + t]
      let mass = asCounted * (material.market?.mostImports ?? 1)
      if material.market != nil {
        states[m].offered.addImports(mass, asCounted: asCounted, to: s)
      }
      ledger.post(
        chart.materials[m].importsToClass[s], year: t, type: system.importedType, mass: mass,
        composition: material.composition.classContent, at: s * system.elements.count)
      deposit(
        m, mass: mass, type: system.importedType, composition: material.composition.classContent,
        at: s * system.elements.count, into: s)
    }
  }

  /// Induction furnaces melted scrap that no statistics saw; it never reached the market.
  mutating func loseUnrecordedScrap(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    let lanes = chart.ledger.lanes[m]
    for s in material.system.classes.indices {
      let wanted = material.supply.unrecorded[s * plan.yearCount + t]
      if wanted == 0 { continue }
      var pool = 0.0
      for type in lanes.types.indices { pool += states[m].pools[s * lanes.count + type] }
      let share = pool > 0 ? min(1, wanted / pool) : 0
      ledger.post(
        chart.materials[m].classToUnrecorded[s], year: t, share: share,
        ofPool: states[m].pools, at: s * lanes.count)
      for lane in s * lanes.count..<(s + 1) * lanes.count {
        states[m].pools[lane] *= 1 - share
      }
      if material.market != nil { states[m].offered.keep(1 - share, of: s) }
    }
  }

  /// Surplus of earlier years comes back to its class, at its own composition.
  mutating func reclaimSurplus(_ m: Int, _ t: Int) {
    if !plan.materials[m].supply.surplusReturns { return }
    let lanes = chart.ledger.lanes[m].count
    for s in plan.materials[m].system.classes.indices {
      ledger.post(
        chart.materials[m].surplusToClass[s], year: t, share: 1, ofPool: states[m].surplus,
        at: s * lanes)
      for lane in s * lanes..<(s + 1) * lanes {
        states[m].pools[lane] += states[m].surplus[lane]
      }
    }
  }

  /// What the blend left over is kept; what was not offered again still lies there.
  mutating func stockSurplus(_ m: Int, _ t: Int) {
    withdraw(m, t)
    let lanes = chart.ledger.lanes[m].count
    let remains = !plan.materials[m].supply.surplusReturns
    for s in plan.materials[m].system.classes.indices {
      let supply = states[m].blendYear.supply[s]
      let gone = withdrawn(m, s)
      let rest = states[m].blendPlan.unused[s] - gone
      // A remainder this small comes from rounding of the two parts withdrawn.
      let unused = gone > 0 && rest <= 1e-13 * supply ? 0 : rest
      let share = supply > 0 ? unused / supply : 0
      ledger.post(
        chart.materials[m].classToSurplus[s], year: t, share: share, ofPool: states[m].pools,
        at: s * lanes)
      for lane in s * lanes..<(s + 1) * lanes {
        let gain = share * states[m].pools[lane]
        states[m].surplus[lane] = remains ? states[m].surplus[lane] + gain : gain
      }
    }
  }

  mutating func deposit(
    _ m: Int, mass: Double, type: Int, composition: [Double], at start: Int, into s: Int
  ) {
    if mass == 0 { return }
    let lanes = chart.ledger.laneCounts[m]
    let base = s * lanes.all
    states[m].pools[base + type] += mass
    for element in 0..<lanes.elements {
      states[m].pools[base + lanes.types + element] += mass * composition[start + element]
    }
  }
}
