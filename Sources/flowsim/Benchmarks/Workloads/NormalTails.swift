internal import FlowEngine
internal import FlowNumerics

/// Survival of the three normal laws from the C library's `erfc`: `Q(z) = erfc(z / sqrt 2) / 2`.
///
/// Beside `gsl_cdf_gaussian_Q`, which ``Lifetime`` uses, a fifth of the time and, at 30 deviations,
/// three digits less: enough for tables that are compared to 1e-9.
struct NormalTails {
  private let mean: Double
  /// `1 / (deviation sqrt 2)`.
  private let steepness: Double
  /// The share above age zero, by which a truncated law is divided; 1 for the others.
  private let base: Double
  private let isFolded: Bool

  /// Nil for other laws.
  init?(_ law: Lifetime.Law) {
    switch law {
    case .normal(let mean, let deviation):
      self.init(mean, deviation, isTruncated: false, isFolded: false)
    case .truncatedNormal(let mean, let deviation):
      self.init(mean, deviation, isTruncated: true, isFolded: false)
    case .foldedNormal(let mean, let deviation):
      self.init(mean, deviation, isTruncated: false, isFolded: true)
    case .fixed, .lognormal, .weibull, .gamma: return nil
    }
  }

  private init(_ mean: Double, _ deviation: Double, isTruncated: Bool, isFolded: Bool) {
    self.mean = mean
    self.isFolded = isFolded
    steepness = 0.5.squareRoot() / deviation
    base = isTruncated ? RealFunctions.complementaryError(-mean * steepness) / 2 : 1
  }

  /// - Parameter age: Years, zero or more.
  func survival(atAge age: Double) -> Double {
    let above = RealFunctions.complementaryError((age - mean) * steepness) / 2
    if !isFolded { return above / base }
    return above + RealFunctions.complementaryError((age + mean) * steepness) / 2
  }
}
