internal import FlowNumerics

extension Lifetime {
  /// The mean age at which things leave, years.
  ///
  /// The area under the survival curve, in closed form. A normal's part below age zero counts as
  /// negative, as in its definition; truncation and folding raise the mean above the parameter.
  public var mean: Double {
    switch law {
    case .fixed(let years): return years
    case .normal(let mean, _): return mean
    case .truncatedNormal(let mean, let deviation):
      let above = SurvivalFunctions.gaussian(at: 0, mean: mean, deviation: deviation)
      return mean + deviation * Self.density(at: mean / deviation) / above
    case .foldedNormal(let mean, let deviation):
      let below = SurvivalFunctions.gaussian(at: mean, mean: 0, deviation: deviation)
      return 2 * deviation * Self.density(at: mean / deviation) + mean * (1 - 2 * below)
    case .lognormal(let logMean, let logDeviation):
      return RealFunctions.exponential(logMean + logDeviation * logDeviation / 2)
    case .weibull(let shape, let scale):
      return scale * RealFunctions.exponential(RealFunctions.logGamma(1 + 1 / shape))
    case .gamma(let shape, let scale): return shape * scale
    }
  }

  /// The standard normal density.
  private static func density(at z: Double) -> Double {
    RealFunctions.exponential(-z * z / 2) / (2 * Double.pi).squareRoot()
  }
}
