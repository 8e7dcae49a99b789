internal import FlowNumerics

/// When a step's inflow enters within it.
public enum StepEntry: Sendable, Hashable {
  /// All along, at one rate.
  ///
  /// What is left of a step from `a` to `b` at time `t` is the mean of the survival over the ages
  /// `t - b` to `t - a`. Splitting a step in two changes no stock.
  case throughout
  /// All at once: on a grid of whole years the ages of ``CohortStock``.
  case at(InflowTiming)

  /// The share of each step's inflow still in use at the ends of steps.
  ///
  /// - Returns: Shape `[step][end]`, flat; never rising along a row.
  func shares(times: [Double], lifetimes: [Lifetime]) throws(GSLError) -> [Double] {
    try Self.shares(
      times: times, lifetimes: lifetimes,
      entries: Array(repeating: self, count: lifetimes.count))
  }

  /// The same with an entry for each step.
  static func shares(
    times: [Double], lifetimes: [Lifetime], entries: [StepEntry]
  ) throws(GSLError) -> [Double] {
    let count = lifetimes.count
    let quadrature = try Quadrature()
    var shares = Array(repeating: 0.0, count: count * count)
    // On a grid of equal steps all cohorts of one lifetime have the same curve.
    var known: [Curve: [ClosedRange<Double>: Double]] = [:]
    for step in 0..<count {
      var left = 1.0
      let curve = Curve(lifetime: lifetimes[step], entry: entries[step])
      var curveShares = known.removeValue(forKey: curve) ?? [:]
      for end in step..<count {
        let ages = (times[end + 1] - times[step + 1])...(times[end + 1] - times[step])
        let share: Double
        if let made = curveShares[ages] {
          share = made
        } else {
          share = try entries[step].share(of: lifetimes[step], ages: ages, quadrature)
          curveShares[ages] = share
        }
        // Held level where a tail's last digit would rise, so that no outflow is negative.
        left = min(left, share)
        shares[step * count + end] = left
      }
      known[curve] = curveShares
    }
    return shares
  }

  private struct Curve: Hashable {
    let lifetime: Lifetime
    let entry: StepEntry
  }

  /// The years' worth of a steady inflow that are in use at the ends of years.
  ///
  /// The sum of the shares in use over the ages at the ends of whole years; entered throughout the
  /// year it is the mean age at which things leave, whatever the lifetime. Up to age 200.
  package func yearsInUse(of lifetime: Lifetime) throws -> Double {
    let quadrature = try Quadrature()
    var years = 0.0
    for age in 0..<200 {
      let share = try share(of: lifetime, ages: Double(age)...Double(age + 1), quadrature)
      years += share
      if share < 1e-12 { break }
    }
    return years
  }

  private func share(
    of lifetime: Lifetime, ages: ClosedRange<Double>, _ quadrature: borrowing Quadrature
  ) throws(GSLError) -> Double {
    switch self {
    case .throughout: try lifetime.meanSurvival(overAges: ages, quadrature)
    case .at(.start): lifetime.survival(atAge: ages.upperBound)
    case .at(.middle):
      lifetime.survival(atAge: ages.lowerBound + (ages.upperBound - ages.lowerBound) / 2)
    case .at(.end): lifetime.survival(atAge: ages.lowerBound)
    }
  }
}

extension Lifetime {
  /// The share still in use of what was bought evenly over a span.
  ///
  /// `1 / (b - a) ∫ S(age) d age` over the ages from `a` to `b`.
  func meanSurvival(
    overAges ages: ClosedRange<Double>, _ quadrature: borrowing Quadrature
  ) throws(GSLError) -> Double {
    let width = ages.upperBound - ages.lowerBound
    if case .fixed(let years) = law {
      // A step has no polynomial for a quadrature to find.
      return (min(max(years, ages.lowerBound), ages.upperBound) - ages.lowerBound) / width
    }
    // A share below 1e-13 is less than the rounding of the sums over cohorts that it enters.
    return try quadrature.integral(
      over: ages, relativeTolerance: 1e-11, absoluteTolerance: 1e-13 * width, of: survival) / width
  }
}
