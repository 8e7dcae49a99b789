/// Labels in a column that make room for each other.
enum LabelColumn {
  /// Centres as near to the wanted ones as a pitch and two limits allow, in the same order.
  ///
  /// - Parameters:
  ///   - wanted: Centres in any order.
  ///   - pitch: The least distance of two centres.
  ///   - limits: Where the first and the last centre may lie; with too little room the lower one
  ///     is passed.
  static func centres(_ wanted: [Double], pitch: Double, limits: ClosedRange<Double>) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var centres = wanted.map { min(max($0, limits.lowerBound), limits.upperBound) }
    var ceiling = limits.upperBound
    for index in order.reversed() {
      centres[index] = min(centres[index], ceiling)
      ceiling = centres[index] - pitch
    }
    var floor = limits.lowerBound
    for index in order {
      centres[index] = max(centres[index], floor)
      floor = centres[index] + pitch
    }
    return centres
  }
}
