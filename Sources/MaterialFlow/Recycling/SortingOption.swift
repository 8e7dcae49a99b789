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
  func worth(ofSorting index: Int, _ m: Int) -> Double {
    let material = plan.materials[m]
    let system = material.system
    let option = material.sortingOptions[index]
    let elements = system.elements.count
    let types = option.feed == .shred ? system.typeCount : system.attachedType
    let masses = states[m].shredded
    var feed = 0.0
    for place in 0..<types * elements { feed += masses[place] }
    if feed <= 0 { return 0 }
    var apart = 0.0
    for s in system.classes.indices {
      apart += worth(m, ofMass: masses, as: s) { type in
        type < types ? option.splits[type * system.classes.count + s] : 0
      }
    }
    let mixed = worth(m, ofMass: masses, as: material.unsorted) { _ in 1 }
    switch option.feed {
    case .shred: return (apart - mixed) / feed
    case .hulk: return (apart - material.shredderRecovery * mixed) / feed
    }
  }

  /// What some share of every type would save as metal of a class, t.
  private func worth(
    _ m: Int, ofMass masses: [Double], as s: Int, share: (_ type: Int) -> Double
  ) -> Double {
    let material = plan.materials[m]
    let system = material.system
    let elements = system.elements.count
    var metal = [Double](repeating: 0, count: elements)
    for type in 0..<system.typeCount {
      let share = share(type)
      if share == 0 { continue }
      for element in 0..<elements { metal[element] += share * masses[type * elements + element] }
    }
    if metal.reduce(0, +) <= 0 { return 0 }
    var recovered: [Double] = []
    for route in system.routes.indices {
      for element in 0..<elements {
        recovered.append(
          material.meltYield[s] * metal[element] * material.retention[route * elements + element])
      }
    }
    return worth(ofMetal: recovered, m)
  }
}
