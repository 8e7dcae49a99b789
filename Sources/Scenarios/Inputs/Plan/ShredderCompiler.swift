internal import FlowEngine

/// What the shredder adds to one metal.
struct ShredderCompiler {
  let system: MaterialSystem

  func compile(_ lookup: inout Lookup) -> ShredderPlan {
    let entrains = system.elements[0] == "Fe" && system.elements.contains("Cu")
    return ShredderPlan(pickUp: pickUp(&lookup), copper: entrains ? copper(&lookup) : nil)
  }

  /// Over the metal that is shredded: shape `[e]`.
  private func pickUp(_ lookup: inout Lookup) -> [Double] {
    lookup.part = .shredding(system.name)
    return system.elements.map { element in
      let entity = "shredded \(system.name)"
      if element == "Sn", let tin = lookup.optional(entity, "tin pick-up", in: .weightPercent) {
        return tin.constant / 100
      }
      return (lookup.optional(entity, "pick-up", element, in: .weightPercent)?.constant ?? 0)
        / 100
    }
  }

  private func copper(_ lookup: inout Lookup) -> CopperEntrainment {
    lookup.part = .copperInShred
    let effort = lookup.path(lever: "dismantling")
    return CopperEntrainment(
      removed: FleetCompiler.powertrains.flatMap { drive in
        lookup.practice("dismantled share", "wiring and motors", drive, raisedBy: effort)
      },
      share: lookup.number("shredded steel", "copper entrainment", in: .number),
      magnetRecovery: lookup.positive("shredded steel", "magnet recovery", in: .fraction)?.constant
        ?? 1)
  }
}
