internal import CGSL

/// Carries the residuals of ``LeastSquares``, and the error they may throw, through GSL's
/// `void *params`.
///
/// GSL sees every parameter over its scale.
final class LeastSquaresSearch {
  private let parameters: [LeastSquaresParameter]
  private let residualCount: Int
  private let stepTolerance: Double
  /// See ``isFlat(_:)``.
  private let largestCosine: Double
  private let residuals: ([Double]) throws -> [Double]
  private var failure: (any Error)?
  private var evaluations = 0

  /// Of the gradient relative to half the sum of squares, or to 1 where that is smaller.
  private static let gradientTolerance = 1e-9
  /// A column of the Jacobian this close to the others, relative, is the noise of its differences.
  private static let rankTolerance = 1e-8

  init(
    _ parameters: [LeastSquaresParameter], residualCount: Int, stepTolerance: Double,
    largestCosine: Double,
    _ residuals: @escaping ([Double]) throws -> [Double]
  ) {
    self.parameters = parameters
    self.stepTolerance = stepTolerance
    self.largestCosine = largestCosine
    self.residualCount = residualCount
    self.residuals = residuals
  }

  func run(variance: ResidualVariance, limit: Int) throws -> LeastSquares {
    _ = GSL.ready
    var settings = gsl_multifit_nlinear_default_parameters()
    let solver = gsl_multifit_nlinear_alloc(
      cgsl_multifit_nlinear_trust(), &settings, residualCount, parameters.count)
    guard let solver else {
      throw GSLError(code: Int32(GSL_ENOMEM), attempt: "gsl_multifit_nlinear_alloc")
    }
    defer { gsl_multifit_nlinear_free(solver) }
    return try withExtendedLifetime(self) {
      var callback = gsl_multifit_nlinear_fdf()
      callback.n = residualCount
      callback.p = parameters.count
      callback.params = Unmanaged.passUnretained(self).toOpaque()
      callback.f = { place, box, result in
        guard let box, let place, let result else { return Int32(GSL_EFAULT) }
        return Unmanaged<LeastSquaresSearch>.fromOpaque(box).takeUnretainedValue()
          .evaluate(at: place, into: result)
      }
      callback.df = { place, box, jacobian in
        guard let box, let place, let jacobian else { return Int32(GSL_EFAULT) }
        return Unmanaged<LeastSquaresSearch>.fromOpaque(box).takeUnretainedValue()
          .differentiate(at: place, into: jacobian)
      }
      // The solver keeps the pointer, so it must stay valid for the whole search.
      return try withUnsafeMutablePointer(to: &callback) { callback in
        try start(solver, callback)
        let iterations = try iterate(solver, limit: limit)
        return try result(of: solver, iterations: iterations, variance: variance)
      }
    }
  }

  /// GSL's status; a failure is kept here because GSL passes on the code only.
  private func evaluate(
    at place: UnsafePointer<gsl_vector>, into result: UnsafeMutablePointer<gsl_vector>
  ) -> Int32 {
    status {
      for (index, residual) in try checkedResiduals(at: values(of: place)).enumerated() {
        gsl_vector_set(result, index, residual)
      }
    }
  }

  /// Central differences over steps relative to a parameter or, near zero, to its scale.
  ///
  /// GSL's own steps are relative to the parameter alone, so that the logarithm of a shape of 1 has
  /// a derivative of nothing but rounding.
  private func differentiate(
    at place: UnsafePointer<gsl_vector>, into jacobian: UnsafeMutablePointer<gsl_matrix>
  ) -> Int32 {
    status {
      let place = values(of: place)
      for (column, parameter) in parameters.enumerated() {
        // The step at which a central difference's truncation and rounding are alike.
        let step = GSL_ROOT3_DBL_EPSILON * max(place[column].magnitude, parameter.scale)
        var (above, below) = (place, place)
        above[column] += step
        below[column] -= step
        let width = (above[column] - below[column]) / parameter.scale
        let (high, low) = (try checkedResiduals(at: above), try checkedResiduals(at: below))
        for row in 0..<residualCount {
          gsl_matrix_set(jacobian, row, column, (high[row] - low[row]) / width)
        }
      }
    }
  }

  private func status(of work: () throws -> Void) -> Int32 {
    do {
      try work()
      return 0
    } catch {
      failure = error
      return Int32(GSL_EBADFUNC)
    }
  }

  private func checkedResiduals(at place: [Double]) throws -> [Double] {
    evaluations += 1
    let residuals = try residuals(place)
    precondition(residuals.count == residualCount, "as many residuals as announced")
    if let index = residuals.firstIndex(where: { !$0.isFinite }) {
      throw LeastSquaresError.notFinite(residual: index, at: place)
    }
    return residuals
  }

  private func start(
    _ solver: UnsafeMutablePointer<gsl_multifit_nlinear_workspace>,
    _ callback: UnsafeMutablePointer<gsl_multifit_nlinear_fdf>
  ) throws {
    var scaled = parameters.map { $0.start / $0.scale }
    let status = GSLView.vector(of: &scaled) { gsl_multifit_nlinear_init($0, callback, solver) }
    if let failure { throw failure }
    try check(status, "gsl_multifit_nlinear_init of \(residualCount) residuals")
  }

