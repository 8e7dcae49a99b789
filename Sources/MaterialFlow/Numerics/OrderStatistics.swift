internal import CGSL

/// Quantiles of numbers in any order, by `gsl_stats_select`: no sorting.
package enum OrderStatistics {
  /// The quantiles at `shares`, with straight lines between order statistics at `(n - 1) p`
  /// (type 7 of Hyndman & Fan 1996).
  ///
  /// - Parameters:
  ///   - shares: In 0...1, ascending, so that each looks only at what the one before left above it.
  ///   - values: At least one; in another order afterwards.
  package static func quantiles(at shares: [Double], of values: inout [Double]) -> [Double] {
    precondition(!values.isEmpty, "no numbers have no quantiles")
    var first = 0
    return shares.map { share in
      let place = share * Double(values.count - 1)
      let lower = Int(place)
      precondition(lower >= first && lower < values.count, "shares ascend in 0...1")
      let value = select(lower, from: first, in: &values)
      first = lower
      guard lower + 1 < values.count else { return value }
      let next = values[(lower + 1)...].reduce(.infinity) { min($0, $1) }
      return value + (next - value) * (place - Double(lower))
    }
  }

  /// Puts the value of rank `rank` in its place, smaller ones before it and larger ones after.
  ///
  /// What stands before `first` is left alone and must be no larger than the rest.
  private static func select(_ rank: Int, from first: Int, in values: inout [Double]) -> Double {
    values.withUnsafeMutableBufferPointer { buffer in
      let rest = UnsafeMutableBufferPointer(rebasing: buffer[first...])
      return gsl_stats_select(rest.baseAddress, 1, rest.count, rank - first)
    }
  }
}
