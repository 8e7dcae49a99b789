extension Simulation {
  /// What taking one more tonne apart would save, in the blend's unit per tonne.
  ///
  /// The worth of the classes that come out, each at its own content, less the worth of the tonne as
  /// mixed shred or clip. Prices are this year's: the first tonne, not the last.
  mutating func worth(ofSorting index: Int, _ m: Int) -> Double {
    let material = plan.materials[m]
    let option = material.sorting.options[index]
    let types =
      switch option.feed {
      case .shred: material.system.typeCount
      case .hulk: material.system.attachedType
      case .clip: material.system.carGradeCount
      }
    let feed = option.feed == .clip ? states[m].clip : states[m].shredded
    var mass = 0.0
    for place in 0..<types * material.system.elements.count { mass += feed[place] }
    if mass <= 0 { return 0 }
    let classes = material.system.classes.count
    var apart = 0.0
    for s in 0..<classes {
      apart += worth(m, as: s, option.feed) { type in
        type < types ? option.splits[type * classes + s] : 0
      }
    }
    let mixedClass =
      option.feed == .clip ? material.pressShop.clipSorting?.mixedClass : material.sorting.unsorted
    let mixed = mixedClass.map { worth(m, as: $0, option.feed) { _ in 1 } } ?? 0
    switch option.feed {
    case .shred, .clip: return (apart - mixed) / mass
    case .hulk: return (apart - material.sorting.recovery * mixed) / mass
    }
  }

  /// What some share of every type of the feed would save as metal of a class, t.
  @inline(__always)
  private mutating func worth(
    _ m: Int, as s: Int, _ feed: SortingOption.Feed, share: (_ type: Int) -> Double
  ) -> Double {
    let lanes = chart.ledger.laneCounts[m]
    let types = feed == .clip ? plan.materials[m].system.carGradeCount : lanes.types
    if states[m].mix(types, of: feed, share: share) <= 0 { return 0 }
    let meltYield = plan.materials[m].melting.meltYield[s]
    let retention = plan.materials[m].melting.retention
    for place in retention.indices {
      states[m].kept[place] =
        meltYield * states[m].mixture[place % lanes.elements] * retention[place]
    }
    return worth(ofMetal: states[m].kept, m)
  }
}
