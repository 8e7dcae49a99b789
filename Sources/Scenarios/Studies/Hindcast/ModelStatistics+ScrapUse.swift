internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

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