  /// The number of steps that it took.
  private func iterate(
    _ solver: UnsafeMutablePointer<gsl_multifit_nlinear_workspace>, limit: Int
  ) throws -> Int {
    for iteration in stride(from: 1, through: limit, by: 1) {
      let status = gsl_multifit_nlinear_iterate(solver)
      if let failure { throw failure }
      var reason: Int32 = 0
      let test = gsl_multifit_nlinear_test(
        stepTolerance, Self.gradientTolerance, 0, &reason, solver)
      if status == GSL_SUCCESS && test == GSL_SUCCESS { return iteration }
      if status == GSL_ENOPROG {
        // At a minimum no step wins more than the rounding of the sum of squares.
        if isFlat(solver) { return iteration - 1 }
        throw LeastSquaresError.stalled(
          at: values(of: solver.pointee.x), sumOfSquares: sumOfSquares(of: solver),
          iterations: iteration - 1)
      }
      try check(status, "gsl_multifit_nlinear_iterate, step \(iteration)")
    }
    throw LeastSquaresError.notConverged(
      at: values(of: solver.pointee.x), sumOfSquares: sumOfSquares(of: solver), iterations: limit)
  }

  /// Whether the residuals stand at a right angle to every column of the Jacobian.
  ///
  /// A cosine `c` leaves a share `c²` of the sum of squares to be won, and moves an estimate by
  /// about `c` of its standard error from the scatter: the measure of MINPACK's `gtol`, Moré
  /// (1978).
  private func isFlat(_ solver: UnsafeMutablePointer<gsl_multifit_nlinear_workspace>) -> Bool {
    let sum = sumOfSquares(of: solver)
    return parameters.indices.allSatisfy { column in
      var (product, length) = (0.0, 0.0)
      for row in 0..<residualCount {
        let element = gsl_matrix_get(solver.pointee.J, row, column)
        product += element * gsl_vector_get(solver.pointee.f, row)
        length += element * element
      }
      return product.magnitude <= largestCosine * (length * sum).squareRoot()
    }
  }

  private func result(
    of solver: UnsafeMutablePointer<gsl_multifit_nlinear_workspace>, iterations: Int,
    variance: ResidualVariance
  ) throws -> LeastSquares {
    let residuals = (0..<residualCount).map { gsl_vector_get(solver.pointee.f, $0) }
    let size: Double
    switch variance {
    case .one: size = 1
    case .fromScatter:
      size =
        residuals.reduce(0) { $0 + $1 * $1 } / Double(residualCount - parameters.count)
    }
    let covariance = try covariance(of: solver).map { $0 * size }
    return LeastSquares(
      values: values(of: solver.pointee.x), covariance: covariance, residuals: residuals,
      iterations: iterations, evaluations: evaluations)
  }

  /// `(JᵀJ)⁻¹` in the parameters' units, shape `[parameter][parameter]`, flat.
  ///
  /// Columns are first brought to length 1, so that GSL's test of rank does not depend on units.
  private func covariance(
    of solver: UnsafeMutablePointer<gsl_multifit_nlinear_workspace>
  ) throws -> [Double] {
    let count = parameters.count
    let jacobian = solver.pointee.J
    let lengths = (0..<count).map { column in
      (0..<residualCount).reduce(0) { sum, row in
        let element = gsl_matrix_get(jacobian, row, column)
        return sum + element * element
      }.squareRoot()
    }
    var directions = (0..<residualCount * count).map { index in
      let length = lengths[index % count]
      return length > 0 ? gsl_matrix_get(jacobian, index / count, index % count) / length : 0
    }
    var covariance = Array(repeating: 0.0, count: count * count)
    let status = GSLView.mutableMatrix(of: &directions, rows: residualCount, columns: count) { j in
      GSLView.mutableMatrix(of: &covariance, count: count) {
        gsl_multifit_nlinear_covar(j, Self.rankTolerance, $0)
      }
    }
    try check(status, "gsl_multifit_nlinear_covar of \(count) parameters")
    // GSL leaves zeros where a column adds nothing to those before it.
    for index in 0..<count where !(covariance[index * count + index] > 0) {
      throw LeastSquaresError.undetermined(
        name: parameters[index].name, at: values(of: solver.pointee.x))
    }
    return covariance.indices.map { index in
      let (row, column) = (index / count, index % count)
      return covariance[index] * parameters[row].scale / lengths[row] * parameters[column].scale
        / lengths[column]
    }
  }

  private func values(of place: UnsafePointer<gsl_vector>?) -> [Double] {
    parameters.indices.map { gsl_vector_get(place, $0) * parameters[$0].scale }
  }

  private func sumOfSquares(
    of solver: UnsafeMutablePointer<gsl_multifit_nlinear_workspace>
  ) -> Double {
    (0..<residualCount).reduce(0) { sum, index in
      let residual = gsl_vector_get(solver.pointee.f, index)
      return sum + residual * residual
    }
  }
}
