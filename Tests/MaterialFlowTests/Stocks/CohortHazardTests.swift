import FlowEngine
import Testing

@Suite("Hazards by calendar year and age")
struct CohortHazardTests {
  private let lifetime: Lifetime
  private let plain: SurvivalTable

  init() throws {
    lifetime = try .weibull(shape: 3.5, scale: 16)
    plain = try SurvivalTable(lifetime: lifetime, yearCount: 30)
  }

  private func table(_ hazards: [CohortHazard], byYear: [Double]? = nil) throws -> SurvivalTable {
    try SurvivalTable(
      lifetime: lifetime, yearCount: 30, hazardMultipliers: byYear, cohortHazards: hazards)
  }

  @Test("A trade-in programme reaches cars of its age, and younger ones stay as they were")
  func minimumAge() throws {
    let table = try table([CohortHazard(years: 20...21, minimumAge: 13, multiplier: 1.4)])
    for cohort in 0..<30 {
      let row = cohort * 30..<(cohort + 1) * 30
      // Cohort 8 is 13 years old in year 21 only, cohort 9 is too young in both.
      if cohort > 8 { #expect(table.shares[row] == plain.shares[row], "cohort \(cohort)") }
      if cohort > 8 { continue }
      for year in 20...21 {
        let reached = year - cohort >= 13
        let usual = plain.exitShare(ofCohort: cohort, year: year)
        let hazard = usual / plain.share(ofCohort: cohort, year: year - 1)
        let inUse = table.share(ofCohort: cohort, year: year - 1)
        let expected = inUse * (1 - (reached ? 1.4 : 1) * hazard)
        // A handful of roundings of numbers up to 1.
        #expect((table.share(ofCohort: cohort, year: year) - expected).magnitude <= 4 * .ulpOfOne)
      }
    }
  }

  @Test("What the programme took is not there to leave afterwards, at the usual hazard")
  func afterwards() throws {
    let table = try table([CohortHazard(years: 20...20, minimumAge: 13, multiplier: 1.4)])
    for cohort in 0...7 {
      #expect(
        table.exitShare(ofCohort: cohort, year: 20) > plain.exitShare(ofCohort: cohort, year: 20))
      #expect(
        table.exitShare(ofCohort: cohort, year: 21) < plain.exitShare(ofCohort: cohort, year: 21))
      let usual = plain.share(ofCohort: cohort, year: 25) / plain.share(ofCohort: cohort, year: 20)
      let kept = table.share(ofCohort: cohort, year: 25) / table.share(ofCohort: cohort, year: 20)
      #expect((kept - usual).magnitude <= 32 * .ulpOfOne)
    }
  }

  @Test("From age zero on it is a multiplier of the calendar year, to the last digit")
  func allAges() throws {
    var byYear = Array(repeating: 1.0, count: 30)
    for year in 12...14 { byYear[year] = 1.7 }
    let programme = CohortHazard(years: 12...14, multiplier: 1.7)
    #expect(try table([programme]) == table([], byYear: byYear))
  }

  @Test("Multipliers that meet in a cohort and year multiply")
  func products() throws {
    let both = try table(
      [
        CohortHazard(years: 10...12, minimumAge: 5, multiplier: 2),
        CohortHazard(years: 12...14, minimumAge: 5, multiplier: 0.25),
      ], byYear: Array(repeating: 2, count: 30))
    let products = try table(
      [
        CohortHazard(years: 10...11, minimumAge: 5, multiplier: 2),
        CohortHazard(years: 12...12, minimumAge: 5, multiplier: 0.5),
        CohortHazard(years: 13...14, minimumAge: 5, multiplier: 0.25),
      ], byYear: Array(repeating: 2, count: 30))
    // Powers of two, so that products have no rounding.
    #expect(both == products)
  }

  @Test("A programme beyond the axis, or for cars older than any, changes nothing")
  func beyond() throws {
    let hazards = [
      CohortHazard(years: -9 ... -1, minimumAge: -40, multiplier: 3),
      CohortHazard(years: 30...40, minimumAge: 0, multiplier: 3),
      CohortHazard(years: 0...29, minimumAge: 30, multiplier: 3),
    ]
    #expect(try table(hazards) == plain)
  }

  @Test(
    "Random programmes keep shares in 0...1, falling, and the stock identity", arguments: 0..<30)
  func randomProgrammes(seed: UInt64) throws {
    var random = RandomSystems.Generator(state: seed)
    let hazards = (0..<4).map { _ in
      let first = Int.random(in: 0..<30, using: &random)
      return CohortHazard(
        years: first...first + Int.random(in: 0...5, using: &random),
        minimumAge: Int.random(in: 0...20, using: &random),
        multiplier: Double.random(in: 0...9, using: &random))
    }
    let table = try table(hazards)
    for cohort in 0..<30 {
      for year in cohort..<30 {
        #expect((0...1).contains(table.share(ofCohort: cohort, year: year)))
        #expect(table.exitShare(ofCohort: cohort, year: year) >= 0)
      }
    }
    let inflow = (0..<30).map { _ in Double.random(in: 0...10, using: &random) }
    let model = try CohortStock(inflow: inflow, survival: table)
    var before = 0.0
    for year in 0..<30 {
      let residual = model.stock[year] - before - model.inflow[year] + model.outflow[year]
      // A rounding for each cohort, of a stock of at most 300.
      #expect(residual.magnitude <= 30 * Double.ulpOfOne * 300)
      before = model.stock[year]
    }
  }

  @Test("A multiplier that is negative or no number is refused with its years and age")
  func refused() throws {
    let hazard = CohortHazard(years: 3...5, minimumAge: 13, multiplier: -0.5)
    #expect(throws: SurvivalTableError.invalidCohortHazard(hazard)) { try table([hazard]) }
    #expect(
      SurvivalTableError.invalidCohortHazard(hazard).description
        == "the hazard multiplier of years 3 to 5 from age 13 on must be zero or more, not -0.5")
    let unknown = CohortHazard(years: 3...5, multiplier: .nan)
    #expect(throws: SurvivalTableError.self) { try table([unknown]) }
  }
}
