/// From the road to scrap classes: collection, dismantling, shredding, sorting.
extension MaterialState {
  mutating func clearYear() {
    for index in pools.indices { pools[index] = 0 }
    for index in clip.indices { clip[index] = 0 }
    for index in recoveredEntropy.indices { recoveredEntropy[index] = .nan }
    offered.clear()
  }

  /// Regions share classes of scrap, no shredder.
  mutating func clearShredder() {
    for index in shredded.indices { shredded[index] = 0 }
  }

  /// Adds a share of an element vector to a class, or to the shredder feed.
  fileprivate static func deposit(
    _ masses: [Double], at start: Int, share: Double, type: Int, elements: Int, types: Int,
    into pool: inout [Double], at base: Int
  ) {
    var mass = 0.0
    for element in 0..<elements {
      let amount = share * masses[start + element]
      pool[base + types + element] += amount
      mass += amount
    }
    pool[base + type] += mass
  }
}

extension Simulation {
  /// Cars leave use with the metal that their cohort was made of.
  mutating func retireCars(_ m: Int, _ t: Int, in region: Int) {
    let fleet = plan.fleet
    let years = plan.yearCount
    let first = region * fleet.cohortCount * years
    for (k, slot) in fleet.slots.enumerated() where slot.material == m && slot.region == region {
      states[m].gather(slot.grade, from: 0..<fleet.cohort(ofYear: t) + 1) { cohort in
        fleet.exitShare[first + cohort * years + t] * fleet.metal[cohort * fleet.slots.count + k]
      }
      let elements = states[m].goods.count
      for element in 0..<elements {
        states[m].leaving[k * elements + element] = states[m].goods[element]
      }
    }
  }

  /// Splits what leaves use, takes parts out whole, keeps grades apart, and feeds the shredder.
  mutating func treatEndOfLife(_ m: Int, _ t: Int, in region: Int) {
    let now = region * plan.yearCount + t
    let lines = chart.materials[m]
    let treatment = plan.treatment
    let material = plan.materials[m]
    let elements = material.system.elements.count
    for (k, slot) in plan.fleet.slots.enumerated()
    where slot.material == m && slot.region == region {
      let start = k * elements
      func post(_ line: Int, _ share: Double) {
        ledger.post(
          line, year: t, type: slot.grade, share: share, ofElements: states[m].leaving, at: start)
      }
      post(lines.useToCollection, 1)
      post(lines.collectionToDismantling, treatment.formal[now])
      post(lines.collectionToInformal, treatment.informal[now])
      post(lines.collectionToUsedExports, treatment.usedExports[now])
      post(lines.collectionToUnknown, treatment.unknown[now])
      let recovered = treatment.informal[now] * material.dismantling.informalRecovery
      post(lines.informalToShredding, recovered)
      post(lines.informalToLandfill, treatment.informal[now] - recovered)
      feedShredder(m, slot, start, recovered)
      dismantle(m, t, slot, start)
    }
  }

  private mutating func dismantle(_ m: Int, _ t: Int, _ slot: CarSlot, _ start: Int) {
    let treatment = plan.treatment
    let formal = treatment.formal[slot.region * plan.yearCount + t]
    let goesTo = plan.materials[m].dismantling.parts[slot.part]
    let part = slot.region * treatment.parts.count + slot.part
    let takenOut = treatment.dismantled[part * plan.yearCount + t]
    // Black mass is out of reach of sorting by grade, so cells are taken out first.
    let isLost = goesTo.isEmpty && takenOut > 0
    let apart = isLost ? 0 : treatment.gradeSeparation[t]
    send(
      m, t, slot, start, share: formal * apart,
      to: plan.materials[m].dismantling.keptApart[slot.grade])
    let whole = formal * (1 - apart) * takenOut
    for destination in goesTo {
      send(m, t, slot, start, share: whole * destination.share, to: destination.scrapClass)
    }
    let lost = whole * (1 - goesTo.reduce(0) { $0 + $1.share })
    ledger.post(
      chart.materials[m].dismantlingToBlackMass, year: t, type: slot.grade, share: lost,
      ofElements: states[m].leaving, at: start)
    let hulk = formal * (1 - apart) * (1 - takenOut)
    ledger.post(
      chart.materials[m].dismantlingToShredding, year: t, type: slot.grade, share: hulk,
      ofElements: states[m].leaving, at: start)
    feedShredder(m, slot, start, hulk)
  }

  private mutating func send(
    _ m: Int, _ t: Int, _ slot: CarSlot, _ start: Int, share: Double, to scrapClass: Int
  ) {
    ledger.post(
      chart.materials[m].dismantlingToClass[scrapClass], year: t, type: slot.grade, share: share,
      ofElements: states[m].leaving, at: start)
    let lanes = chart.ledger.laneCounts[m]
    MaterialState.deposit(
      states[m].leaving, at: start, share: share, type: slot.grade,
      elements: lanes.elements, types: lanes.types, into: &states[m].pools,
      at: scrapClass * lanes.all)
  }

  private mutating func feedShredder(_ m: Int, _ slot: CarSlot, _ start: Int, _ share: Double) {
    let elements = plan.materials[m].system.elements.count
    for element in 0..<elements {
      states[m].shredded[slot.grade * elements + element] +=
        share * states[m].leaving[start + element]
    }
  }
}
