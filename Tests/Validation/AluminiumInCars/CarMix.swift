/// The share of new cars that each powertrain has in each segment: shape `[powertrain][segment]`.
///
/// The published model knows the totals of powertrains and of segments, and weights for their
/// pairs. It fits the weighted pairs once to each total, then closes: segment C keeps every other
/// powertrain at its total, ICEV keep every segment at its own. Shares up to 1e-6 are its zero. The
/// rule is in the model's code, not in its tables: weights without the fit miss demand by 12 % in
/// 2050, the totals without weights by 0.6 %.
struct CarMix {
  let shares: [[Double]]
  private static let closing = (powertrain: 0, segment: 1)

  init(powertrains: [Double], segments: [Double], weights: [[Double]]) {
    var pairs = zip(powertrains, weights).map { powertrain, weights in
      zip(segments, weights).map { powertrain * $0 * $1 }
    }
    for (p, total) in powertrains.enumerated() {
      let factor = Self.ratio(total, pairs[p].reduce(0, +))
      for s in segments.indices { pairs[p][s] *= factor }
    }
    for (s, total) in segments.enumerated() {
      let factor = Self.ratio(total, pairs.reduce(0) { $0 + $1[s] })
      for p in powertrains.indices { pairs[p][s] *= factor }
    }
    for p in powertrains.indices where p != Self.closing.powertrain {
      pairs[p][Self.closing.segment] +=
        powertrains[p] - pairs[p].reduce(0, +)
    }
    for s in segments.indices {
      pairs[Self.closing.powertrain][s] += segments[s] - pairs.reduce(0) { $0 + $1[s] }
    }
    shares = pairs.map { row in row.map { $0.magnitude <= 1e-6 ? 0 : $0 } }
  }

  private static func ratio(_ total: Double, _ sum: Double) -> Double { sum > 0 ? total / sum : 0 }
}
