internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Targets beside projections, the gap between them, and figures that only the headline has.
extension Indicators {
  /// Pledges of makers; suppliers' are read as their industry's and have no row of their own.
  private var pledges: [Assessment] { report.assessments.filter { !$0.target.isSupplier } }

  private func title(_ target: Target) -> String {
    "\(Self.capitalised(target.company))|\(target.id)"
  }

  func addTargets(to list: inout IndicatorList) {
    for assessment in pledges {
      let target = assessment.target
      let (unit, scale) = (target.metric.iamcUnit, target.metric.perCent)
      list.add(
        "Target|\(title(target))", unit,
        Derivation(
          target.metric.isReduction
            ? "projection of the base year × (1 − pledged reduction), straight to the target's year"
            : "the pledged share, as the register states it",
          of: target.metric.isReduction ? ["Projection|\(title(target))"] : [],
          on: [.pledge(target.id)], pledges: [target.id])
      ) { assessment.required[$0] * scale }
      list.add(
        "Projection|\(title(target))", unit,
        Derivation(
          "the maker's cars × kg per car, each grade bought at the market's average",
          of: numbers(behind: target), on: [.maker(target.company), .pledge(target.id)],
          pledges: [target.id])
      ) { assessment.projected[$0] * scale }
    }
  }

  private func numbers(behind target: Target) -> [String] {
    target.materials.flatMap { m in
      let average =
        target.metric == .recycledContent
        ? ["Recycled Content|\(metal(m))|Passenger Cars [Share]"]
        : ["Emission Intensity|Kyoto Gases|Supply Chain|\(metal(m))"]
      // What makers may choose among, where a pledge asks for lots or routes.
      let isOfLots = !target.metric.isReduction && target.metric != .recycledContent
      return average + [demand(m)] + (isOfLots ? [production(m)] : [])
    }
  }

  func addGaps(to list: inout IndicatorList) {
    for assessment in pledges {
      let target = assessment.target
      let scale = target.metric.perCent
      list.add(
        "Gap|\(target.company)|\(target.id)", target.metric.iamcUnit,
        Derivation(
          "projection − target", of: ["Projection|\(title(target))", "Target|\(title(target))"])
      ) { (assessment.projected[$0] - assessment.required[$0]) * scale }
    }
  }

  func addFigures(to list: inout IndicatorList) {
    addFateShares(to: &list)
    let metals = plan.materials.indices
    list.add(
      Outcome.emissionsOfAllMetal.name, .emissionsOfAllMetal,
      Derivation(
        "Σ over terms of mass × factor, for every melt of the economy",
        of: metals.map(production) + metals.map { "Primary Metal|\(metal($0))" },
        on: metals.flatMap { m in
          report.emissions[m].terms.map { .emissionTerm(name(m), $0) }
        }))
    let premiums = report.premiumsPerCar()
    list.add(
      Outcome.premiumPerCar.name, Outcome.premiumPerCar.unit,
      Derivation(
        "the green premium per car in yuan of 2024", of: ["Price|Green Premium per Car"],
        on: [.currencies])
    ) { premiums[$0] }
  }
}
