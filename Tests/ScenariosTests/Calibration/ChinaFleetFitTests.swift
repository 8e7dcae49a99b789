import Testing

@testable import FlowEngine

/// The numbers of `docs/calibration.md`; who changes sales, stocks or exits changes them there too.
@Suite("Lifetimes fitted to China's cars")
struct ChinaFleetFitTests {
  private let fleet: ChinaFleet

  init() throws { fleet = try ChinaFleet() }

  @Test("Stocks alone, with one lifetime of unknown shape, hold no mean: the error exceeds it")
  func stocksAlone() throws {
    let fit = try LifetimeFit(history: fleet.history, observations: fleet.stocks)
    #expect(fit.mean.standardError > fit.mean.value)
    #expect(fit.correlation < -0.999)
    expect(fit, chiSquared: 5.9, 9)
  }

  @Test("Exits alone tell mean and shape apart poorly")
  func exitsAlone() throws {
    let fit = try LifetimeFit(history: fleet.history, observations: fleet.exits)
    expect(fit.mean, 22.8, 6.8)
    expect(fit.shape, 2.1, 1.0)
    #expect((fit.correlation + 0.98).magnitude < 0.006)
    expect(fit, chiSquared: 48.7, 8)
  }

  @Test("With a shape known from elsewhere, exits and stocks want different single lifetimes")
  func oneLifetime() throws {
    let exits = try LifetimeFit(
      history: fleet.history, observations: fleet.exits, shapePrior: ChinaFleet.shape)
    expect(exits.mean, 18.4, 1.4)
    expect(exits.shape, 3.5, 0.8)
    expect(exits, chiSquared: 52.7, 9)
    let stocks = try LifetimeFit(
      history: fleet.history, observations: fleet.stocks, shapePrior: ChinaFleet.shape)
    expect(stocks.mean, 15.7, 1.6)
    expect(stocks.shape, 2.9, 0.7)
    expect(stocks, chiSquared: 74.1, 10)
    let both = try LifetimeFit(
      history: fleet.history, observations: fleet.stocks + fleet.exits,
      shapePrior: ChinaFleet.shape)
    expect(both.mean, 21.3, 3.7)
    expect(both.shape, 1.9, 0.4)
    expect(both, chiSquared: 192.6, 20)
  }

  @Test("Cars bought after 2010 live longer than those bought before 2004")
  func broken() throws {
    let fit = try LifetimeFit(
      history: fleet.history, observations: fleet.stocks + fleet.exits,
      shapePrior: ChinaFleet.shape, breaking: ChinaFleet.breaking)
    try expect(fit, mean: (10.7, 0.5), later: (17.4, 0.8), shape: (4.0, 0.5))
    expect(fit, chiSquared: 40.3, 19)
    // Million cars, modelled less observed.
    let stocks = fit.residuals.prefix(fleet.stocks.count).map(\.magnitude)
    let exits = Array(fit.residuals.suffix(fleet.exits.count))
    #expect(((stocks.max() ?? 0) - 3.6).magnitude < 0.06)
    #expect(fleet.stocks[stocks.firstIndex(of: stocks.max() ?? 0) ?? 0].value == 201)
    let byYear = zip(fleet.exits.map(\.year), exits)
    let (in2020, in2025) = (ChinaFleet.place(of: 2020), ChinaFleet.place(of: 2025))
    for (year, miss) in byYear {
      #expect(miss.magnitude < 1.86)
      if year == in2020 { #expect((miss - 1.5).magnitude < 0.06) }
      if year == in2025 { #expect((miss + 1.8).magnitude < 0.06) }
    }
  }

  @Test("Stocks alone, with the break and a known shape, are met within their errors")
  func stocksBroken() throws {
    let fit = try LifetimeFit(
      history: fleet.history, observations: fleet.stocks, shapePrior: ChinaFleet.shape,
      breaking: ChinaFleet.breaking)
    try expect(fit, mean: (11.0, 0.4), later: (17.3, 0.8), shape: (3.7, 0.4))
    expect(fit, chiSquared: 9.0, 9)
  }

  @Test("With the exit multipliers of the tables, the fit returns the lifetimes of the tables")
  func multipliers() throws {
    let fit = try LifetimeFit(
      history: fleet.historyWithMultipliers, observations: fleet.stocks + fleet.exits,
      shapePrior: ChinaFleet.shape, breaking: ChinaFleet.breaking)
    try expect(fit, mean: (12.2, 0.1), later: (16.5, 0.1), shape: (3.7, 0.1))
    expect(fit, chiSquared: 1.0, 19)
  }

  /// Numbers with their standard errors; years but for the shape.
  private func expect(
    _ fit: LifetimeFit, mean: (Double, Double), later: (Double, Double), shape: (Double, Double),
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let found = try #require(fit.laterMean, sourceLocation: place)
    expect(fit.mean, mean.0, mean.1, at: place)
    expect(found, later.0, later.1, at: place)
    expect(fit.shape, shape.0, shape.1, at: place)
  }

  private func expect(
    _ fit: LifetimeFit, chiSquared: Double, _ degreesOfFreedom: Int,
    at place: SourceLocation = #_sourceLocation
  ) {
    #expect((fit.chiSquared - chiSquared).magnitude < 0.06, sourceLocation: place)
    #expect(fit.degreesOfFreedom == degreesOfFreedom, sourceLocation: place)
  }

  /// Within half of the digit that the documentation shows, and a little for one on the edge.
  private func expect(
    _ number: FittedNumber, _ value: Double, _ standardError: Double,
    at place: SourceLocation = #_sourceLocation
  ) {
    #expect((number.value - value).magnitude < 0.06, sourceLocation: place)
    #expect((number.standardError - standardError).magnitude < 0.06, sourceLocation: place)
  }
}
