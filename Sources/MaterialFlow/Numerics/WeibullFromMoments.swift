/// The Weibull law with a given mean and standard deviation.
///
/// The shape `k` solves `Γ(1 + 2/k) / Γ(1 + 1/k)² = 1 + (deviation / mean)²`, in logarithms so that
/// wide spreads do not overflow; then `scale = mean / Γ(1 + 1/k)`.
public struct WeibullFromMoments: Sendable, Equatable {
  /// A pure number; 1 is the exponential law, larger is narrower.
  public let shape: Double
  /// In the unit of the mean.
  public let scale: Double

  /// Shapes outside have a spread of less than 0.02 % or more than 370,000 times the mean.
  static let shapes: ClosedRange<Double> = 0.05...8_000

  /// - Parameters:
  ///   - mean: Above zero.
  ///   - deviation: Above zero, in the unit of the mean.
  /// - Throws: ``WeibullFromMomentsError`` where no shape in 0.05...8000 has that spread.
  public init(mean: Double, deviation: Double) throws {
    let spread = deviation / mean
    guard mean > 0, deviation > 0, spread.isFinite else {
      throw WeibullFromMomentsError.spreadOutOfRange(mean: mean, deviation: deviation)
    }
    let target = RealFunctions.logarithmOfOne(plus: spread * spread)
    let excess = { (shape: Double) in Self.logSecondMoment(shape: shape) - target }
    guard excess(Self.shapes.lowerBound) > 0, excess(Self.shapes.upperBound) < 0 else {
      throw WeibullFromMomentsError.spreadOutOfRange(mean: mean, deviation: deviation)
    }
    shape = try BracketedRoot(in: Self.shapes, of: excess).value
    scale = mean / RealFunctions.exponential(RealFunctions.logGamma(1 + 1 / shape))
  }

  /// `ln(E[X²] / E[X]²)`: falls with the shape, zero for a law without spread.
  private static func logSecondMoment(shape: Double) -> Double {
    RealFunctions.logGamma(1 + 2 / shape) - 2 * RealFunctions.logGamma(1 + 1 / shape)
  }
}

/// A mean and a deviation that no Weibull law within reach has.
public enum WeibullFromMomentsError: Error, Equatable {
  case spreadOutOfRange(mean: Double, deviation: Double)
}
