internal import FlowEngine

/// Collection and dismantling of old cars by year, the same for all metals.
struct TreatmentCompiler {
  let scenario: Scenario
  let definition: SystemDefinition

  private var horizon: ClosedRange<Int> { scenario.horizon }

  func compile(_ lookup: inout Lookup) -> TreatmentPlan {
    lookup.part = .exits
    let exits = ["formal treatment", "informal treatment", "used exports", "unknown whereabouts"]
      .map { lookup.path("end-of-life cars", "share", $0, in: .fraction) }
    // The shares of a year add up to one to the last digit, so that no metal is left over.
    let unknown = horizon.indices.enumerated().map { t, _ in
      max(0, 1 - exits[0][t] - exits[1][t] - exits[2][t])
    }
    lookup.requireWhole(
      exits, over: horizon, of: "the shares of end-of-life cars",
      from: lookup.data.rows(ofMetric: "share", entity: "end-of-life cars"))
    lookup.part = .mixedCollection
    let unmixed = lookup.path(lever: "mixed-collection").map { 1 - $0 }
    lookup.part = .gradeSeparation
    let apart = lookup.path(lever: "grade-separation")
    lookup.part = .dismantling
    return TreatmentPlan(
      parts: definition.parts, formal: exits[0], informal: exits[1], usedExports: exits[2],
      unknown: unknown, dismantled: dismantled(unmixed, &lookup),
      gradeSeparation: zip(apart, unmixed).map { $0 * $1 })
  }

  /// Share of a part that is taken out whole: shape `[part][t]`.
  ///
  /// A part that no class takes stays in the hulk.
  private func dismantled(_ unmixed: [Double], _ lookup: inout Lookup) -> [Double] {
    let effort = lookup.path(lever: "dismantling")
    return definition.parts.flatMap { part in
      lookup.data.rows(ofMetric: "goes to", entity: part).isEmpty
        ? horizon.map { _ in 0 }
        : zip(lookup.practice("dismantled share", part, raisedBy: effort), unmixed)
          .map { $0 * $1 }
    }
  }
}

/// What dismantlers and informal treatment do with one metal.
struct DismantlingCompiler {
  let definition: SystemDefinition
  let system: MaterialSystem

  func compile(_ lookup: inout Lookup) -> DismantlingPlan {
    lookup.part = .dismantledParts(system.name)
    let parts = definition.parts.map {
      lookup.classShares(ofMetric: "goes to", $0, in: system)
    }
    lookup.part = .shredding(system.name)
    return DismantlingPlan(
      parts: parts, keptApart: keptApart(),
      informalRecovery: lookup.number(
        "informal treatment", "recovery", system.name, in: .fraction))
  }

  private func keptApart() -> [Int] {
    system.grades.prefix(system.carGradeCount).map { grade in
      guard let id = definition.keptApart[grade.id], let index = system.scrapClass(id) else {
        preconditionFailure("grades.csv names no class that keeps \(grade.id) apart")
      }
      return index
    }
  }
}
