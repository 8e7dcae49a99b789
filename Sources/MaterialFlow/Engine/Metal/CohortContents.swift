/// What the products of every cohort are made of: a cohort remembers its chemistry.
struct CohortContents: Sendable {
  /// Shape `[product][c][e]`, mass fractions.
  ///
  /// Cohorts of a product lie side by side, because a year walks through all of them.
  private var composition: [Double]
  private let cohortCount: Int
  private let elementCount: Int

  /// All cohorts at nominal composition.
  ///
  /// - Parameter nominal: Shape `[product][e]`.
  init(nominal: [Double], elementCount: Int, cohortCount: Int) {
    self.cohortCount = cohortCount
    self.elementCount = elementCount
    composition = []
    composition.reserveCapacity(cohortCount * nominal.count)
    for start in stride(from: 0, to: nominal.count, by: elementCount) {
      for _ in 0..<cohortCount { composition += nominal[start..<start + elementCount] }
    }
  }

  mutating func setContent(of product: Int, _ cohort: Int, _ element: Int, to share: Double) {
    composition[(product * cohortCount + cohort) * elementCount + element] = share
  }

  /// Adds up one product over cohorts, each with its own composition.
  ///
  /// - Parameters:
  ///   - masses: Takes the sum by element, t: shape `[e]`.
  ///   - mass: Of a cohort, t.
  @inline(__always)
  func gather(
    _ product: Int, from cohorts: Range<Int>, into masses: inout [Double],
    mass: (_ cohort: Int) -> Double
  ) {
    let contents = composition.span
    var start = (product * cohortCount + cohorts.lowerBound) * elementCount
    var sums = masses.mutableSpan
    for element in sums.indices { sums[element] = 0 }
    for cohort in cohorts {
      let mass = mass(cohort)
      if mass != 0 {
        let content = contents.extracting(start..<start + elementCount)
        for element in sums.indices { sums[element] += mass * content[element] }
      }
      start += elementCount
    }
  }
}
