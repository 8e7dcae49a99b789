internal import FlowEngine

/// Collection, dismantling and shredding by year.
struct TreatmentCompiler {
  let scenario: Scenario
  let definition: SystemDefinition
  let observedUntil: Int

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
    let mixed = lever("mixed-collection", &lookup)
    lookup.part = .gradeSeparation
    let apart = lever("grade-separation", &lookup)
    lookup.part = .dismantling
    let effort = lever("dismantling", &lookup)
    let parts = definition.parts.flatMap { part in
      hasDestination(part, lookup)
        ? zip(raised("dismantled share", part, "", by: effort, &lookup), mixed)
          .map { $0 * (1 - $1) }
        : Array(repeating: 0, count: horizon.count)
    }
    lookup.part = .copperInShred
    let copper = FleetCompiler.powertrains.flatMap { drive in
      raised("dismantled share", "wiring and motors", drive, by: effort, &lookup)
    }
    return TreatmentPlan(
      parts: definition.parts, formal: exits[0], informal: exits[1], usedExports: exits[2],
      unknown: unknown, dismantled: parts,
      gradeSeparation: zip(apart, mixed).map { $0 * (1 - $1) }, mixed: mixed,
      copperRemoved: copper,
      copperEntrainment: lookup.number("shredded steel", "copper entrainment", in: .number),
      magnetRecovery: lookup.positive("shredded steel", "magnet recovery", in: .fraction)?.constant
        ?? 1)
  }

  private func lever(_ name: String, _ lookup: inout Lookup) -> [Double] {
    guard let path = lookup.lever(name) else {
      return Array(repeating: 0, count: horizon.count)
    }
    return horizon.map { $0 > observedUntil ? path.value(in: $0) : 0 }
  }

  /// Today's practice, raised towards its potential.
  private func raised(
    _ metric: String, _ entity: String, _ qualifier: String, by effort: [Double],
    _ lookup: inout Lookup
  ) -> [Double] {
    let today = lookup.path(entity, metric, qualifier, in: .fraction)
    let potential = lookup.path(entity, "\(metric) potential", qualifier, in: .fraction)
    return today.indices.map { t in
      today[t] + effort[t] * max(0, potential[t] - today[t])
    }
  }

  /// A part that no class takes stays in the hulk.
  private func hasDestination(_ part: String, _ lookup: Lookup) -> Bool {
    !lookup.data.rows(ofMetric: "goes to", entity: part).isEmpty
  }
}
