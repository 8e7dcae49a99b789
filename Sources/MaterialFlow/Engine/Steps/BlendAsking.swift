/// Puts the year's question to the blend: how much metal, from which scrap.
struct BlendAsking {
  private let plan: BlendPlan
  private let composition: CompositionPlan
  private let melting: MeltingPlan
  private let system: MaterialSystem
  private let yearCount: Int
  private(set) var question: BlendQuestion
  /// Metal from a tonne of a class by a route: shape `[t][s][r]`.
  private(set) var meltYield: [Double]

  init(
    _ plan: BlendPlan, _ composition: CompositionPlan, _ melting: MeltingPlan,
    layout: BlendLayout, yearCount: Int
  ) {
    self.plan = plan
    self.composition = composition
    self.melting = melting
    system = layout.system
    self.yearCount = yearCount
    question = BlendQuestion(layout: layout)
    question.primaryContent = composition.primaryContent
    meltYield = Array(
      repeating: 0, count: yearCount * system.classes.count * system.routes.count)
  }

  mutating func ask(
    year t: Int, for demand: Demand, from scrap: borrowing Scrap<ScrapStage.AtHand>
  ) -> BlendQuestion {
    for (h, heat) in system.heats.enumerated() {
      question.demand[h] = demand.bought[heat.product] * plan.heatShare[h * yearCount + t]
      question.chargeLimit[h] = plan.chargeLimit[h * yearCount + t]
    }
    question.barredShare = plan.castingsOnly.isEmpty ? 0 : plan.castingsOnly[t]
    question.leastRecycledContent = plan.recycledContent[t]
    describe(scrap.pools, t)
    if plan.options.reportsSameGradeRange { describeOrigins(scrap.pools) }
    return question
  }

  /// The share of every class that comes from each heat's own product.
  private mutating func describeOrigins(_ pools: ScrapPools) {
    for s in system.classes.indices {
      let mass = question.supply[s]
      for (h, heat) in system.heats.enumerated() {
        question.sameGrade[s * system.heats.count + h] =
          mass > 0 ? pools.amounts[pools.start(s) + heat.product] / mass : 0
      }
    }
  }

  /// Supply of every class, and the metal that a tonne of it gives by route.
  ///
  /// Metal of an element per tonne charged is y c_e η_e, so that no melt gives more than it took:
  /// Mg, Zn and Cr burn off beyond the melt loss, copper and tin do not. After-melt content is then
  /// c'_e = c_e η_e / Σ_j c_j η_j, and the class yields y Σ_j c_j η_j by this route.
  private mutating func describe(_ pools: ScrapPools, _ t: Int) {
    let elements = system.elements.count
    for s in system.classes.indices {
      var mass = 0.0
      for element in 0..<elements { mass += pools.mass(ofElement: element, in: s) }
      question.supply[s] = mass
      for r in system.routes.indices {
        let place = s * system.routes.count + r
        var kept = 0.0
        for element in 0..<elements {
          let content =
            mass > 0
            ? pools.mass(ofElement: element, in: s) / mass
            : composition.classContent[s * elements + element]
          let retained =
            melting.meltYield[s] * content * melting.retention[r * elements + element]
          question.recovered[place * elements + element] = retained
          kept += retained
        }
        question.meltYield[place] = kept
        meltYield[t * system.classes.count * system.routes.count + place] = kept
      }
    }
  }
}
