/// Scrap classes fill from the press shop, from outside cars and from earlier surplus.
extension Simulation {
  /// New scrap of last year: with the one-year buffer the blend is linear and element-exact.
  mutating func collectPressShopScrap(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    let elements = material.system.elements.count
    for g in 0..<material.system.carGradeCount {
      for destination in material.pressShopScrap[g] {
        let mass = states[m].pressShop[g] * destination.share
        ledger.post(
          chart.materials[m].pressShopToClass[destination.scrapClass], year: t, type: g,
          mass: mass, composition: states[m].pressShopContent, at: g * elements)
        deposit(
          m, mass: mass, type: g, composition: states[m].pressShopContent, at: g * elements,
          into: destination.scrapClass)
      }
    }
  }

  mutating func collectOutsideScrap(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    let system = material.system
    for s in system.classes.indices {
      let mass = material.outsideSupply[s * plan.yearCount + t]
      ledger.post(
        chart.materials[m].outsideToClass[s], year: t, type: system.outsideType, mass: mass,
        composition: material.outsideContent, at: s * system.elements.count)
      deposit(
        m, mass: mass, type: system.outsideType, composition: material.outsideContent,
        at: s * system.elements.count, into: s)
    }
  }

  /// Surplus of earlier years comes back to its class, at its own composition.
  mutating func reclaimSurplus(_ m: Int, _ t: Int) {
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

  /// What the blend left over is kept.
  mutating func stockSurplus(_ m: Int, _ t: Int) {
    let lanes = chart.ledger.lanes[m].count
    for s in plan.materials[m].system.classes.indices {
      let supply = states[m].blendYear.supply[s]
      let share = supply > 0 ? states[m].blendPlan.unused[s] / supply : 0
      ledger.post(
        chart.materials[m].classToSurplus[s], year: t, share: share, ofPool: states[m].pools,
        at: s * lanes)
      for lane in s * lanes..<(s + 1) * lanes {
        states[m].surplus[lane] = share * states[m].pools[lane]
      }
    }
  }

  private mutating func deposit(
    _ m: Int, mass: Double, type: Int, composition: [Double], at start: Int, into s: Int
  ) {
    if mass == 0 { return }
    let lanes = chart.ledger.lanes[m]
    let base = s * lanes.count
    states[m].pools[base + type] += mass
    for element in lanes.elements.indices {
      states[m].pools[base + lanes.types.count + element] += mass * composition[start + element]
    }
  }
}
