// Entropy is read where types and elements are still told apart; the ledger adds up one or the other.
extension Simulation {
  private func entropy(_ m: Int, _ masses: [Double], at start: Int = 0) -> Double {
    StatisticalEntropy.relative(
      masses, at: start, count: plan.materials[m].system.elements.count)
  }

  /// The shredder's feed with every grade for itself.
  func separateEntropy(_ m: Int) -> Double {
    let system = plan.materials[m].system
    var sum = 0.0
    for type in 0..<system.typeCount {
      sum += entropy(m, states[m].shredded, at: type * system.elements.count)
    }
    return sum
  }

  /// Shredding turns grades and attached metals (pure, so without entropy) into one mixture; sorting
  /// turns what it recovers of that into classes.
  mutating func recordEntropy(_ m: Int, _ t: Int, ofHulks apart: Double) {
    let material = plan.materials[m]
    let system = material.system
    let mixture = shred(m) { _ in 1 }
    let mass = mixture.reduce(0, +)
    let mixed = entropy(m, mixture)
    entropy[m].record(.shredding, t, before: apart, after: mixed, mass: mass)
    let recovery = material.shredderRecovery
    let classes = system.classes.count
    var sorted = 0.0
    for s in 0..<classes {
      let shares = { (type: Int) in
        recovery * material.sorting[(t * system.typeCount + type) * classes + s]
      }
      sorted += entropy(m, shred(m, shares))
    }
    entropy[m].record(
      .sorting, t, before: recovery * mixed, after: sorted, mass: recovery * mass)
  }

  /// Some share of every type of the shred, by element.
  private func shred(_ m: Int, _ share: (_ type: Int) -> Double) -> [Double] {
    let system = plan.materials[m].system
    let elements = system.elements.count
    var metal = [Double](repeating: 0, count: elements)
    for type in 0..<system.typeCount {
      let share = share(type)
      if share == 0 { continue }
      for element in 0..<elements {
        metal[element] += share * states[m].shredded[type * elements + element]
      }
    }
    return metal
  }

  /// Scrap after its melt losses, ore-based metal and alloying (pure) become melts.
  mutating func recordMeltEntropy(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    let system = material.system
    let elements = system.elements.count
    let answer = states[m].blendPlan
    var before = 0.0
    var after = 0.0
    var mass = 0.0
    for (h, heat) in system.heats.enumerated() {
      for s in system.classes.indices {
        let charge = answer.charge[s * system.heats.count + h] / Self.tonnesPerMegatonne
        if charge == 0 { continue }
        let start = (s * system.routes.count + heat.route) * elements
        before += charge * entropy(m, states[m].blendYear.recovered, at: start)
      }
      before +=
        answer.primary[h] / Self.tonnesPerMegatonne
        * entropy(m, material.primaryContent, at: heat.route * elements)
      after += entropy(m, states[m].heatContent, at: h * elements)
      for element in 0..<elements { mass += states[m].heatContent[h * elements + element] }
    }
    entropy[m].record(.melting, t, before: before, after: after, mass: mass)
  }
}
