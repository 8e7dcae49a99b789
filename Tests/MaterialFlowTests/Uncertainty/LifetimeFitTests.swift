import FlowEngine
import FlowNumerics
import Testing

@Suite("Lifetimes fitted to stocks and exits")
struct LifetimeFitTests {
  /// Sales that grow as China's did, million a year, over 60 years.
  private static let inflow = (0..<60).map { year in
    25 / (1 + 120 * (0..<year).reduce(1.0) { product, _ in product * 0.85 })
  }

  private static func stock(mean: Double, shape: Double) throws -> CohortStock {
    try CohortStock(inflow: inflow, lifetime: .weibull(shape: shape, mean: mean))
  }

  /// Stocks of 20 years and exits of 10, each with a normal error that the seed decides.
  private static func observations(
    of stock: CohortStock, seed: UInt64, relativeError: Double
  ) -> [StockObservation] {
    var random = NormalNumbers(seed: seed)
    let stocks = (35..<55).map { year in
      let error = relativeError * stock.stock[year]
      return StockObservation(
        .stock, year: year, value: max(0, stock.stock[year] + error * random.next()),
        standardError: error)
    }
    let exits = (45..<55).map { year in
      let error = 10 * relativeError * stock.outflow[year]
      return StockObservation(
        .exits, year: year, value: max(0, stock.outflow[year] + error * random.next()),
        standardError: error)
    }
    return stocks + exits
  }

  @Test(
    "Exact observations give back the lifetime",
    arguments: [(12.0, 2.0), (16.5, 3.7), (9.0, 1.0), (25.0, 5.0)])
  func exact(mean: Double, shape: Double) throws {
    let stock = try Self.stock(mean: mean, shape: shape)
    let observations = Self.observations(of: stock, seed: 1, relativeError: 0.01).map {
      StockObservation(
        $0.quantity, year: $0.year,
        value: $0.quantity == .stock ? stock.stock[$0.year] : stock.outflow[$0.year],
        standardError: $0.standardError)
    }
    let fit = try LifetimeFit(
      history: FitHistory(inflow: Self.inflow), observations: observations, variance: .one)
    // The search stops at relative steps of 1e-9 in logarithms.
    #expect((fit.mean.value / mean - 1).magnitude < 1e-7)
    #expect((fit.shape.value / shape - 1).magnitude < 1e-7)
    #expect(fit.chiSquared < 1e-10)
    #expect(fit.iterations < 20)
  }

  @Test(
    "Every family is given back by its own exact observations", arguments: LifetimeFamily.allCases)
  func families(_ family: LifetimeFamily) throws {
    let truth = (mean: 14.0, second: family == .weibull ? 3.2 : 4.5)
    let lifetime: Lifetime =
      switch family {
      case .weibull: try .weibull(shape: truth.second, mean: truth.mean)
      case .normal: try .normal(mean: truth.mean, deviation: truth.second)
      case .lognormal: try .lognormal(mean: truth.mean, deviation: truth.second)
      case .gamma: try .gamma(mean: truth.mean, deviation: truth.second)
      }
    let stock = try CohortStock(inflow: Self.inflow, lifetime: lifetime)
    let observations = (35..<55).flatMap { year in
      [
        StockObservation(.stock, year: year, value: stock.stock[year], standardError: 0.1),
        StockObservation(.exits, year: year, value: stock.outflow[year], standardError: 0.1),
      ]
    }
    let fit = try LifetimeFit(
      family, history: FitHistory(inflow: Self.inflow), observations: observations,
      start: (10, 3), variance: .one)
    // The search stops at relative steps of 1e-9 in logarithms.
    #expect((fit.mean.value / truth.mean - 1).magnitude < 1e-7)
    #expect((fit.shape.value / truth.second - 1).magnitude < 1e-7)
    #expect(fit.mean.standardError > 0 && fit.shape.standardError > 0)
  }

