internal import CGSL

/// A curve through points that never overshoots them, flat outside.
///
/// Between two neighbouring points a value lies between theirs, so that an interpolated share stays
/// a share. The rule for lever paths (straight lines between, flat outside) is ``Rule/linear``.
public struct MonotoneInterpolant: Sendable {
  public enum Rule: Sendable, Equatable {
    /// Straight lines.
    case linear
    /// Cubics with a continuous slope: Steffen (1990), Astron. Astrophys. 239, 443.
    case steffen
  }

  private let spline: Spline?
  private let domain: ClosedRange<Double>
  private let ends: (first: Double, last: Double)

  /// - Parameters:
  ///   - places: Strictly ascending. Shape `[point]`, at least one.
  ///   - values: Shape `[point]`.
  ///   - rule: Steffen's rule needs three points; with two it is the straight line.
  /// - Throws: ``InterpolantError``, with the first offending point.
  public init(places: [Double], values: [Double], rule: Rule = .linear) throws {
    guard let first = places.first, let last = places.last else { throw InterpolantError.noPoints }
    guard places.count == values.count else {
      throw InterpolantError.countsDiffer(places: places.count, values: values.count)
    }
    for index in places.indices where !(places[index].isFinite && values[index].isFinite) {
      throw InterpolantError.notFinite(index: index)
    }
    for index in places.indices.dropFirst() where places[index] <= places[index - 1] {
      throw InterpolantError.notAscending(index: index)
    }
    spline = places.count > 1 ? try Spline(places: places, values: values, rule: rule) : nil
    domain = first...last
    ends = (values[0], values[values.count - 1])
  }

  /// The curve at a place; the first or last value outside the points.
  public func callAsFunction(_ place: Double) -> Double {
    precondition(!place.isNaN, "a curve has no value at NaN")
    if place <= domain.lowerBound { return ends.first }
    if place >= domain.upperBound { return ends.last }
    return spline?.value(at: place) ?? ends.first
  }
}

/// Why points do not make a curve.
public enum InterpolantError: Error, Equatable {
  case noPoints
  case countsDiffer(places: Int, values: Int)
  case notFinite(index: Int)
  case notAscending(index: Int)
}

/// Owns a `gsl_interp` and the points it reads.
///
/// Unchecked because nothing writes to it after `init`: the lookup's cache, the only mutable part,
/// is not used.
private final class Spline: @unchecked Sendable {
  private let spline: UnsafeMutablePointer<gsl_interp>
  private let places: [Double]
  private let values: [Double]

  init(places: [Double], values: [Double], rule: MonotoneInterpolant.Rule) throws(GSLError) {
    _ = GSL.ready
    let smooth = rule == .steffen && places.count > 2
    let type = smooth ? cgsl_interp_steffen() : cgsl_interp_linear()
    guard let spline = gsl_interp_alloc(type, places.count) else {
      throw GSLError(code: Int32(GSL_ENOMEM), attempt: "gsl_interp_alloc(\(places.count))")
    }
    self.spline = spline
    self.places = places
    self.values = values
    try check(gsl_interp_init(spline, places, values, places.count), "gsl_interp_init")
  }

  deinit { gsl_interp_free(spline) }

  func value(at place: Double) -> Double {
    var value = 0.0
    let status = gsl_interp_eval_e(spline, places, values, place, nil, &value)
    precondition(status == Int32(GSL_SUCCESS), "gsl_interp_eval_e inside its points")
    return value
  }
}
