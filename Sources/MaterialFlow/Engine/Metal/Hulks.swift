/// What is left of the cars of one region when it reaches the shredder: one metal of it.
struct Hulks: Sendable {
  /// Sorting takes types apart, so their elements stay apart: shape `[type][e]`, t.
  var masses: [Double]
  /// Metal of all cars that left use, t.
  var exits = 0.0

  init(_ lanes: LaneCounts) {
    masses = Array(repeating: 0, count: lanes.types * lanes.elements)
  }

  /// t.
  var mass: Double {
    var sum = 0.0
    for mass in masses { sum += mass }
    return sum
  }
}

/// One metal behind the shredder, with what it picked up.
struct Shred: Sendable {
  /// Shape `[type][e]`, t.
  var masses: [Double]
  /// t.
  var mass = 0.0
  /// Relative entropy of the mixture times its mass, t.
  var entropy = 0.0

  init(_ hulks: Hulks) { masses = hulks.masses }
}

/// Press-shop scrap of a year that was mixed: shape `[g][e]`, t.
struct MixedClip: Sendable {
  var masses: [Double]
}
