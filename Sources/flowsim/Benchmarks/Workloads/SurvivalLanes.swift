internal import FlowEngine
internal import FlowNumerics

/// The survival curves of many series by age, eight series to a vector.
struct SurvivalLanes {
  let yearCount: Int
  /// The share in use at the end of each year of life, shape `[block][age]`.
  private(set) var shares: [SIMD8<Double>]
  /// The share that leaves in each year of life, shape `[block][age]`.
  private(set) var exits: [SIMD8<Double>]

  init(yearCount: Int, seriesCount: Int) {
    self.yearCount = yearCount
    let count = SeriesLanes.blockCount(of: seriesCount) * yearCount
    // Nothing ever leaves in the lanes past the last series, so that nothing is divided by zero.
    shares = Array(repeating: .one, count: count)
    exits = Array(repeating: .zero, count: count)
  }

  /// Replaces the curves by those of `lifetimes`, shape `[series]`.
  mutating func fill(from lifetimes: [Lifetime], timing: InflowTiming) {
    for block in 0..<SeriesLanes.blockCount(of: lifetimes.count) {
      let series = (8 * block)..<min(8 * block + 8, lifetimes.count)
      let rows = (block * yearCount)..<((block + 1) * yearCount)
      if let weibull = WeibullLanes(lifetimes[series]) {
        fill(rows, from: weibull, timing: timing)
      } else {
        fill(rows, from: lifetimes[series], timing: timing)
      }
      exits[rows.lowerBound] = 1 - shares[rows.lowerBound]
      for row in rows.dropFirst() { exits[row] = shares[row - 1] - shares[row] }
    }
  }

  private mutating func fill(_ rows: Range<Int>, from law: WeibullLanes, timing: InflowTiming) {
    for row in rows {
      let age = Double(row - rows.lowerBound) + timing.ageAtFirstYearEnd
      shares[row] = law.survival(atLogAge: RealFunctions.logarithm(age))
    }
  }

  private mutating func fill(
    _ rows: Range<Int>, from lifetimes: ArraySlice<Lifetime>, timing: InflowTiming
  ) {
    for (lane, lifetime) in lifetimes.enumerated() {
      let tails = NormalTails(lifetime.law)
      for row in rows {
        let age = Double(row - rows.lowerBound) + timing.ageAtFirstYearEnd
        shares[row][lane] = tails?.survival(atAge: age) ?? lifetime.survival(atAge: age)
      }
    }
  }
}

/// Up to eight Weibull laws side by side.
struct WeibullLanes {
  let shape: SIMD8<Double>
  let logScale: SIMD8<Double>

  /// - Parameters: Shape and scale in years; all above zero.
  init(shape: SIMD8<Double>, scale: SIMD8<Double>) {
    self.shape = shape
    var logScale = SIMD8<Double>.zero
    for lane in 0..<8 { logScale[lane] = RealFunctions.logarithm(scale[lane]) }
    self.logScale = logScale
  }

  /// Nil where one of the laws is no Weibull law; lanes past the last law hold an exponential one.
  init?(_ lifetimes: some Collection<Lifetime>) {
    var shape = SIMD8<Double>.one
    var scale = SIMD8<Double>.one
    for (lane, lifetime) in lifetimes.enumerated() {
      guard case .weibull(let itsShape, let itsScale) = lifetime.law else { return nil }
      shape[lane] = itsShape
      scale[lane] = itsScale
    }
    self.init(shape: shape, scale: scale)
  }

  /// `exp(-(age / scale)^shape)` as `exp(-exp(shape (ln age - ln scale)))`, which needs no power.
  ///
  /// - Parameter logAge: The logarithm of the age in years; minus infinity at age zero.
  @inline(__always)
  func survival(atLogAge logAge: Double) -> SIMD8<Double> {
    (-(shape * (logAge - logScale)).exponential).exponential
  }
}
