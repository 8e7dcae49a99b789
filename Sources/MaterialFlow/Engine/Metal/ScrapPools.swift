/// Masses of one metal by scrap class, t: each class holds its types, then its elements.
struct ScrapPools: Sendable {
  let lanes: LaneCounts
  let classCount: Int
  /// Shape `[s][lane]`.
  private(set) var amounts: [Double]

  init(_ system: MaterialSystem) {
    lanes = LaneCounts(system)
    classCount = system.classes.count
    amounts = Array(repeating: 0, count: classCount * lanes.all)
  }

  /// Where a class begins in ``amounts``.
  func start(_ s: Int) -> Int { s * lanes.all }

  /// Mass of an element in a class.
  func mass(ofElement element: Int, in s: Int) -> Double {
    amounts[s * lanes.all + lanes.types + element]
  }

  /// Mass of a class: the sum over its types.
  func mass(ofClass s: Int) -> Double {
    var mass = 0.0
    for type in 0..<lanes.types { mass += amounts[s * lanes.all + type] }
    return mass
  }

  /// Adds a share of a mass that is given by element.
  ///
  /// - Returns: What was added, t.
  @discardableResult
  mutating func add(
    _ share: Double, ofElements masses: [Double], at start: Int, type: Int, to s: Int
  ) -> Double {
    let base = s * lanes.all
    var mass = 0.0
    for element in 0..<lanes.elements {
      let amount = share * masses[start + element]
      amounts[base + lanes.types + element] += amount
      mass += amount
    }
    amounts[base + type] += mass
    return mass
  }

  /// The same for a type of the shred: its elements follow each other in the sum of the type.
  mutating func addSorted(
    _ share: Double, ofElements masses: [Double], at start: Int, type: Int, to s: Int
  ) {
    let base = s * lanes.all
    for element in 0..<lanes.elements {
      let mass = share * masses[start + element]
      amounts[base + lanes.types + element] += mass
      amounts[base + type] += mass
    }
  }

  /// Adds a mass of known composition.
  mutating func add(
    _ mass: Double, composition: [Double], at start: Int, type: Int, to s: Int
  ) {
    if mass == 0 { return }
    let base = s * lanes.all
    amounts[base + type] += mass
    for element in 0..<lanes.elements {
      amounts[base + lanes.types + element] += mass * composition[start + element]
    }
  }

  /// Adds a class of other pools of the same metal.
  mutating func add(_ other: ScrapPools, class s: Int) {
    for lane in s * lanes.all..<(s + 1) * lanes.all { amounts[lane] += other.amounts[lane] }
  }

  /// Leaves a share of a class.
  mutating func keep(_ share: Double, of s: Int) {
    for lane in s * lanes.all..<(s + 1) * lanes.all { amounts[lane] *= share }
  }

  /// Sets a class to a share of the same class in other pools, in place of or on top of what it
  /// held.
  mutating func store(_ share: Double, of other: ScrapPools, class s: Int, onTop: Bool) {
    for lane in s * lanes.all..<(s + 1) * lanes.all {
      let gain = share * other.amounts[lane]
      amounts[lane] = onTop ? amounts[lane] + gain : gain
    }
  }
}
