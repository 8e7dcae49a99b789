/// Which scrap becomes which product by rule, in place of the linear programme.
///
/// The market of ``RuleAllocation`` inside a run: it looks at masses, never at composition, and
/// keeps no limit of composition or charge. Each product has one heat, in the order of the
/// products.
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

extension BlendAnswer {
  /// Charges the year's scrap by rule; ore-based metal fills what is missing.
  mutating func allocate(_ question: BlendQuestion, by rule: ScrapRule, _ layout: BlendLayout) {
    let system = layout.system
    precondition(
      system.heats.map(\.product) == Array(system.grades.indices), "one heat for each product")
    func metal(_ s: Int, _ h: Int) -> Double {
      question.supply[s]
        * question.meltYield[s * system.routes.count + system.heats[h].route]
    }
    let sorted = system.heats.indices.map { metal(rule.ownClass[$0], $0) }
    let mixed = metal(rule.mixedClass, rule.tolerant)
    let allocation = RuleAllocation(
      demand: question.demand, sorted: sorted, mixed: mixed, tolerant: rule.tolerant)
    for column in charge.indices { charge[column] = 0 }
    unused = question.supply
    primary = allocation.primary
    for h in system.heats.indices {
      let column = layout.scrapColumn(rule.ownClass[h], h)
      take(allocation.sameGrade[h], of: sorted[h], rule.ownClass[h], column, question)
    }
    let column = layout.scrapColumn(rule.mixedClass, rule.tolerant)
    take(allocation.mixed, of: mixed, rule.mixedClass, column, question)
  }

  /// Takes the part of a class that gives some of the metal in it.
  private mutating func take(
    _ taken: Double, of metal: Double, _ s: Int, _ column: Int, _ question: BlendQuestion
  ) {
    if metal <= 0 { return }
    // The whole share first: what is used up leaves exactly nothing.
    let supply = question.supply[s]
    charge[column] = taken / metal * supply
    unused[s] = max(0, 1 - taken / metal) * supply
  }
}
