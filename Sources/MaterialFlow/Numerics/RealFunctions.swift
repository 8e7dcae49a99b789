internal import CGSL
internal import Glibc

/// The elementary functions that the standard library leaves to the C library.
///
/// They live here so that ``Lifetime`` and ``InitialStock`` need no C import of their own.
package enum RealFunctions {
  /// `e^x`.
  package static func exponential(_ x: Double) -> Double { exp(x) }

  package static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }

  /// The natural logarithm; minus infinity at zero, not a number below it.
  package static func logarithm(_ x: Double) -> Double { log(x) }

  /// `x^y` for `x > 0`.
  package static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }

  /// `ln(1 + x)` without the cancellation at small `x`, as `ln(1 + sd²/mean²)` of a lognormal
  /// with a narrow spread needs it.
  package static func logarithmOfOne(plus x: Double) -> Double { gsl_log1p(x) }

  /// `e^x - 1` without the cancellation at small `x`.
  package static func exponentialLessOne(_ x: Double) -> Double { gsl_expm1(x) }

  /// `erfc(x) = 1 - erf(x)`, with its digits kept where it is small.
  package static func complementaryError(_ x: Double) -> Double { erfc(x) }

  /// `ln Γ(x)` for `x > 0`.
  package static func logGamma(_ x: Double) -> Double {
    precondition(x > 0, "the logarithm of the gamma function is wanted above zero only")
    _ = GSL.ready
    return gsl_sf_lngamma(x)
  }
}
