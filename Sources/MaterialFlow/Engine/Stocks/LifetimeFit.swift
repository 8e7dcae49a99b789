public import FlowNumerics

/// The lifetime of a family with which known inflows come closest to observed stocks and exits.
///
/// Least squares over all observations, each relative to its standard error. The search runs in the
/// logarithms of means and shape, so no step leaves what a lifetime can be; a standard error in
/// years is then the mean times that of its logarithm.
public struct LifetimeFit: Sendable, Equatable {
  /// Of the cohorts before the break, or of all.
  public let mean: FittedNumber
  /// Of the cohorts after the break; nil without one.
  public let laterMean: FittedNumber?
  /// Of all cohorts: the shape of a Weibull lifetime, the standard deviation of others in years.
  public let shape: FittedNumber
  /// Modelled less observed in the unit of the observation, shape `[observation]`.
  public let residuals: [Double]
  /// `Σ (residual / standardError)²`, with the prior of the shape for an observation.
  ///
  /// Far above ``degreesOfFreedom``, the model misses more than the errors of the observations.
  public let chiSquared: Double
  /// Observations, with the prior of the shape for one, less fitted numbers.
  public let degreesOfFreedom: Int
  /// Between the logarithms of mean and shape, -1...1.
  ///
  /// Near 1 the observations tell only one combination of the two.
  public let correlation: Double
  /// Of each cohort, shape `[cohort]`.
  public let lifetimes: [Lifetime]
  public let iterations: Int

  /// - Parameters:
  ///   - family: Of the lifetime; Weibull without it.
  ///   - history: What entered, and how.
  ///   - observations: More than the numbers to be fitted; stocks, exits or both.
  ///   - start: Where the search begins.
  ///   - shapePrior: What is known of the shape from elsewhere; without it a young fleet, of which
  ///     only the first deaths are seen, may fit any mean.
  ///   - breaking: The cohorts over which the mean changes in a straight line, on the axis of the
  ///     history: up to the first it is ``mean``, from the last on ``laterMean``. nil for one mean.
  ///   - variance: Whether standard errors of the observations are believed (`.one`), or only their
  ///     proportions (`.fromScatter`).
  /// - Throws: ``LifetimeFitError``, ``LifetimeError`` for the start, ``SurvivalTableError``,
  ///   ``StockError`` or ``LeastSquaresError``.
  public init(
    _ family: LifetimeFamily = .weibull, history: FitHistory, observations: [StockObservation],
    start: (mean: Double, shape: Double) = (15, 3), shapePrior: ShapePrior? = nil,
    breaking: ClosedRange<Int>? = nil, variance: ResidualVariance = .fromScatter
  ) throws {
    for (place, observation) in observations.enumerated() {
      try observation.validate(place: place, yearCount: history.inflow.count)
    }
    try shapePrior?.validate()
    _ = try family.lifetime(mean: start.mean, second: start.shape)
    let model = LifetimeHistory(family: family, history: history, breaking: breaking)
    let fit = try LeastSquares(
      Self.parameters(start, isBroken: breaking != nil),
      residualCount: observations.count + (shapePrior == nil ? 0 : 1), variance: variance
    ) { logarithms in
      let stock = try model.stock(logarithms)
      return observations.map { ($0.modelled(by: stock) - $0.value) / $0.standardError }
        + (shapePrior.map { [$0.residual(at: logarithms[1])] } ?? [])
    }
    let numbers = zip(fit.values, fit.standardErrors).map(FittedNumber.init(logarithm:error:))
    mean = numbers[0]
    shape = numbers[1]
    laterMean = breaking == nil ? nil : numbers[2]
    residuals = zip(fit.residuals, observations).map { $0 * $1.standardError }
    chiSquared = fit.sumOfSquares
    degreesOfFreedom = fit.degreesOfFreedom
    correlation = fit.correlation(0, 1)
    lifetimes = try model.lifetimes(fit.values)
    iterations = fit.iterations
  }

  /// A logarithm that moves by 1 changes its number by e; steps are a tenth of that.
  private static func parameters(
    _ start: (mean: Double, shape: Double), isBroken: Bool
  ) -> [LeastSquaresParameter] {
    let mean = RealFunctions.logarithm(start.mean)
    let shape = RealFunctions.logarithm(start.shape)
    let later = LeastSquaresParameter("the mean after the break", start: mean, scale: 0.1)
    return [
      LeastSquaresParameter("the mean", start: mean, scale: 0.1),
      LeastSquaresParameter("the shape", start: shape, scale: 0.1),
    ] + (isBroken ? [later] : [])
  }
}

