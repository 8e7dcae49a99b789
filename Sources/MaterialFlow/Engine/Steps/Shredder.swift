/// What the shredder adds to one metal.
public struct ShredderPlan: Sendable {
  /// Metal picked up in shredding, over the metal that is shredded: shape `[e]`.
  public let pickUp: [Double]
  /// Copper that the shred entrains beyond that; nil for a metal without.
  public var copper: CopperEntrainment?

  public init(pickUp: [Double], copper: CopperEntrainment? = nil) {
    self.pickUp = pickUp
    self.copper = copper
  }
}

/// Metal through the shredder, and what sticks to it.
public struct ShredderLines: Sendable {
  public let fromAttached: Int
  public let toAttached: Int
  public let toSorting: Int

  init(_ builder: inout LineBuilder) {
    let attached = Process("attached metals", .boundary)
    fromAttached = builder.line(attached, .shredding)
    toAttached = builder.line(.shredding, attached)
    toSorting = builder.line(.shredding, .sorting)
  }
}

/// Mixes what is left of the cars, metal by metal; what one metal picks up, another loses.
///
/// One shredder takes the whole hulk, so this step works on all metals at once.
struct Shredder {
  /// One metal's part in it.
  struct Metal {
    let system: MaterialSystem
    let plan: ShredderPlan
    let lines: ShredderLines
  }

  private let metals: [Metal]
  private let fleet: FleetPlan
  private let yearCount: Int
  private var mixtures: [Mixture]

  init(_ metals: [Metal], _ fleet: FleetPlan, yearCount: Int) {
    self.metals = metals
    self.fleet = fleet
    self.yearCount = yearCount
    mixtures = metals.map { Mixture(elementCount: $0.system.elements.count) }
  }

  /// - Parameters:
  ///   - hulks: Shape `[m]`.
  ///   - entropy: How mixed each metal is before and after: shape `[m]`.
  /// - Returns: Shape `[m]`.
  mutating func shred(
    _ hulks: [Hulks], year t: Int, in region: Int, recording entropy: inout [EntropyReport],
    posting ledger: inout Ledger
  ) -> [Shred] {
    var shreds = hulks.map(Shred.init)
    // Steel is first among the metals: it gives its iron before others are weighed with it.
    for m in metals.indices {
      let feed = hulks[m].mass
      let apart = separateEntropy(m, hulks[m])
      if metals[m].system.elements[0] == "Fe" {
        loseIron(ironPickedUpByOthers(m, shreds), of: feed, m, t, &shreds[m], &ledger)
      }
      pickUp(m, t, region, hulks[m], feed, &shreds[m], &ledger)
      mix(m, t, &shreds[m], &ledger)
      entropy[m].record(
        .shredding, t, before: apart, after: shreds[m].entropy, mass: shreds[m].mass)
    }
    return shreds
  }

  /// The feed with every grade for itself.
  ///
  /// Attached metals are pure, so they have no entropy before they are mixed in.
  private func separateEntropy(_ m: Int, _ hulks: Hulks) -> Double {
    let system = metals[m].system
    var sum = 0.0
    for type in 0..<system.typeCount {
      sum += StatisticalEntropy.relative(
        hulks.masses, at: type * system.elements.count, count: system.elements.count)
    }
    return sum
  }

  /// Iron that other metals carry out of the shredder, in t; it comes from the steel.
  private func ironPickedUpByOthers(_ m: Int, _ shreds: [Shred]) -> Double {
    var iron = 0.0
    for (n, other) in metals.enumerated() where n != m {
      guard let element = other.system.elements.firstIndex(of: "Fe") else { continue }
      iron += shreds[n].masses.reduce(0, +) * other.plan.pickUp[element]
    }
    return iron
  }

  /// Takes iron out of the steel shred, from every grade alike.
  private func loseIron(
    _ iron: Double, of feed: Double, _ m: Int, _ t: Int, _ shred: inout Shred,
    _ ledger: inout Ledger
  ) {
    if feed == 0 || iron == 0 { return }
    let elements = metals[m].system.elements.count
    for type in 0..<metals[m].system.typeCount {
      var mass = 0.0
      for element in 0..<elements { mass += shred.masses[type * elements + element] }
      ledger.post(
        metals[m].lines.toAttached, year: t, type: type, element: 0, mass: iron * mass / feed)
      shred.masses[type * elements] -= iron * mass / feed
    }
  }

  private func pickUp(
    _ m: Int, _ t: Int, _ region: Int, _ hulks: Hulks, _ feed: Double, _ shred: inout Shred,
    _ ledger: inout Ledger
  ) {
    let system = metals[m].system
    func pickUp(_ element: Int, _ mass: Double) {
      ledger.post(
        metals[m].lines.fromAttached, year: t, type: system.attachedType, element: element,
        mass: mass)
      shred.masses[system.attachedType * system.elements.count + element] += mass
    }
    for element in system.elements.indices {
      pickUp(element, feed * metals[m].plan.pickUp[element])
    }
    if let copper = system.elements.firstIndex(of: "Cu"), region == 0,
      let entrainment = metals[m].plan.copper
    {
      let hulkShare = hulks.exits > 0 ? feed / hulks.exits : 0
      pickUp(
        copper, entrainment.copper(in: fleet, year: t, of: yearCount, hulkShare: hulkShare))
    }
  }

  private mutating func mix(
    _ m: Int, _ t: Int, _ shred: inout Shred, _ ledger: inout Ledger
  ) {
    let system = metals[m].system
    let elements = system.elements.count
    for type in 0..<system.typeCount {
      ledger.post(
        metals[m].lines.toSorting, year: t, type: type, share: 1, ofElements: shred.masses,
        at: type * elements)
    }
    shred.mass = mixtures[m].mix(system.typeCount, of: shred.masses) { _ in 1 }
    shred.entropy = StatisticalEntropy.relative(mixtures[m].elements, count: elements)
  }
}
