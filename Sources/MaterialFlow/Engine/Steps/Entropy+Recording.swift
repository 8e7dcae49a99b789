// Entropy is read where types and elements are still told apart; the ledger adds up one or the other.
extension Simulation {
  private func entropy(_ m: Int, _ masses: [Double], at start: Int = 0) -> Double {
    StatisticalEntropy.relative(masses, at: start, count: chart.ledger.laneCounts[m].elements)
  }

  /// The shredder's feed with every grade for itself.
  func separateEntropy(_ m: Int) -> Double {
    let lanes = chart.ledger.laneCounts[m]
    var sum = 0.0
    for type in 0..<lanes.types {
      sum += entropy(m, states[m].shredded, at: type * lanes.elements)
    }
    return sum
  }

  /// Shredding turns grades and attached metals (pure, so without entropy) into one mixture; sorting
  /// turns what it recovers of that into classes.
  mutating func recordEntropy(_ m: Int, _ t: Int, _ region: Int, ofHulks apart: Double) {
    let types = chart.ledger.laneCounts[m].types
    let mass = states[m].mix(types) { _ in 1 }
    let mixed = entropy(m, states[m].mixture)
    entropy[m].record(.shredding, t, before: apart, after: mixed, mass: mass)
    let recovery = plan.materials[m].sorting.recovery
    let sorting = plan.materials[m].sorting.shares
    let classes = plan.materials[m].system.classes.count
    let year = region * plan.yearCount + t
    var sorted = 0.0
    for s in 0..<classes {
      let passed = states[m].mix(types) { type in
        recovery * sorting[(year * types + type) * classes + s]
      }
      if passed > 0 { sorted += entropy(m, states[m].mixture) }
    }
    entropy[m].record(
      .sorting, t, before: recovery * mixed, after: sorted, mass: recovery * mass)
  }

  /// Scrap after its melt losses, ore-based metal and alloying (pure) become melts.
  mutating func recordMeltEntropy(_ m: Int, _ t: Int) {
    let elements = chart.ledger.laneCounts[m].elements
    let heats = plan.materials[m].system.heats
    let routes = plan.materials[m].system.routes.count
    let charge = states[m].blendPlan.charge
    var before = 0.0
    var after = 0.0
    var mass = 0.0
    for (h, heat) in heats.enumerated() {
      for s in 0..<charge.count / heats.count {
        let charge = charge[s * heats.count + h] / Self.tonnesPerMegatonne
        if charge == 0 { continue }
        before += charge * recoveredEntropy(m, s * routes + heat.route)
      }
      before +=
        states[m].blendPlan.primary[h] / Self.tonnesPerMegatonne
        * entropy(m, plan.materials[m].composition.primaryContent, at: heat.route * elements)
      after += entropy(m, states[m].heatContent, at: h * elements)
      for element in 0..<elements { mass += states[m].heatContent[h * elements + element] }
    }
    entropy[m].record(.melting, t, before: before, after: after, mass: mass)
  }

  /// Of what a tonne of a class gives by a route; read once a year for all the heats that take it.
  private mutating func recoveredEntropy(_ m: Int, _ place: Int) -> Double {
    if states[m].recoveredEntropy[place].isNaN {
      states[m].recoveredEntropy[place] = entropy(
        m, states[m].blendYear.recovered, at: place * chart.ledger.laneCounts[m].elements)
    }
    return states[m].recoveredEntropy[place]
  }
}