/// An estimate and how sure it is.
public struct FittedNumber: Sendable, Equatable {
  public let value: Double
  /// In the unit of the value.
  public let standardError: Double

  init(logarithm: Double, error: Double) {
    value = RealFunctions.exponential(logarithm)
    standardError = value * error
  }
}

/// What is known of a Weibull shape before any observation, such as 3.7 ± 0.4.
public struct ShapePrior: Sendable, Equatable {
  public let value: Double
  public let standardError: Double

  public init(_ value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }

  /// In standard errors; relative, because the search knows the logarithm.
  func residual(at logarithm: Double) -> Double {
    (logarithm - RealFunctions.logarithm(value)) * value / standardError
  }

  func validate() throws(LifetimeFitError) {
    guard value > 0, value.isFinite, standardError > 0, standardError.isFinite else {
      throw .invalidPrior(self)
    }
  }
}

/// What entered a stock whose lifetime is to be found.
public struct FitHistory: Sendable, Equatable {
  /// Shape `[cohort]`, on one axis with the years observed; from the oldest cohort alive on.
  public let inflow: [Double]
  public let timing: InflowTiming
  /// As in ``SurvivalTable``; nil for none.
  public let hazardMultipliers: [Double]?
  public let cohortHazards: [CohortHazard]

  public init(
    inflow: [Double], timing: InflowTiming = .middle, hazardMultipliers: [Double]? = nil,
    cohortHazards: [CohortHazard] = []
  ) {
    self.inflow = inflow
    self.timing = timing
    self.hazardMultipliers = hazardMultipliers
    self.cohortHazards = cohortHazards
  }
}

/// A stock or an outflow that was counted.
public struct StockObservation: Sendable, Equatable {
  public enum Quantity: Sendable {
    /// In use at the end of the year.
    case stock
    /// What left during the year.
    case exits
  }

  public let quantity: Quantity
  /// On the axis of the inflow.
  public let year: Int
  public let value: Double
  /// In the unit of the value, above zero.
  public let standardError: Double

  public init(_ quantity: Quantity, year: Int, value: Double, standardError: Double) {
    self.quantity = quantity
    self.year = year
    self.value = value
    self.standardError = standardError
  }

  func modelled(by stock: CohortStock) -> Double {
    switch quantity {
    case .stock: stock.stock[year]
    case .exits: stock.outflow[year]
    }
  }

  func validate(place: Int, yearCount: Int) throws(LifetimeFitError) {
    guard (0..<yearCount).contains(year) else {
      throw .yearWithoutInflow(observation: place, year: year)
    }
    guard value >= 0, value.isFinite, standardError > 0, standardError.isFinite else {
      throw .invalidObservation(place, value: value, standardError: standardError)
    }
  }
}

/// Why observations give no lifetime.
public enum LifetimeFitError: Error, Equatable, CustomStringConvertible {
  /// An observation of a year that the inflow does not reach.
  case yearWithoutInflow(observation: Int, year: Int)
  /// A value below zero, a standard error that is not above zero, or no number.
  case invalidObservation(Int, value: Double, standardError: Double)
  /// A shape or a standard error that is not above zero, or no number.
  case invalidPrior(ShapePrior)
  /// The search left what a lifetime of the family can be, because the observations do not hold it.
  case ranAway(
    mean: Double, laterMean: Double?, shape: Double, family: LifetimeFamily = .weibull)

  public var description: String {
    switch self {
    case .yearWithoutInflow(let observation, let year):
      "observation \(observation) is of year \(year), for which there is no inflow"
    case .invalidObservation(let observation, let value, let error):
      "observation \(observation) must be zero or more with a standard error above zero, not "
        + "\(value) ± \(error)"
    case .invalidPrior(let prior):
      "a prior shape and its standard error must be above zero, not \(prior.value) ± "
        + "\(prior.standardError)"
    case .ranAway(let mean, let laterMean, let shape, let family):
      "the fit ran to a mean of \(mean)" + (laterMean.map { " and \($0)" } ?? "")
        + (family == .weibull
          ? " years and a shape of \(shape): the observations do not hold a Weibull lifetime; give "
            + "a prior for its shape"
          : " years and a deviation of \(shape): the observations do not hold a \(family.rawValue) "
            + "lifetime")
    }
  }
}
