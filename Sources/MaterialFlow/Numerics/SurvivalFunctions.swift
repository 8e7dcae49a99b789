internal import CGSL

/// The share of a cohort that outlives an age, for the laws of ``Lifetime``.
///
/// Upper tails straight from GSL, never one minus the lower tail, so that a share of 1e-80 keeps
/// its digits. With its error handler off GSL answers bad parameters with plausible numbers
/// (`gsl_cdf_gaussian_P(1, 0)` is 1), so every function checks its own: ``Lifetime`` has already
/// refused what a user can get wrong, and what is left is a mistake of ours.
///
/// Ages and scales share a unit (years in ``Lifetime``). Measured against 40-digit references for
/// shares above 1e-308: within 1e-12 relative.
package enum SurvivalFunctions {
  /// 1 before the age `end`, 0 from it on: an end of 3.5 is in use at 0, 1, 2, 3 and gone at 4.
  package static func step(at age: Double, end: Double) -> Double {
    precondition(end >= 0, "a fixed lifetime is zero or more")
    return age < end ? 1 : 0
  }

  /// `Q((age - mean) / deviation)`, not truncated: below 1 at age zero.
  package static func gaussian(at age: Double, mean: Double, deviation: Double) -> Double {
    precondition(deviation > 0, "a normal lifetime has a positive deviation")
    return gsl_cdf_gaussian_Q(age - mean, deviation)
  }

  /// The normal given that it is above zero: `Q((age - mean) / deviation) / Q(-mean / deviation)`.
  package static func truncatedGaussian(at age: Double, mean: Double, deviation: Double) -> Double {
    if age <= 0 { return 1 }
    let above = gaussian(at: 0, mean: mean, deviation: deviation)
    return gaussian(at: age, mean: mean, deviation: deviation) / above
  }

  /// The magnitude of a normal: `Q((age - mean) / deviation) + Q((age + mean) / deviation)`.
  package static func foldedGaussian(at age: Double, mean: Double, deviation: Double) -> Double {
    if age <= 0 { return 1 }
    return gaussian(at: age, mean: mean, deviation: deviation)
      + gaussian(at: age, mean: -mean, deviation: deviation)
  }

  /// `Q((ln age - logMean) / logDeviation)`.
  package static func lognormal(at age: Double, logMean: Double, logDeviation: Double) -> Double {
    precondition(logDeviation > 0, "a lognormal lifetime has a positive deviation")
    return age > 0 ? gsl_cdf_lognormal_Q(age, logMean, logDeviation) : 1
  }

  /// `exp(-(age / scale)^shape)`.
  ///
  /// GSL takes the scale before the shape.
  package static func weibull(at age: Double, shape: Double, scale: Double) -> Double {
    precondition(shape > 0 && scale > 0, "a Weibull lifetime has positive shape and scale")
    return age > 0 ? gsl_cdf_weibull_Q(age, scale, shape) : 1
  }

  /// The largest shape of a gamma law, a spread of 1 % of the mean.
  ///
  /// Beyond it `gsl_cdf_gamma_Q` loses digits: against mpmath 2e-12 relative at a shape of 2e4,
  /// 1e-8 at 3e5, and at 3e8 it answers 0.012 for 0.023.
  package static let largestGammaShape = 1e4

  /// `Γ(shape, age / scale) / Γ(shape)`.
  ///
  /// GSL takes the shape before the scale, and calls its error handler where the tail underflows.
  package static func gamma(at age: Double, shape: Double, scale: Double) -> Double {
    precondition(shape > 0 && scale > 0, "a gamma lifetime has positive shape and scale")
    precondition(shape <= largestGammaShape, "a gamma lifetime is no narrower than GSL can do")
    _ = GSL.ready
    // Far in the tail GSL answers NaN. By Chernoff's bound Q(a, y) <= exp(-(y - a - a ln(y/a))),
    // which from y = 2 a + 2000 on is below exp(-1590) for every shape a: below the least double.
    if age / scale > 2 * shape + 2_000 { return 0 }
    return age > 0 ? gsl_cdf_gamma_Q(age, shape, scale) : 1
  }
}
