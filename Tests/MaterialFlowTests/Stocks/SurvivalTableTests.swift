import FlowEngine
import Testing

@Suite("Survival tables")
struct SurvivalTableTests {
  @Test("A cohort is as old at its first year's end as its timing says")
  func timing() throws {
    let lifetime = try Lifetime.weibull(shape: 3.5, scale: 16)
    for timing in InflowTiming.allCases {
      let table = try SurvivalTable(lifetime: lifetime, yearCount: 4, timing: timing)
      #expect(
        table.share(ofCohort: 1, year: 3)
          == lifetime.survival(atAge: 2 + timing.ageAtFirstYearEnd))
      #expect(table.share(ofCohort: 2, year: 1) == 0)
    }
  }

  @Test(
    "A fixed lifetime of five years holds five years' inflow, counted at mid-year or year's end")
  func fixed() throws {
    for (timing, years) in [(InflowTiming.start, 4), (.middle, 5), (.end, 5)] {
      let table = try SurvivalTable(lifetime: .fixed(years: 5), yearCount: 9, timing: timing)
      #expect(table.shares[0..<9].reduce(0, +) == Double(years))
    }
  }

  @Test("Each cohort has its own lifetime")
  func lifetimesByCohort() throws {
    let table = try SurvivalTable(
      lifetimes: [.fixed(years: 1), .fixed(years: 3), .fixed(years: 1)], timing: .end)
    #expect(table.shares == [1, 0, 0, 0, 1, 1, 0, 0, 1])
    #expect(table.exitShares() == [0, 1, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test("What is left and what has left add up to one")
  func exits() throws {
    let table = try SurvivalTable(lifetime: .normal(mean: 5, deviation: 2), yearCount: 40)
    for cohort in 0..<40 {
      let left = (0..<40).reduce(0) { $0 + table.exitShare(ofCohort: cohort, year: $1) }
      // One rounding a year.
      #expect((left + table.share(ofCohort: cohort, year: 39) - 1).magnitude <= 40 * .ulpOfOne)
    }
    #expect(table.shares(fromYear: 0) == table.shares)
    #expect(table.shares(fromYear: 38).count == 80)
    #expect(table.exitShares(fromYear: 39)[7] == table.exitShare(ofCohort: 7, year: 39))
  }

  @Test("Multipliers of one change nothing, to the last digit")
  func neutralHazards() throws {
    let lifetime = try Lifetime.weibull(shape: 3.5, scale: 16)
    let plain = try SurvivalTable(lifetime: lifetime, yearCount: 30)
    let neutral = try SurvivalTable(
      lifetime: lifetime, yearCount: 30, hazardMultipliers: Array(repeating: 1, count: 30))
    #expect(plain == neutral)
  }

  @Test("A trade-in year takes twice as many of every age, and later years take their usual share")
  func tradeInYear() throws {
    let lifetime = try Lifetime.weibull(shape: 3.5, scale: 16)
    let plain = try SurvivalTable(lifetime: lifetime, yearCount: 20)
    var multipliers = Array(repeating: 1.0, count: 20)
    multipliers[12] = 2
    let table = try SurvivalTable(
      lifetime: lifetime, yearCount: 20, hazardMultipliers: multipliers)
    for cohort in 0..<12 {
      let hazard =
        plain.exitShare(ofCohort: cohort, year: 12)
        / plain.share(ofCohort: cohort, year: 11)
      let expected = plain.share(ofCohort: cohort, year: 11) * (1 - 2 * hazard)
      // A handful of roundings of numbers up to 1.
      #expect((table.share(ofCohort: cohort, year: 12) - expected).magnitude <= 4 * .ulpOfOne)
      let usual = plain.share(ofCohort: cohort, year: 19) / plain.share(ofCohort: cohort, year: 12)
      let kept = table.share(ofCohort: cohort, year: 19) / table.share(ofCohort: cohort, year: 12)
      #expect((kept - usual).magnitude <= 32 * .ulpOfOne)
      #expect(table.share(ofCohort: cohort, year: 11) == plain.share(ofCohort: cohort, year: 11))
    }
  }

  @Test("A hazard never takes more than there is, and a multiplier of zero keeps everything")
  func extremeHazards() throws {
    let lifetime = try Lifetime.fixed(years: 2)
    let emptied = try SurvivalTable(
      lifetime: .weibull(shape: 3.5, scale: 2), yearCount: 5, hazardMultipliers: [1, 1, 1e9, 1, 1])
    #expect(emptied.shares[2...4].allSatisfy { $0 == 0 })
    let kept = try SurvivalTable(
      lifetime: lifetime, yearCount: 5, timing: .end, hazardMultipliers: [1, 1, 0, 0, 1])
    #expect(kept.shares[0..<5] == [1, 1, 1, 1, 0])
  }

  @Test(
    "A multiplier that is negative or no number is named by its year", arguments: [-1, Double.nan])
  func refused(multiplier: Double) throws {
    let lifetime = try Lifetime.fixed(years: 2)
    let error = #expect(throws: SurvivalTableError.self) {
      try SurvivalTable(lifetime: lifetime, yearCount: 3, hazardMultipliers: [1, 1, multiplier])
    }
    guard case .invalidMultiplier(2, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