  @Test(
    "Noisy observations give it back within the fit's own standard errors, as often as they say")
  func withinStandardErrors() throws {
    let stock = try Self.stock(mean: 16.5, shape: 3.7)
    var (within, far, chiSquared) = (0, 0, 0.0)
    let fits = 200
    for seed in 0..<UInt64(fits) {
      let fit = try LifetimeFit(
        history: FitHistory(inflow: Self.inflow),
        observations: Self.observations(of: stock, seed: seed, relativeError: 0.01),
        variance: .one)
      for (fitted, truth) in [(fit.mean, 16.5), (fit.shape, 3.7)] {
        let distance = (fitted.value - truth).magnitude / fitted.standardError
        if distance <= 1 { within += 1 }
        if distance > 4 { far += 1 }
      }
      chiSquared += fit.chiSquared / Double(fit.degreesOfFreedom)
    }
    // 68.3 % of 400 within one error; sqrt(0.683 * 0.317 / 200) = 3.3 points if mean and shape
    // moved together, and three of those are allowed.
    #expect((Double(within) / 400 - 0.683).magnitude < 0.1)
    #expect(far == 0)
    // The mean of 200 χ²/28 has a deviation of sqrt(2 / 28 / 200) = 0.019.
    #expect((chiSquared / Double(fits) - 1).magnitude < 0.06)
  }

  @Test("Errors from the scatter do not depend on the size that the observations claim")
  func scatter() throws {
    let stock = try Self.stock(mean: 16.5, shape: 3.7)
    let observations = Self.observations(of: stock, seed: 7, relativeError: 0.01)
    let boasted = observations.map {
      StockObservation(
        $0.quantity, year: $0.year, value: $0.value, standardError: $0.standardError / 100)
    }
    let history = FitHistory(inflow: Self.inflow)
    let honest = try LifetimeFit(history: history, observations: observations)
    let other = try LifetimeFit(history: history, observations: boasted)
    // Both stop at relative steps of 1e-9; errors come from differences of about 1e-9.
    #expect((honest.mean.value / other.mean.value - 1).magnitude < 1e-7)
    #expect((honest.mean.standardError / other.mean.standardError - 1).magnitude < 1e-5)
    #expect((other.chiSquared / honest.chiSquared / 1e4 - 1).magnitude < 1e-5)
  }

  @Test("A break in the mean is found on both sides")
  func broken() throws {
    let history = FitHistory(inflow: Self.inflow)
    let lifetimes = try Self.inflow.indices.map { cohort in
      let share = min(1, max(0, Double(cohort - 24) / 6))
      return try Lifetime.weibull(shape: 3.7, mean: 12.5 + 4 * share)
    }
    let stock = try CohortStock(
      inflow: Self.inflow, survival: SurvivalTable(lifetimes: lifetimes))
    let fit = try LifetimeFit(
      history: history, observations: Self.observations(of: stock, seed: 3, relativeError: 0.001),
      breaking: 24...30, variance: .one)
    let later = try #require(fit.laterMean)
    // Three of the fit's own errors: one seed in 400 would miss by more.
    #expect((fit.mean.value - 12.5).magnitude < 3 * fit.mean.standardError)
    #expect((later.value - 16.5).magnitude < 3 * later.standardError)
    #expect((fit.shape.value - 3.7).magnitude < 3 * fit.shape.standardError)
    #expect(fit.mean.standardError < 1 && later.standardError < 1)
    #expect(fit.lifetimes.count == 60)
    #expect(fit.lifetimes[24] == fit.lifetimes[0] && fit.lifetimes[30] == fit.lifetimes[59])
    #expect(fit.lifetimes[27] != fit.lifetimes[24] && fit.lifetimes[27] != fit.lifetimes[30])
  }

  @Test("A break between two neighbouring cohorts leaves none between them")
  func sharpBreak() throws {
    let stock = try Self.stock(mean: 16.5, shape: 3.7)
    let fit = try LifetimeFit(
      history: FitHistory(inflow: Self.inflow),
      observations: Self.observations(of: stock, seed: 3, relativeError: 0.001),
      breaking: 26...27, variance: .one)
    #expect(fit.lifetimes[26] == fit.lifetimes[0] && fit.lifetimes[27] == fit.lifetimes[59])
    #expect(fit.lifetimes[26] != fit.lifetimes[27])
  }

  @Test("A programme that the history knows is not taken for a shorter life")
  func programme() throws {
    let hazards = [CohortHazard(years: 48...50, minimumAge: 13, multiplier: 2)]
    let lifetime = try Lifetime.weibull(shape: 3.7, mean: 16.5)
    let stock = try CohortStock(
      inflow: Self.inflow,
      survival: SurvivalTable(lifetime: lifetime, yearCount: 60, cohortHazards: hazards))
    let observations = Self.observations(of: stock, seed: 5, relativeError: 0.002)
    let fit = try LifetimeFit(
      history: FitHistory(inflow: Self.inflow, cohortHazards: hazards), observations: observations,
      variance: .one)
    let unaware = try LifetimeFit(
      history: FitHistory(inflow: Self.inflow), observations: observations, variance: .one)
    #expect((fit.mean.value - 16.5).magnitude < 3 * fit.mean.standardError)
    #expect(unaware.chiSquared > 10 * fit.chiSquared)
  }

