internal import CGSL

/// A place where as many functions as there are unknowns are zero, by Powell's hybrid method.
///
/// `gsl_multiroot_fsolver_hybrids`; Powell (1970), *A hybrid method for nonlinear equations*. Its
/// derivatives are differences over steps of 1.5e-8 of an unknown, so unknowns and functions should
/// both be of the order of one.
public struct SystemRoot: Sendable, Equatable {
  /// Shape `[unknown]`.
  public let values: [Double]
  /// The functions there: shape `[unknown]`.
  public let residuals: [Double]
  /// Steps taken; 0 when the start was the root.
  public let iterations: Int
  /// Calls of the functions, derivatives included.
  public let evaluations: Int

  /// - Parameters:
  ///   - start: Shape `[unknown]`; at least one.
  ///   - tolerance: The search ends where no function is larger.
  ///   - maximumIterations: Steps, each of one call or, where derivatives are drawn up anew, of one
  ///     more for each unknown.
  ///   - functions: Values at a place, as many as there are unknowns. May throw; its error ends the
  ///     search and is the one that is thrown.
  /// - Throws: ``SystemRootError`` with residuals and the last place, or what `functions` threw.
  public init(
    from start: [Double], tolerance: Double, maximumIterations: Int = 60,
    of functions: ([Double]) throws -> [Double]
  ) throws {
    precondition(!start.isEmpty, "a system has an unknown")
    self = try withoutActuallyEscaping(functions) { functions in
      try HybridSearch(functions, unknowns: start.count, tolerance: tolerance)
        .run(from: start, limit: maximumIterations)
    }
  }

  init(values: [Double], residuals: [Double], iterations: Int, evaluations: Int) {
    self.values = values
    self.residuals = residuals
    self.iterations = iterations
    self.evaluations = evaluations
  }

  /// The largest of the residuals.
  public var worst: Double { residuals.reduce(0) { max($0, $1.magnitude) } }
}

/// Why a system has no root, with the attempt.
public enum SystemRootError: Error, Equatable, CustomStringConvertible {
  /// A function is infinite or no number.
  case notFinite(function: Int, at: [Double])
  /// GSL sees no progress from here.
  case stalled(at: [Double], residuals: [Double], iterations: Int)
  /// The steps are used up.
  case notConverged(at: [Double], residuals: [Double], iterations: Int)

  /// Where the search ended; nil where a function has no value there.
  package var nearest: SystemRoot? {
    switch self {
    case .notFinite: nil
    case .stalled(let place, let residuals, let iterations),
      .notConverged(let place, let residuals, let iterations):
      SystemRoot(values: place, residuals: residuals, iterations: iterations, evaluations: 0)
    }
  }

  public var description: String {
    switch self {
    case .notFinite(let function, let place):
      "function \(function + 1) is not finite at \(place)"
    case .stalled(let place, let residuals, let iterations):
      "no progress after \(iterations) steps: residuals \(residuals) at \(place)"
    case .notConverged(let place, let residuals, let iterations):
      "not found in \(iterations) steps: residuals \(residuals) at \(place)"
    }
  }
}

/// Carries the functions, and the error they may throw, through GSL's `void *params`.
private final class HybridSearch {
  private let functions: ([Double]) throws -> [Double]
  private let unknowns: Int
  private let tolerance: Double
  private var failure: (any Error)?
  private var evaluations = 0
  private var step = 0
  /// The last place that was one, and the functions there.
  private var last: (place: [Double], residuals: [Double])?

  init(
    _ functions: @escaping ([Double]) throws -> [Double], unknowns: Int, tolerance: Double
  ) {
    self.functions = functions
    self.unknowns = unknowns
    self.tolerance = tolerance
  }

