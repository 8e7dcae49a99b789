/// Metal of several types in one heap: room for its mass by element.
struct Mixture: Sendable {
  /// Shape `[e]`, in the unit of what was mixed.
  private(set) var elements: [Double]

  init(elementCount: Int) { elements = Array(repeating: 0, count: elementCount) }

  /// Mixes some share of every type.
  ///
  /// - Parameter masses: Shape `[type][e]`.
  /// - Returns: The mass of the mixture.
  @inline(__always)
  mutating func mix(
    _ types: Int, of masses: [Double], share: (_ type: Int) -> Double
  ) -> Double {
    let fed = masses.span
    var mixture = elements.mutableSpan
    for element in mixture.indices { mixture[element] = 0 }
    for type in 0..<types {
      let share = share(type)
      if share == 0 { continue }
      let masses = fed.extracting(type * mixture.count..<(type + 1) * mixture.count)
      for element in mixture.indices { mixture[element] += share * masses[element] }
    }
    var mass = 0.0
    for element in mixture.indices { mass += mixture[element] }
    return mass
  }
}
