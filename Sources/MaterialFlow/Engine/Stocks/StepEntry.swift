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
    let count = lifetimes.count
    let quadrature = try Quadrature()
    var shares = Array(repeating: 0.0, count: count * count)
    for step in 0..<count {
      var left = 1.0
      for end in step..<count {
        let ages = (times[end + 1] - times[step + 1])...(times[end + 1] - times[step])
        // Held level where a tail's last digit would rise, so that no outflow is negative.
        left = min(left, try share(of: lifetimes[step], ages: ages, quadrature))
        shares[step * count + end] = left
      }
    }
    return shares
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
