internal import CGSL

/// Spearman's rank correlation, by `gsl_stats_spearman`.
package enum RankCorrelation {
  /// In -1...1; zero where one of the two does not vary.
  ///
  /// - Parameters:
  ///   - xs: At least two numbers.
  ///   - ys: As many.
  package static func of(_ xs: [Double], _ ys: [Double]) -> Double {
    precondition(xs.count == ys.count && xs.count > 1, "ranks need pairs")
    var work = Array(repeating: 0.0, count: 2 * xs.count)
    let found = gsl_stats_spearman(xs, 1, ys, 1, xs.count, &work)
    return found.isFinite ? found : 0
  }
}
