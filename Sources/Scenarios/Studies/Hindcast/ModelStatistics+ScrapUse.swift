internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowTables

extension ModelStatistics {
  /// Scrap-derived aluminium in products of the families picked, t/yr.
  func recycledAluminium(_ t: Int, _ picks: (String) -> Bool) -> Double {
    let (melts, system) = melts("aluminium")
    return system.heats.enumerated().reduce(0) { sum, item in
      let place = t * melts.heatCount + item.offset
      if !picks(system.grades[item.element.product].family) { return sum }
      return sum + melts.fromNewScrap[place] + melts.fromOldScrap[place]
    }
  }

  /// Bought metal of the families picked, t/yr.
  func bought(_ metal: String, _ t: Int, _ picks: (String) -> Bool) -> Double {
    let (melts, system) = melts(metal)
    return system.grades.indices.reduce(0) {
      picks(system.grades[$1].family) ? $0 + melts.bought[t * melts.productCount + $1] : $0
    }
  }

  /// Ore-based metal over all metal of a family's products.
  func oreShare(_ metal: String, family: String, _ t: Int) -> Double {
    let (melts, system) = melts(metal)
    var (ore, mass) = (0.0, 0.0)
    for (h, heat) in system.heats.enumerated()
    where system.grades[heat.product].family == family {
      ore += melts.primary[t * melts.heatCount + h]
      mass += melts.heatMass[t * melts.heatCount + h]
    }
    return mass > 0 ? ore / mass : 0
  }

  /// Scrap-derived share of the metal of a family's products.
  func recycledShare(_ metal: String, family: String, _ t: Int) -> Double {
    let (melts, system) = melts(metal)
    var (recycled, mass) = (0.0, 0.0)
    for (h, heat) in system.heats.enumerated() where system.grades[heat.product].family == family {
      let place = t * melts.heatCount + h
      recycled += melts.fromNewScrap[place] + melts.fromOldScrap[place]
      mass += melts.heatMass[place]
    }
    return mass > 0 ? recycled / mass : 0
  }

  /// Scrap-derived share of the metal in a car with the drives that a maker sells.
  ///
  /// Drives differ in what they are made of, so that a maker is not held against the mean car. Cast
  /// iron counts as steel.
  func recycledShare(_ metal: String, maker: String, _ t: Int) -> Double {
    let (melts, system) = melts(metal)
    let shares = system.grades.indices.map { product -> Double in
      let (new, old) = melts.scrapShares(t, product: product, of: system)
      return new + old
    }
    let slots = fleet.slots.indices.filter {
      product(fleet.slots[$0]).material == metal
    }
    var (recycled, mass) = (0.0, 0.0)
    for (drive, name) in fleet.powertrains.enumerated() {
      let sold = input(maker, "share of sales", of: name, t)
      let row = (fleet.cohort(ofYear: t) * fleet.powertrains.count + drive) * fleet.slots.count
      for k in slots {
        mass += sold * fleet.kilogramsPerCar[row + k]
        recycled += sold * fleet.kilogramsPerCar[row + k] * shares[fleet.slots[k].grade]
      }
    }
    return mass > 0 ? recycled / mass : 0
  }
}

// MARK: Prices, CNY of 2024 per tonne
extension ModelStatistics {
  /// By how much ore-based metal is dearer than a class of scrap.
  func spread(_ metal: String, scrapClass id: String, _ t: Int) -> Double {
    let (market, plan, system) = market(metal)
    guard let s = system.scrapClass(id) else { preconditionFailure("no class \(id)") }
    return plan.dearestOre(t) - market.price(ofClass: s, t)
  }

  /// By how much metal of a grade is dearer than ore-based metal.
  func premium(_ metal: String, grade id: String, _ t: Int) -> Double {
    let (market, plan, system) = market(metal)
    let (melts, _) = melts(metal)
    var (worth, mass) = (0.0, 0.0)
    for (h, heat) in system.heats.enumerated() where system.grades[heat.product].id == id {
      worth += melts.heatMass[t * melts.heatCount + h] * market.price(ofHeat: h, t)
      mass += melts.heatMass[t * melts.heatCount + h]
    }
    return mass > 0 ? worth / mass - plan.dearestOre(t) : 0
  }

  /// What money of the model is in that of another year.
  func inflation(to year: Int) -> Double {
    report.compiled.currencies.factor(
      from: .ofPlan, to: MoneyYear(currency: MoneyYear.ofPlan.currency, year: year))
  }

  private func market(_ metal: String) -> (MarketReport, MarketPlan, MaterialSystem) {
    guard let m = report.material(metal), let market = report.run.markets[m],
      let plan = report.run.plan.materials[m].market
    else { preconditionFailure("a run without a market of \(metal)") }
    return (market, plan, report.run.plan.materials[m].system)
  }
}
