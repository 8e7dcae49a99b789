/// Which scrap becomes which product by rule, in place of the linear programme.
///
/// The market of ``RuleAllocation`` inside a run: it looks at masses, never at composition, and keeps
/// no limit of composition or charge. Each product has one heat, in the order of the products.
public struct ScrapRule: Sendable, Equatable {
  /// The class that holds a product's scrap kept apart: shape `[product]`.
  public let ownClass: [Int]
  /// The class of mixed scrap.
  public let mixedClass: Int
  /// The product that takes mixed scrap.
  public let tolerant: Int

  public init(ownClass: [Int], mixedClass: Int, tolerant: Int) {
    self.ownClass = ownClass
    self.mixedClass = mixedClass
    self.tolerant = tolerant
  }
}

extension Simulation {
  /// Charges the year's scrap by rule; ore-based metal fills what is missing.
  mutating func allocate(_ m: Int, by rule: ScrapRule) {
    let system = plan.materials[m].system
    precondition(
      system.heats.map(\.product) == Array(system.grades.indices), "one heat for each product")
    let year = states[m].blendYear
    func metal(_ s: Int, _ h: Int) -> Double {
      year.supply[s] * year.meltYield[s * system.routes.count + system.heats[h].route]
    }
    let sorted = system.heats.indices.map { metal(rule.ownClass[$0], $0) }
    let mixed = metal(rule.mixedClass, rule.tolerant)
    let allocation = RuleAllocation(
      demand: year.demand, sorted: sorted, mixed: mixed, tolerant: rule.tolerant)
    for column in states[m].blendPlan.charge.indices { states[m].blendPlan.charge[column] = 0 }
    states[m].blendPlan.unused = year.supply
    states[m].blendPlan.primary = allocation.primary
    for h in system.heats.indices {
      charge(m, rule.ownClass[h], h, allocation.sameGrade[h], of: sorted[h])
    }
    charge(m, rule.mixedClass, rule.tolerant, allocation.mixed, of: mixed)
  }

  /// Takes the part of a class that gives some of the metal in it.
  private mutating func charge(_ m: Int, _ s: Int, _ h: Int, _ taken: Double, of metal: Double) {
    if metal <= 0 { return }
    // The whole share first: what is used up leaves exactly nothing.
    let supply = states[m].blendYear.supply[s]
    let heats = plan.materials[m].system.heats.count
    states[m].blendPlan.charge[s * heats + h] = taken / metal * supply
    states[m].blendPlan.unused[s] = max(0, 1 - taken / metal) * supply
  }
}
