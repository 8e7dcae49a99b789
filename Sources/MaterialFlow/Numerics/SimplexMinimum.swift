internal import CGSL

/// A local minimum of a function of several variables, by the simplex of Nelder and Mead.
///
/// GSL's `nmsimplex2`: it needs no derivative, so that kinks of a linear programme do not stop it.
struct SimplexMinimum {
  let place: [Double]
  let value: Double
  let iterations: Int

  /// - Parameters:
  ///   - start: One corner of the first simplex; the others lie a step away along each axis.
  ///   - tolerance: The simplex size at which the search ends, in the unit of the variables.
  ///   - limit: The most iterations; the search ends there as well.
  ///   - function: Finite everywhere.
  /// - Throws: What `function` threw, else ``GSLError``.
  init(
    from start: [Double], step: Double, tolerance: Double, limit: Int,
    of function: @escaping ([Double]) throws -> Double
  ) throws {
    self = try SimplexSearch(function)
      .run(from: start, step: step, tolerance: tolerance, limit: limit)
  }

  fileprivate init(place: [Double], value: Double, iterations: Int) {
    self.place = place
    self.value = value
    self.iterations = iterations
  }
}

/// Carries the function and the error it may throw through GSL's `void *params`.
private final class SimplexSearch {
  private let function: ([Double]) throws -> Double
  private var failure: (any Error)?

  init(_ function: @escaping ([Double]) throws -> Double) { self.function = function }

  func run(
    from start: [Double], step: Double, tolerance: Double, limit: Int
  ) throws -> SimplexMinimum {
    _ = GSL.ready
    let solver = gsl_multimin_fminimizer_alloc(
      cgsl_multimin_fminimizer_nmsimplex2(), start.count)
    guard let solver else {
      throw GSLError(code: Int32(GSL_ENOMEM), attempt: "gsl_multimin_fminimizer_alloc")
    }
    defer { gsl_multimin_fminimizer_free(solver) }
    return try withExtendedLifetime(self) {
      var callback = gsl_multimin_function()
      callback.n = start.count
      callback.params = Unmanaged.passUnretained(self).toOpaque()
      callback.f = { place, box in
        guard let box, let place else { return .nan }
        return Unmanaged<SimplexSearch>.fromOpaque(box).takeUnretainedValue().value(at: place)
      }
      // The solver keeps the pointer, so it must stay valid for the whole search.
      return try withUnsafeMutablePointer(to: &callback) { callback in
        var place = start
        var steps = start.map { _ in step }
        let status = GSLView.vector(of: &place) { x in
          GSLView.vector(of: &steps) { gsl_multimin_fminimizer_set(solver, callback, x, $0) }
        }
        if let failure { throw failure }
        try check(status, "gsl_multimin_fminimizer_set of \(start.count) variables")
        return try iterate(solver, tolerance: tolerance, limit: limit)
      }
    }
  }

  private func iterate(
    _ solver: UnsafeMutablePointer<gsl_multimin_fminimizer>, tolerance: Double, limit: Int
  ) throws -> SimplexMinimum {
    var iterations = 0
    while iterations < limit {
      iterations += 1
      let status = gsl_multimin_fminimizer_iterate(solver)
      if let failure { throw failure }
      // A simplex that can shrink no further has ended.
      if status == GSL_ENOPROG { break }
      try check(status, "gsl_multimin_fminimizer_iterate, step \(iterations)")
      let size = gsl_multimin_fminimizer_size(solver)
      if gsl_multimin_test_size(size, tolerance) == GSL_SUCCESS { break }
    }
    return SimplexMinimum(
      place: Self.values(gsl_multimin_fminimizer_x(solver)),
      value: gsl_multimin_fminimizer_minimum(solver), iterations: iterations)
  }

  private func value(at place: UnsafePointer<gsl_vector>) -> Double {
    do {
      return try function(Self.values(place))
    } catch {
      failure = error
      return .nan
    }
  }

  private static func values(_ vector: UnsafePointer<gsl_vector>) -> [Double] {
    (0..<vector.pointee.size).map { gsl_vector_get(vector, $0) }
  }
}
