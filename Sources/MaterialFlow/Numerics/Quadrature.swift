internal import CGSL

/// The area under a function: intervals are halved until the error estimate is within tolerance.
///
/// Gauss-Kronrod with 21 points and an extrapolation for ends at which a derivative is infinite, as
/// a Weibull law with a shape below 1 has at age zero: `gsl_integration_qags`, QUADPACK (1983).
package struct Quadrature: ~Copyable {
  private let workspace: UnsafeMutablePointer<gsl_integration_workspace>
  private let intervalCount: Int

  /// - Parameter intervalCount: Above it the search ends with an error; 21 points each.
  package init(intervalCount: Int = 200) throws(GSLError) {
    _ = GSL.ready
    guard let workspace = gsl_integration_workspace_alloc(intervalCount) else {
      throw GSLError(code: Int32(GSL_ENOMEM), attempt: "gsl_integration_workspace_alloc")
    }
    self.workspace = workspace
    self.intervalCount = intervalCount
  }

  deinit { gsl_integration_workspace_free(workspace) }

  /// - Parameters:
  ///   - range: Finite.
  ///   - relativeTolerance: Of the area.
  ///   - absoluteTolerance: In the area's unit; the larger of the two holds.
  ///   - function: Finite in the range.
  /// - Throws: ``GSLError`` with the range and the error reached.
  package func integral(
    over range: ClosedRange<Double>, relativeTolerance: Double, absoluteTolerance: Double,
    of function: (Double) -> Double
  ) throws(GSLError) -> Double {
    var (area, error, status) = (0.0, 0.0, Int32(0))
    withoutActuallyEscaping(function) { function in
      let box = Integrand(function)
      withExtendedLifetime(box) {
        var callback = gsl_function(
          function: { place, box in
            guard let box else { return .nan }
            return Unmanaged<Integrand>.fromOpaque(box).takeUnretainedValue().function(place)
          },
          params: Unmanaged.passUnretained(box).toOpaque())
        status = gsl_integration_qags(
          &callback, range.lowerBound, range.upperBound, absoluteTolerance, relativeTolerance,
          intervalCount, workspace, &area, &error)
      }
    }
    try check(status, "gsl_integration_qags over \(range), \(area) ± \(error)")
    return area
  }
}

/// Carries a Swift closure through GSL's `void *params`.
private final class Integrand {
  let function: (Double) -> Double

  init(_ function: @escaping (Double) -> Double) { self.function = function }
}
