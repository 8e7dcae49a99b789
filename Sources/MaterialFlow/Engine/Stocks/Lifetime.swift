internal import FlowNumerics

/// How long things stay in use: the share of a cohort left at each age.
///
/// Ages, means, deviations and scales are in years. Survival functions as in Pauliuk & Heeren
/// (2020), doi:10.1111/jiec.12952, except the lognormal: the moments used there, with mean² /
/// deviation² for its inverse, give 16 ± 4.8 years a deviation of 53.
public struct Lifetime: Sendable, Hashable {
  /// The distribution by its own parameters.
  public enum Law: Sendable, Hashable {
    /// All in use before this age, none from it on. Zero is a flow-through: nothing ever stays.
    case fixed(years: Double)
    /// Not truncated: the part below age zero leaves in its first year.
    case normal(mean: Double, deviation: Double)
    /// A normal with nothing below zero; mean and deviation are those before truncation.
    case truncatedNormal(mean: Double, deviation: Double)
    /// The magnitude of a normal; mean and deviation are those before folding.
    case foldedNormal(mean: Double, deviation: Double)
    /// Mean and deviation are those of the logarithm of the age in years.
    case lognormal(logMean: Double, logDeviation: Double)
    /// A hazard that rises with age where the shape is above 1.
    case weibull(shape: Double, scale: Double)
    /// The sum of `shape` exponential stages of `scale` years each.
    case gamma(shape: Double, scale: Double)
  }

  public let law: Law

  private init(_ law: Law) { self.law = law }

  /// The share of a cohort still in use at an age.
  ///
  /// - Parameter age: Years since purchase, zero or more.
  /// - Returns: 0...1; never rises with age. 1 at age zero, but for ``Law/normal(mean:deviation:)``
  ///   and a fixed lifetime of zero years.
  public func survival(atAge age: Double) -> Double {
    precondition(age >= 0, "an age is zero or more")
    switch law {
    case .fixed(let years): return SurvivalFunctions.step(at: age, end: years)
    case .normal(let mean, let deviation):
      return SurvivalFunctions.gaussian(at: age, mean: mean, deviation: deviation)
    case .truncatedNormal(let mean, let deviation):
      return SurvivalFunctions.truncatedGaussian(at: age, mean: mean, deviation: deviation)
    case .foldedNormal(let mean, let deviation):
      return SurvivalFunctions.foldedGaussian(at: age, mean: mean, deviation: deviation)
    case .lognormal(let mean, let deviation):
      return SurvivalFunctions.lognormal(at: age, logMean: mean, logDeviation: deviation)
    case .weibull(let shape, let scale):
      return SurvivalFunctions.weibull(at: age, shape: shape, scale: scale)
    case .gamma(let shape, let scale):
      return SurvivalFunctions.gamma(at: age, shape: shape, scale: scale)
    }
  }

  /// The share of a cohort still in use at each age.
  ///
  /// - Parameter ages: Years since purchase, in any order. Shape `[age]`.
  /// - Returns: Shape `[age]`; see ``survival(atAge:)``.
  /// - Throws: ``LifetimeError/negativeAge(_:)`` with the first age that is negative or no number.
  public func survival(atAges ages: [Double]) throws(LifetimeError) -> [Double] {
    for age in ages where !(age >= 0) { throw .negativeAge(age) }
    return ages.map(survival(atAge:))
  }
}

// MARK: - From parameters

extension Lifetime {
  /// - Throws: ``LifetimeError/negative(parameter:value:)`` below zero years.
  public static func fixed(years: Double) throws(LifetimeError) -> Lifetime {
    guard years >= 0, years.isFinite else { throw .negative(parameter: "years", value: years) }
    return Lifetime(.fixed(years: years))
  }

  /// Mean and deviation are those before the part below age zero is lost.
  ///
  /// - Throws: ``LifetimeError/notPositive(parameter:value:)``, like all below.
  public static func normal(mean: Double, deviation: Double) throws(LifetimeError) -> Lifetime {
    try checkMoments(mean, deviation)
    return Lifetime(.normal(mean: mean, deviation: deviation))
  }

  /// Mean and deviation are those before truncation.
  public static func truncatedNormal(
    mean: Double, deviation: Double
  ) throws(LifetimeError) -> Lifetime {
    try checkMoments(mean, deviation)
    return Lifetime(.truncatedNormal(mean: mean, deviation: deviation))
  }

  /// Mean and deviation are those before folding.
  public static func foldedNormal(
    mean: Double, deviation: Double
  ) throws(LifetimeError) -> Lifetime {
    try checkMoments(mean, deviation)
    return Lifetime(.foldedNormal(mean: mean, deviation: deviation))
  }