  @Test("Stocks without any exit yet give a mean and a shape with errors above themselves")
  func tooEarly() throws {
    let observations = (0..<4).map { year in
      StockObservation(.stock, year: year, value: Double(year + 1), standardError: 0.01)
    }
    let fit = try LifetimeFit(
      history: FitHistory(inflow: [1, 1, 1, 1]), observations: observations, variance: .one)
    #expect(fit.mean.standardError > fit.mean.value)
    #expect(fit.shape.standardError > fit.shape.value)
  }

  @Test("A prior of the shape counts as one observation and holds what stocks leave open")
  func prior() throws {
    let stock = try Self.stock(mean: 16.5, shape: 3.7)
    // Only the first deaths of a young fleet.
    let observations = (20..<28).map { year in
      StockObservation(
        .stock, year: year, value: stock.stock[year], standardError: 0.01 * stock.stock[year])
    }
    let history = FitHistory(inflow: Self.inflow)
    let free = try LifetimeFit(history: history, observations: observations, variance: .one)
    let held = try LifetimeFit(
      history: history, observations: observations,
      shapePrior: ShapePrior(3.7, standardError: 0.4), variance: .one)
    #expect(held.degreesOfFreedom == free.degreesOfFreedom + 1)
    #expect(held.residuals.count == observations.count)
    #expect(held.shape.standardError <= 0.4 && free.shape.standardError > 0.4)
    #expect(held.mean.standardError < free.mean.standardError)
    // Exact observations and a prior at the truth have it for their minimum.
    #expect((held.shape.value - 3.7).magnitude < 1e-6)
  }

  @Test("Stocks that nothing survives to run out of Weibull laws, and the message says where")
  func ranAway() throws {
    let observations = (1..<6).map { year in
      StockObservation(.stock, year: year, value: 0, standardError: 0.01)
    }
    let error = #expect(throws: LifetimeFitError.self) {
      try LifetimeFit(
        history: FitHistory(inflow: Array(repeating: 1, count: 6)), observations: observations,
        variance: .one)
    }
    guard case .ranAway = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("Observations that cannot be are refused by their place")
  func refused() {
    let history = FitHistory(inflow: [1, 2])
    let cases: [(StockObservation, LifetimeFitError)] = [
      (
        StockObservation(.stock, year: 2, value: 1, standardError: 1),
        .yearWithoutInflow(observation: 0, year: 2)
      ),
      (
        StockObservation(.exits, year: 1, value: -1, standardError: 1),
        .invalidObservation(0, value: -1, standardError: 1)
      ),
      (
        StockObservation(.exits, year: 1, value: 1, standardError: 0),
        .invalidObservation(0, value: 1, standardError: 0)
      ),
    ]
    for (observation, error) in cases {
      #expect(throws: error) {
        try LifetimeFit(history: history, observations: [observation])
      }
    }
    #expect(
      LifetimeFitError.invalidObservation(3, value: -1, standardError: 1).description
        == "observation 3 must be zero or more with a standard error above zero, not -1.0 ± 1.0")
    let prior = ShapePrior(3.7, standardError: 0)
    #expect(throws: LifetimeFitError.invalidPrior(prior)) {
      try LifetimeFit(history: history, observations: [], shapePrior: prior)
    }
    #expect(
      LifetimeFitError.invalidPrior(prior).description
        == "a prior shape and its standard error must be above zero, not 3.7 ± 0.0")
    #expect(
      LifetimeFitError.ranAway(mean: 0, laterMean: 3, shape: 2).description
        == "the fit ran to a mean of 0.0 and 3.0 years and a shape of 2.0: the observations do not "
        + "hold a Weibull lifetime; give a prior for its shape")
    #expect(
      LifetimeFitError.yearWithoutInflow(observation: 0, year: 2).description
        == "observation 0 is of year 2, for which there is no inflow")
  }
}

/// Standard normal numbers that are the same at every launch.
private struct NormalNumbers {
  private var random: RandomSystems.Generator

  init(seed: UInt64) { random = RandomSystems.Generator(state: seed) }

  /// The sum of twelve uniform numbers less six has mean 0 and variance 1, and no tail beyond 6.
  mutating func next() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
  }
}
