/// The parameters at which a model comes closest to what was observed.
///
/// Least `Σ residual²` by Levenberg-Marquardt steps in a trust region with the scaling of Moré
/// (1978), doi:10.1007/BFb0067700: `gsl_multifit_nlinear_trust`. Derivatives are central
/// differences.
public struct LeastSquares: Sendable, Equatable {
  /// Estimates in the parameters' own units, shape `[parameter]`.
  public let values: [Double]
  /// `sqrt(covariance[i][i])`, in the parameters' own units.
  public let standardErrors: [Double]
  /// `(JᵀJ)⁻¹`, times the variance of a residual where that is estimated.
  ///
  /// Shape `[parameter][parameter]`, flat.
  public let covariance: [Double]
  /// At the estimates, in the unit that the closure returned.
  public let residuals: [Double]
  /// Steps that lowered the sum of squares.
  public let iterations: Int
  /// Calls of the closure, those for derivatives included.
  public let evaluations: Int

  public var sumOfSquares: Double { residuals.reduce(0) { $0 + $1 * $1 } }

  /// Residuals less parameters.
  public var degreesOfFreedom: Int { residuals.count - values.count }

  /// What two estimates have in common, -1...1.
  public func correlation(_ first: Int, _ second: Int) -> Double {
    covariance[first * values.count + second] / (standardErrors[first] * standardErrors[second])
  }

  /// - Parameters:
  ///   - parameters: At least one.
  ///   - residualCount: What the closure returns; more than there are parameters.
  ///   - variance: Whether residuals come in units of their known standard error.
  ///   - stepTolerance: The last step relative to the parameters; below 1e-9 a fit moves by less
  ///     than derivatives can tell.
  ///   - flatness: The largest cosine between the residuals and a column of the Jacobian at which a
  ///     search that no step helps counts as ended: about what estimates are off by, in standard
  ///     errors. 1e-6 is near the rounding of sums over large stocks.
  ///   - maximumIterations: A fit of three lifetime parameters takes about ten.
  ///   - residuals: Modelled less observed at the parameters' values, each over its standard error
  ///     where that is known. May throw; its error ends the search and is the one that is thrown.
  /// - Throws: ``LeastSquaresError``, or what `residuals` threw.
  public init(
    _ parameters: [LeastSquaresParameter], residualCount: Int,
    variance: ResidualVariance = .fromScatter, stepTolerance: Double = 1e-9,
    flatness: Double = 1e-6, maximumIterations: Int = 200,
    residuals: ([Double]) throws -> [Double]
  ) throws {
    precondition(!parameters.isEmpty, "a fit has a parameter")
    for parameter in parameters { try parameter.validate() }
    guard residualCount > parameters.count else {
      throw LeastSquaresError.tooFewResiduals(residualCount, parameters: parameters.count)
    }
    self = try withoutActuallyEscaping(residuals) { residuals in
      let search = LeastSquaresSearch(
        parameters, residualCount: residualCount, stepTolerance: stepTolerance,
        largestCosine: flatness, residuals)
      return try search.run(variance: variance, limit: maximumIterations)
    }
  }

  init(
    values: [Double], covariance: [Double], residuals: [Double], iterations: Int, evaluations: Int
  ) {
    self.values = values
    self.covariance = covariance
    standardErrors = values.indices.map { covariance[$0 * values.count + $0].squareRoot() }
    self.residuals = residuals
    self.iterations = iterations
    self.evaluations = evaluations
  }
}

/// A number to be fitted.
public struct LeastSquaresParameter: Sendable, Equatable {
  /// For messages, such as "mean, yr".
  public let name: String
  /// Where the search begins.
  public let start: Double
  /// A change that matters, in the parameter's unit; steps and derivatives are relative to it.
  public let scale: Double

  public init(_ name: String, start: Double, scale: Double) {
    self.name = name
    self.start = start
    self.scale = scale
  }

  func validate() throws(LeastSquaresError) {
    guard start.isFinite, scale > 0, scale.isFinite else {
      throw .invalidParameter(name: name, start: start, scale: scale)
    }
  }
}

/// Where the standard errors of a fit get their size from.
public enum ResidualVariance: Sendable {
  /// Residuals are in units of their standard error, so their variance is 1.
  case one
  /// All residuals have one variance, `Σ residual² / (residuals - parameters)`.
  case fromScatter
}

/// Why a fit failed, with the attempt.
public enum LeastSquaresError: Error, Equatable, CustomStringConvertible {
  /// Every parameter needs a residual, and one more says how well they fit.
  case tooFewResiduals(Int, parameters: Int)
  /// A start that is no number, or a scale that is not positive.
  case invalidParameter(name: String, start: Double, scale: Double)
  /// A residual that is infinite or no number.
  case notFinite(residual: Int, at: [Double])
  /// No step from here lowers the sum of squares, yet its gradient is not zero.
  case stalled(at: [Double], sumOfSquares: Double, iterations: Int)
  /// Still moving after all iterations.
  case notConverged(at: [Double], sumOfSquares: Double, iterations: Int)
  /// The residuals do not tell this parameter from the others.
  case undetermined(name: String, at: [Double])

  public var description: String {
    switch self {
    case .tooFewResiduals(let residuals, let parameters):
      "\(residuals) observations cannot fit \(parameters) parameters with their errors"
    case .invalidParameter(let name, let start, let scale):
      "the parameter \(name) cannot start at \(start) in steps of \(scale)"
    case .notFinite(let residual, let place):
      "residual \(residual) is not finite at \(Self.list(place))"
    case .stalled(let place, let sum, let iterations):
      "no step from \(Self.list(place)) lowers the sum of squares \(sum) after \(iterations) "
        + "iterations"
    case .notConverged(let place, let sum, let iterations):
      "after \(iterations) iterations the fit is still moving at \(Self.list(place)), sum of "
        + "squares \(sum)"
    case .undetermined(let name, let place):
      "the observations do not determine \(name) at \(Self.list(place))"
    }
  }

  private static func list(_ values: [Double]) -> String {
    values.map { "\($0)" }.joined(separator: ", ")
  }
}
