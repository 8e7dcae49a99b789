internal import CGSL

/// A root between two ends at which a function has opposite signs, by Brent's method.
///
/// `gsl_root_fsolver_brent`; Brent (1973), *Algorithms for Minimization without Derivatives*,
/// ch. 4.
public struct BracketedRoot: Sendable, Equatable {
  /// Where the function is zero, in the unit of the bracket.
  public let value: Double
  /// The function there, in the function's unit.
  public let residual: Double
  /// Steps taken; 0 when an end of the bracket was the root.
  public let iterations: Int
  /// The interval that still holds the root.
  public let bracket: ClosedRange<Double>

  /// Searches `bracket` until its width is within the tolerance.
  ///
  /// - Parameters:
  ///   - bracket: Two ends at which `function` differs in sign.
  ///   - relativeTolerance: Width relative to the root; the default is twenty roundings.
  ///   - absoluteTolerance: Width in the bracket's unit; needed only for a root at zero.
  ///   - maximumIterations: Brent needs about 10 steps on a smooth function and at most the square
  ///     of bisection's number.
  ///   - function: May throw; its error ends the search and is the one that is thrown.
  /// - Throws: ``BracketedRootError``, or what `function` threw.
  public init(
    in bracket: ClosedRange<Double>, relativeTolerance: Double = 20 * .ulpOfOne,
    absoluteTolerance: Double = 0, maximumIterations: Int = 200,
    of function: (Double) throws -> Double
  ) throws {
    let ends = (try function(bracket.lowerBound), try function(bracket.upperBound))
    if let end = Self.rootAtAnEnd(of: bracket, values: ends) {
      self = end
      return
    }
    guard ends.0.isFinite && ends.1.isFinite && (ends.0 < 0) != (ends.1 < 0) else {
      throw BracketedRootError.noSignChange(
        bracket: bracket, atLowerBound: ends.0, atUpperBound: ends.1)
    }
    self = try withoutActuallyEscaping(function) { function in
      let search = BrentSearch(function)
      return try search.run(
        in: bracket, tolerance: (absoluteTolerance, relativeTolerance), limit: maximumIterations)
    }
  }

  init(value: Double, residual: Double, iterations: Int, bracket: ClosedRange<Double>) {
    self.value = value
    self.residual = residual
    self.iterations = iterations
    self.bracket = bracket
  }

  /// GSL would step away from an end that is the root already.
  private static func rootAtAnEnd(
    of bracket: ClosedRange<Double>, values: (Double, Double)
  ) -> BracketedRoot? {
    let ends = [(bracket.lowerBound, values.0), (bracket.upperBound, values.1)]
    guard let (end, _) = ends.first(where: { $0.1 == 0 }) else { return nil }
    return BracketedRoot(value: end, residual: 0, iterations: 0, bracket: end...end)
  }
}

/// Why no root was found, with the attempt.
public enum BracketedRootError: Error, Equatable, CustomStringConvertible {
  /// The function has one sign at both ends, or is no number at one.
  case noSignChange(bracket: ClosedRange<Double>, atLowerBound: Double, atUpperBound: Double)
  /// The function is infinite or no number inside the bracket.
  case notFinite(at: Double)
  /// The bracket is still wider than the tolerance.
  case notConverged(bracket: ClosedRange<Double>, iterations: Int)

  public var description: String {
    switch self {
    case .noSignChange(let bracket, let lower, let upper):
      "no sign change between \(bracket.lowerBound) (\(lower)) and \(bracket.upperBound) (\(upper))"
    case .notFinite(let place): "the function is not finite at \(place)"
    case .notConverged(let bracket, let iterations):
      "after \(iterations) iterations the root is still between \(bracket.lowerBound) and "
        + "\(bracket.upperBound)"
    }
  }
}

/// Carries a Swift closure, and the error it may throw, through GSL's `void *params`.
private final class BrentSearch {
  private let function: (Double) throws -> Double
  private var failure: (any Error)?

  init(_ function: @escaping (Double) throws -> Double) { self.function = function }

  /// GSL takes a value that is not finite for `GSL_EBADFUNC`, which hides the cause kept here.
  private func value(at place: Double) -> Double {
    do {
      let value = try function(place)
      if !value.isFinite { failure = BracketedRootError.notFinite(at: place) }
      return value
    } catch {
      failure = error
      return .nan
    }
  }

  func run(
    in bracket: ClosedRange<Double>, tolerance: (absolute: Double, relative: Double), limit: Int
  ) throws -> BracketedRoot {
    _ = GSL.ready
    guard let solver = gsl_root_fsolver_alloc(cgsl_root_fsolver_brent()) else {
      throw GSLError(code: Int32(GSL_ENOMEM), attempt: "gsl_root_fsolver_alloc")
    }
    defer { gsl_root_fsolver_free(solver) }
    return try withExtendedLifetime(self) {
      var callback = gsl_function(
        function: { place, box in
          guard let box else { return .nan }
          return Unmanaged<BrentSearch>.fromOpaque(box).takeUnretainedValue().value(at: place)
        },
        params: Unmanaged.passUnretained(self).toOpaque())
      // The solver keeps the pointer, so it must stay valid for the whole search.
      return try withUnsafeMutablePointer(to: &callback) {
        let status = gsl_root_fsolver_set(solver, $0, bracket.lowerBound, bracket.upperBound)
        if let failure { throw failure }
        try check(status, "gsl_root_fsolver_set on \(bracket)")
        return try iterate(solver, tolerance: tolerance, limit: limit)
      }
    }
  }

  private func iterate(
    _ solver: UnsafeMutablePointer<gsl_root_fsolver>,
    tolerance: (absolute: Double, relative: Double), limit: Int
  ) throws -> BracketedRoot {
    for iteration in stride(from: 1, through: limit, by: 1) {
      let status = gsl_root_fsolver_iterate(solver)
      if let failure { throw failure }
      try check(status, "gsl_root_fsolver_iterate, step \(iteration)")
      let (root, bracket) = Self.state(of: solver)
      let width = bracket.upperBound - bracket.lowerBound
      if width <= tolerance.absolute + tolerance.relative * root.magnitude {
        let residual = value(at: root)
        if let failure { throw failure }
        return BracketedRoot(
          value: root, residual: residual, iterations: iteration, bracket: bracket)
      }
    }
    throw BracketedRootError.notConverged(
      bracket: Self.state(of: solver).bracket, iterations: limit)
  }

  private static func state(
    of solver: UnsafeMutablePointer<gsl_root_fsolver>
  ) -> (root: Double, bracket: ClosedRange<Double>) {
    let ends = (gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver))
    return (gsl_root_fsolver_root(solver), min(ends.0, ends.1)...max(ends.0, ends.1))
  }
}
