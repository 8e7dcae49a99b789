import Testing

@testable import FlowBenchmarks
@testable import FlowEngine

@Suite("Workloads: many series of cohorts")
struct CohortWorkloadTests {
  /// More series than fit into one block of eight lanes.
  private static let seriesCount = 11
  private static let yearCount = 30

  private static func inflow() -> [Double] {
    (0..<(yearCount * seriesCount)).map { place in
      let (year, series) = place.quotientAndRemainder(dividingBy: seriesCount)
      return Double(50 + 3 * year + 7 * series + year * series % 5)
    }
  }

  private static func weibulls() throws -> [Lifetime] {
    try (0..<seriesCount).map {
      try .weibull(shape: 2 + Double($0) / 10, scale: 9 + Double($0))
    }
  }

  @Test("A five-year lifetime returns each inflow five years later")
  func fixedLifetime() throws {
    let inflow: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
    var workload = CohortWorkload(
      drive: .inflow, amounts: SeriesLanes(inflow, seriesCount: 1),
      lifetimes: [try .fixed(years: 5)], timing: .end)
    workload.run()
    let years = 0..<8
    #expect(years.map { workload.tables.outflow(year: $0, series: 0) } == [0, 0, 0, 0, 0, 1, 2, 3])
    #expect(
      years.map { workload.tables.stock(year: $0, series: 0) } == [1, 3, 6, 10, 15, 20, 25, 30])
    #expect(workload.tables.stock(ofCohort: 2, year: 6, series: 0) == 3)
    #expect(workload.tables.outflow(ofCohort: 2, year: 7, series: 0) == 3)
  }

  @Test(
    "Every cell is inflow times the lifetime's own survival",
    arguments: InflowTiming.allCases)
  func besideLifetimes(timing: InflowTiming) throws {
    let others: [Lifetime] = try [
      .normal(mean: 12, deviation: 4), .truncatedNormal(mean: 9, deviation: 5),
      .foldedNormal(mean: 15, deviation: 5), .lognormal(mean: 14, deviation: 4),
      .gamma(mean: 10, deviation: 3),
    ]
    let lifetimes = try Self.weibulls().dropLast(others.count) + others
    let inflow = Self.inflow()
    var workload = CohortWorkload(
      drive: .inflow, amounts: SeriesLanes(inflow, seriesCount: Self.seriesCount),
      lifetimes: Array(lifetimes), timing: timing)
    workload.run()
    for (series, lifetime) in lifetimes.enumerated() {
      for cohort in 0..<Self.yearCount {
        let amount = inflow[cohort * Self.seriesCount + series]
        for year in cohort..<Self.yearCount {
          let age = Double(year - cohort) + timing.ageAtFirstYearEnd
          let expected = amount * lifetime.survival(atAge: age)
          let stock = workload.tables.stock(ofCohort: cohort, year: year, series: series)
          // Shares come another way: some ulps of the exponent, which is 40 here at most.
          #expect((stock - expected).magnitude <= 1e-12 * amount, "\(series) \(cohort) \(year)")
        }
      }
    }
  }

  @Test("What enters leaves or is there, by cohort and in all")
  func balance() throws {
    var workload = CohortWorkload(
      drive: .inflow, amounts: SeriesLanes(Self.inflow(), seriesCount: Self.seriesCount),
      lifetimes: try Self.weibulls(), timing: .middle)
    workload.run()
    let tables = workload.tables
    for series in 0..<Self.seriesCount {
      var before = 0.0
      for year in 0..<Self.yearCount {
        let stock = tables.stock(year: year, series: series)
        let change = tables.inflow[year, series] - tables.outflow(year: year, series: series)
        // Thirty cohorts are added up, each with a rounding.
        #expect((before + change - stock).magnitude <= 64 * stock * .ulpOfOne)
        before = stock
      }
    }
  }

  @Test("The stocks that inflows lead to ask for the same inflows")
  func roundTrip() throws {
    let lifetimes = try (0..<Self.seriesCount).map {
      try Lifetime.foldedNormal(mean: 10 + Double($0), deviation: 3)
    }
    var forwards = CohortWorkload(
      drive: .inflow, amounts: SeriesLanes(Self.inflow(), seriesCount: Self.seriesCount),
      lifetimes: lifetimes, timing: .middle)
    forwards.run()
    let stocks = (0..<Self.yearCount).flatMap { year in
      (0..<Self.seriesCount).map { forwards.tables.stock(year: year, series: $0) }
    }
    var backwards = CohortWorkload(
      drive: .stock, amounts: SeriesLanes(stocks, seriesCount: Self.seriesCount),
      lifetimes: lifetimes, timing: .middle)
    backwards.run()
    for (place, inflow) in Self.inflow().enumerated() {
      let (year, series) = place.quotientAndRemainder(dividingBy: Self.seriesCount)
      // A stock holds up to thirty inflows, so its rounding is that much of one.
      let found = backwards.tables.inflow[year, series]
      #expect((found - inflow).magnitude <= 1e-12 * inflow, "\(year) \(series)")
    }
  }

  @Test("A second run gives the bits of the first")
  func repeated() throws {
    var workload = CohortWorkload(
      drive: .inflow, amounts: SeriesLanes(Self.inflow(), seriesCount: Self.seriesCount),
      lifetimes: try Self.weibulls(), timing: .end)
    workload.run()
    let first = workload.tables
    workload.run()
    #expect(zip(first.cells, workload.tables.cells).allSatisfy { $0.stock == $1.stock })
    #expect(zip(first.cells, workload.tables.cells).allSatisfy { $0.outflow == $1.outflow })
  }

  @Test("A drifting scale is a lifetime of its own for every cohort", arguments: [1.0, 1.02])
  func drift(yearly: Double) throws {
    var factor = 0.8
    let drift = (0..<Self.yearCount).map { _ -> Double in
      factor *= yearly
      return factor
    }
    var workload = DriftingLifetimeWorkload(
      inflow: SeriesLanes(Self.inflow(), seriesCount: Self.seriesCount),
      lifetimes: try Self.weibulls(), drift: drift, timing: .middle)
    workload.run()
    for series in 0..<Self.seriesCount {
      var outflow = 0.0
      for cohort in 0..<Self.yearCount {
        let lifetime = try Lifetime.weibull(
          shape: 2 + Double(series) / 10, scale: (9 + Double(series)) * drift[cohort])
        let table = try SurvivalTable(lifetime: lifetime, yearCount: Self.yearCount - cohort)
        let last = Self.yearCount - 1
        let amount = workload.inflow[cohort, series]
        outflow += amount * table.exitShare(ofCohort: 0, year: last - cohort)
        let expected = amount * table.share(ofCohort: 0, year: last - cohort)
        let found = workload.tables.stock(ofCohort: cohort, year: last, series: series)
        #expect((found - expected).magnitude <= 1e-12 * amount, "\(series) \(cohort)")
      }
      let found = workload.tables.outflow(year: Self.yearCount - 1, series: series)
      // Differences of shares, thirty of them.
      #expect((found - outflow).magnitude <= 1e-11 * outflow, "\(series)")
    }
  }
}
