/// Shredding mixes what is left of the car, and picks up what does not belong; sorting takes the
/// mixture apart again, as far as its technology can. Purity is a result.
extension Simulation {
  mutating func shredHulks(_ t: Int, in region: Int) {
    // Steel is first among the metals: it gives its iron before others are weighed with it.
    for m in plan.materials.indices { shred(m, t, region) }
  }

  private mutating func shred(_ m: Int, _ t: Int, _ region: Int) {
    let material = plan.materials[m]
    let system = material.system
    let feed = shredderFeed(m)
    let apart = separateEntropy(m)
    if system.elements[0] == "Fe" { loseIron(m, t, ironPickedUpByOthers(m), of: feed) }
    for element in system.elements.indices {
      pickUp(m, t, element, feed * material.shredder.pickUp[element])
    }
    if let copper = system.elements.firstIndex(of: "Cu"), system.elements[0] == "Fe",
      region == 0, let entrainment = material.shredder.copper
    {
      pickUp(m, t, copper, entrainedCopper(entrainment, t, hulkShare: hulkShare(m, t, feed)))
    }
    for type in 0..<system.typeCount { sort(m, t, region, type) }
    recordEntropy(m, t, region, ofHulks: apart)
  }

  /// Sends one type to its classes, what sorting does not recover to landfill.
  private mutating func sort(_ m: Int, _ t: Int, _ region: Int, _ type: Int) {
    let lanes = chart.ledger.laneCounts[m]
    let elements = lanes.elements
    let recovery = plan.materials[m].sorting.recovery
    func post(_ line: Int, _ share: Double) {
      ledger.post(
        line, year: t, type: type, share: share, ofElements: states[m].shredded,
        at: type * elements)
    }
    post(chart.materials[m].shreddingToSorting, 1)
    post(chart.materials[m].sortingToLandfill, 1 - recovery)
    let classes = plan.materials[m].system.classes.count
    let row = ((region * plan.yearCount + t) * lanes.types + type) * classes
    for s in 0..<classes {
      let share = recovery * plan.materials[m].sorting.shares[row + s]
      if share == 0 { continue }
      post(chart.materials[m].sortingToClass[s], share)
      for element in 0..<elements {
        let mass = share * states[m].shredded[type * elements + element]
        states[m].pools[s * lanes.all + lanes.types + element] += mass
        states[m].pools[s * lanes.all + type] += mass
      }
    }
  }

  private func shredderFeed(_ m: Int) -> Double {
    var feed = 0.0
    for mass in states[m].shredded { feed += mass }
    return feed
  }

  /// Iron that other metals carry out of the shredder, in Mt; it comes from the steel.
  private func ironPickedUpByOthers(_ m: Int) -> Double {
    var iron = 0.0
    for (n, other) in plan.materials.enumerated() where n != m {
      guard let element = other.system.elements.firstIndex(of: "Fe") else { continue }
      iron += shredderFeed(n) * other.shredder.pickUp[element]
    }
    return iron
  }

  /// Takes iron out of the steel shred, from every grade alike.
  private mutating func loseIron(_ m: Int, _ t: Int, _ iron: Double, of feed: Double) {
    if feed == 0 || iron == 0 { return }
    let system = plan.materials[m].system
    let elements = system.elements.count
    for type in 0..<system.typeCount {
      var mass = 0.0
      for element in 0..<elements { mass += states[m].shredded[type * elements + element] }
      ledger.post(
        chart.materials[m].shreddingToAttached, year: t, type: type, element: 0,
        mass: iron * mass / feed)
      states[m].shredded[type * elements] -= iron * mass / feed
    }
  }

  private mutating func pickUp(_ m: Int, _ t: Int, _ element: Int, _ mass: Double) {
    let system = plan.materials[m].system
    ledger.post(
      chart.materials[m].attachedToShredding, year: t, type: system.attachedType,
      element: element, mass: mass)
    states[m].shredded[system.attachedType * system.elements.count + element] += mass
  }

  /// The share of the year's exits in the first region that reaches the shredder.
  private func hulkShare(_ m: Int, _ t: Int, _ feed: Double) -> Double {
    var left = 0.0
    let elements = plan.materials[m].system.elements.count
    for (k, slot) in plan.fleet.slots.enumerated() where slot.region == 0 {
      for place in k * elements..<(k + 1) * elements { left += states[m].leaving[place] }
    }
    return left > 0 ? feed / left : 0
  }

  /// Copper that the steel shred entrains, in Mt: κ · Cu (1 − r) / η.
  ///
  /// The mechanistic form: a car with more copper, or less of it taken out, makes worse shred.
  private func entrainedCopper(
    _ entrainment: CopperEntrainment, _ t: Int, hulkShare: Double
  ) -> Double {
    let fleet = plan.fleet
    let powertrains = fleet.powertrains.count
    var copper = 0.0
    for cohort in 0..<fleet.cohort(ofYear: t) + 1 {
      let share = fleet.exitShare[cohort * plan.yearCount + t]
      if share == 0 { continue }
      for p in 0..<powertrains {
        let left = 1 - entrainment.removed[p * plan.yearCount + t]
        copper += share * fleet.copper[cohort * powertrains + p] * left
      }
    }
    return entrainment.share * copper * hulkShare / entrainment.magnetRecovery
  }
}
