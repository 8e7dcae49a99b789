/// A way to take mixed scrap apart, priced by what the blend would save with it.
public struct SortingOption: Sendable, Equatable {
  /// What is taken apart.
  public enum Feed: Sendable, Equatable {
    /// Shredded metal with what attached to it.
    case shred
    /// Grades of the hulk before the shredder: nothing has attached to them, none is lost in it.
    case hulk
  }

  public let name: String
  public let feed: Feed
  /// The class that each type goes to: shape `[type][s]`; sums to 1 over s.
  public let splits: [Double]

  public init(name: String, feed: Feed, splits: [Double]) {
    self.name = name
    self.feed = feed
    self.splits = splits
  }
}

extension Simulation {
  /// What taking one more tonne apart would save, in the blend's unit per tonne.
  ///
  /// The worth of the classes that come out, each at its own content, less the worth of the tonne as
  /// mixed shred. Prices are this year's: the first tonne, not the last.
  mutating func worth(ofSorting index: Int, _ m: Int) -> Double {
    let lanes = chart.ledger.laneCounts[m]
    let feed = plan.materials[m].sortingOptions[index].feed
    let splits = plan.materials[m].sortingOptions[index].splits
    let types = feed == .shred ? lanes.types : plan.materials[m].system.attachedType
    var mass = 0.0
    for place in 0..<types * lanes.elements { mass += states[m].shredded[place] }
    if mass <= 0 { return 0 }
    let classes = plan.materials[m].system.classes.count
    var apart = 0.0
    for s in 0..<classes {
      apart += worth(m, as: s) { type in type < types ? splits[type * classes + s] : 0 }
    }
    let mixed = worth(m, as: plan.materials[m].unsorted) { _ in 1 }
    switch feed {
    case .shred: return (apart - mixed) / mass
    case .hulk: return (apart - plan.materials[m].shredderRecovery * mixed) / mass
    }
  }

  /// What some share of every type of the shred would save as metal of a class, t.
  @inline(__always)
  private mutating func worth(
    _ m: Int, as s: Int, share: (_ type: Int) -> Double
  ) -> Double {
    let lanes = chart.ledger.laneCounts[m]
    if states[m].mix(lanes.types, share: share) <= 0 { return 0 }
    let meltYield = plan.materials[m].meltYield[s]
    let retention = plan.materials[m].retention
    for place in retention.indices {
      states[m].kept[place] =
        meltYield * states[m].mixture[place % lanes.elements] * retention[place]
    }
    return worth(ofMetal: states[m].kept, m)
  }
}