  /// The lognormal with this mean and deviation in years.
  ///
  /// `logDeviation² = ln(1 + deviation² / mean²)`, `logMean = ln mean - logDeviation² / 2`.
  public static func lognormal(mean: Double, deviation: Double) throws(LifetimeError) -> Lifetime {
    try checkMoments(mean, deviation)
    let spread = deviation / mean
    let variance = RealFunctions.logarithmOfOne(plus: spread * spread)
    let logMean = RealFunctions.logarithm(mean) - variance / 2
    guard variance > 0, variance.isFinite else {
      throw .spreadOutOfRange(mean: mean, deviation: deviation)
    }
    return Lifetime(.lognormal(logMean: logMean, logDeviation: variance.squareRoot()))
  }

  public static func weibull(shape: Double, scale: Double) throws(LifetimeError) -> Lifetime {
    try checkPositive("shape", shape)
    try checkPositive("scale", scale)
    return Lifetime(.weibull(shape: shape, scale: scale))
  }

  /// The Weibull law with this mean: `scale = mean / Γ(1 + 1 / shape)`.
  public static func weibull(shape: Double, mean: Double) throws(LifetimeError) -> Lifetime {
    try checkPositive("shape", shape)
    try checkPositive("mean", mean)
    let unit = RealFunctions.exponential(RealFunctions.logGamma(1 + 1 / shape))
    return try weibull(shape: shape, scale: mean / unit)
  }

  /// The Weibull law with this mean and deviation; see ``WeibullFromMoments``.
  public static func weibull(mean: Double, deviation: Double) throws(LifetimeError) -> Lifetime {
    try checkMoments(mean, deviation)
    guard let law = try? WeibullFromMoments(mean: mean, deviation: deviation) else {
      throw .spreadOutOfRange(mean: mean, deviation: deviation)
    }
    return try weibull(shape: law.shape, scale: law.scale)
  }

  /// The shape is at most 10,000, a spread of 1 % of the mean.
  public static func gamma(shape: Double, scale: Double) throws(LifetimeError) -> Lifetime {
    try checkPositive("shape", shape)
    try checkPositive("scale", scale)
    let limit = SurvivalFunctions.largestGammaShape
    guard shape <= limit else { throw .tooLarge(parameter: "shape", value: shape, limit: limit) }
    return Lifetime(.gamma(shape: shape, scale: scale))
  }

  /// `shape = mean² / deviation²`, `scale = deviation² / mean`.
  public static func gamma(mean: Double, deviation: Double) throws(LifetimeError) -> Lifetime {
    try checkMoments(mean, deviation)
    let ratio = mean / deviation
    let shapes = Double.leastNormalMagnitude...SurvivalFunctions.largestGammaShape
    guard shapes.contains(ratio * ratio), deviation / ratio > 0 else {
      throw .spreadOutOfRange(mean: mean, deviation: deviation)
    }
    return try gamma(shape: ratio * ratio, scale: deviation / ratio)
  }

  private static func checkMoments(_ mean: Double, _ deviation: Double) throws(LifetimeError) {
    try checkPositive("mean", mean)
    try checkPositive("sd", deviation)
  }

  private static func checkPositive(_ name: String, _ value: Double) throws(LifetimeError) {
    guard value > 0, value.isFinite else { throw .notPositive(parameter: name, value: value) }
  }
}

/// Why parameters are no lifetime.
public enum LifetimeError: Error, Hashable, CustomStringConvertible {
  /// `parameter` as it is written in a lifetime: `mean`, `sd`, `shape`, `scale`.
  case notPositive(parameter: String, value: Double)
  /// Only a fixed lifetime may be zero, and none may be less.
  case negative(parameter: String, value: Double)
  case tooLarge(parameter: String, value: Double, limit: Double)
  /// A law of this kind cannot be so narrow or so wide.
  case spreadOutOfRange(mean: Double, deviation: Double)
  /// Years since purchase, below zero or no number.
  case negativeAge(Double)

  public var description: String {
    switch self {
    case .notPositive(let parameter, let value): "\(parameter) must be above zero, not \(value)"
    case .negative(let parameter, let value): "\(parameter) must be zero or more, not \(value)"
    case .tooLarge(let parameter, let value, let limit):
      "\(parameter) must be at most \(limit), not \(value)"
    case .spreadOutOfRange(let mean, let deviation):
      "no such lifetime has a mean of \(mean) and an sd of \(deviation) years"
    case .negativeAge(let age): "an age must be zero or more, not \(age)"
    }
  }
}
