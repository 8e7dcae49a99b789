/// Lifetimes of two parameters that can be fitted: the mean, and a second one.
public enum LifetimeFamily: String, Sendable, CaseIterable {
  /// The second parameter is the shape, 1.
  case weibull
  /// The second parameter of these is the standard deviation, years.
  case normal, lognormal, gamma

  /// `shape` or `sd`, as a lifetime is written.
  package var secondName: String { self == .weibull ? "shape" : "sd" }

  /// - Throws: ``LifetimeError`` where there is no such lifetime.
  func lifetime(mean: Double, second: Double) throws(LifetimeError) -> Lifetime {
    switch self {
    case .weibull: try .weibull(shape: second, mean: mean)
    case .normal: try .normal(mean: mean, deviation: second)
    case .lognormal: try .lognormal(mean: mean, deviation: second)
    case .gamma: try .gamma(mean: mean, deviation: second)
    }
  }
}