  func run(from start: [Double], limit: Int) throws -> SystemRoot {
    _ = GSL.ready
    guard let solver = gsl_multiroot_fsolver_alloc(cgsl_multiroot_fsolver_hybrids(), unknowns)
    else { throw GSLError(code: Int32(GSL_ENOMEM), attempt: "gsl_multiroot_fsolver_alloc") }
    defer { gsl_multiroot_fsolver_free(solver) }
    return try withExtendedLifetime(self) {
      var callback = gsl_multiroot_function(
        f: { place, box, result in
          guard let place, let box, let result else { return Int32(GSL_EFAULT) }
          return Unmanaged<HybridSearch>.fromOpaque(box).takeUnretainedValue()
            .evaluate(at: place, into: result)
        },
        n: unknowns, params: Unmanaged.passUnretained(self).toOpaque())
      // The solver keeps the pointer, so it must stay valid for the whole search.
      return try withUnsafeMutablePointer(to: &callback) { callback in
        var place = start
        let status = GSLView.vector(of: &place) { gsl_multiroot_fsolver_set(solver, callback, $0) }
        if let failure { throw failure }
        try checkProgress(status, solver, iterations: 0)
        if !isFound(solver) { try check(status, "gsl_multiroot_fsolver_set") }
        return try iterate(solver, limit: limit)
      }
    }
  }

  /// GSL's status; a failure is kept here because GSL passes on the code only.
  private func evaluate(
    at place: UnsafePointer<gsl_vector>, into result: UnsafeMutablePointer<gsl_vector>
  ) -> Int32 {
    evaluations += 1
    let place = values(of: place)
    do {
      // Flat derivatives throw GSL's step out of all numbers.
      if let last, place.contains(where: { !$0.isFinite }) {
        throw SystemRootError.stalled(at: last.place, residuals: last.residuals, iterations: step)
      }
      let values = try functions(place)
      precondition(values.count == unknowns, "as many functions as unknowns")
      // GSL takes a residual that is no number for a lack of progress.
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        throw SystemRootError.notFinite(function: index, at: place)
      }
      for (index, value) in values.enumerated() { gsl_vector_set(result, index, value) }
      last = (place, values)
      return 0
    } catch {
      failure = error
      return Int32(GSL_EBADFUNC)
    }
  }

  private func iterate(
    _ solver: UnsafeMutablePointer<gsl_multiroot_fsolver>, limit: Int
  ) throws -> SystemRoot {
    for iteration in 0...limit {
      if isFound(solver) {
        return SystemRoot(
          values: values(of: solver.pointee.x), residuals: values(of: solver.pointee.f),
          iterations: iteration, evaluations: evaluations)
      }
      if iteration == limit { break }
      step = iteration
      let status = gsl_multiroot_fsolver_iterate(solver)
      if let failure { throw failure }
      try checkProgress(status, solver, iterations: iteration + 1)
      if isFound(solver) { continue }
      try check(status, "gsl_multiroot_fsolver_iterate, step \(iteration + 1)")
    }
    throw SystemRootError.notConverged(
      at: values(of: solver.pointee.x), residuals: values(of: solver.pointee.f), iterations: limit)
  }

  /// GSL gives up where derivatives lead nowhere, or where one unknown moves no function.
  private func checkProgress(
    _ status: Int32, _ solver: UnsafeMutablePointer<gsl_multiroot_fsolver>, iterations: Int
  ) throws {
    let ends = [GSL_ENOPROG, GSL_ENOPROGJ, GSL_ESING].map { Int32($0) }
    if !ends.contains(status) || isFound(solver) { return }
    throw SystemRootError.stalled(
      at: values(of: solver.pointee.x), residuals: values(of: solver.pointee.f),
      iterations: iterations)
  }

  private func isFound(_ solver: UnsafeMutablePointer<gsl_multiroot_fsolver>) -> Bool {
    values(of: solver.pointee.f).allSatisfy { $0.magnitude <= tolerance }
  }

  private func values(of vector: UnsafePointer<gsl_vector>?) -> [Double] {
    (0..<unknowns).map { gsl_vector_get(vector, $0) }
  }
}
