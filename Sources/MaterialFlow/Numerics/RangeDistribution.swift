internal import CGSL

/// How a number is spread over its range `low...high` around its value.
package enum RangeDistribution: String, Sendable, CaseIterable {
  /// Each end of the range is one standard deviation away; cut at 2.5 of them. The median is the
  /// value, whatever the two sides.
  case normal
  /// The value is the most likely one, the ends of the range the least.
  case triangular
  /// Each factor as likely as any other of its size, whatever the value.
  case logUniform = "log-uniform"

  private static let widest = 2.5

  /// The number below which a share of all lies.
  ///
  /// - Parameter share: Between nought and one, without the ends.
  package func quantile(_ share: Double, low: Double, value: Double, high: Double) -> Double {
    precondition(0 < share && share < 1 && low <= value && value <= high)
    switch self {
    case .normal:
      let below = gsl_cdf_ugaussian_P(-Self.widest)
      let z = gsl_cdf_ugaussian_Pinv(below + share * (1 - 2 * below))
      return value + z * (z < 0 ? value - low : high - value)
    case .triangular:
      let width = high - low
      if width == 0 { return value }
      let turn = (value - low) / width
      return share < turn
        ? low + (share * width * (value - low)).squareRoot()
        : high - ((1 - share) * width * (high - value)).squareRoot()
    case .logUniform:
      precondition(low > 0, "a factor has no size at nought")
      return low * RealFunctions.exponential(share * RealFunctions.logarithm(high / low))
    }
  }
}
