import FlowAccounts
import Testing

@Suite("Science-based lines")
struct ScienceBasedLineTests {
  /// TPI's 1.5 °C pathway of steel, t CO2/t, with the world average of 2023 (worldsteel) in front.
  private func sector(until last: Int = 2050) throws -> YearlyPath {
    let years = [2023, 2025, 2030, 2035, 2040, 2045, 2050].filter { $0 <= last }
    let values = [1.92, 1.371, 1.129, 0.796, 0.463, 0.257, 0.052]
    return try YearlyPath(years: years, values: Array(values.prefix(years.count)))
  }

  @Test("4.2 % of the base a year are 42 % in ten years, linear and not compound")
  func contraction() {
    let line = AbsoluteContraction(baseEmissions: 3012, baseYear: 2020, annualReduction: 0.042)
    // Ten times 0.042 rounds once.
    #expect((line.reduction(in: 2030) - 0.42).magnitude <= 1e-15)
    #expect((line.emissions(in: 2030) - 1746.96).magnitude <= 1e-9)
    let steps = (2021...2030).map { line.emissions(in: $0 - 1) - line.emissions(in: $0) }
    for step in steps { #expect((step - steps[0]).magnitude <= 1e-9) }
    #expect(line.emissions(in: 2015) == 3012 && line.emissions(in: 2060) == 0)
  }

  @Test(
    "A company at 2.32 t/t converges to the pathway",
    arguments: [(2025, 1.653), (2030, 1.360), (2035, 0.955), (2040, 0.551), (2050, 0.052)])
  func convergence(year: Int, expected: Double) throws {
    let line = try SectoralConvergence(
      intensity: 2.32, baseYear: 2023, endYear: 2050, sector: try sector())
    // Printed in thousandths.
    #expect((try line.intensity(in: year) - expected).magnitude <= 0.0006)
  }

  @Test("The line begins at the company's value and ends at the sector's, whatever the data")
  func ends() throws {
    for company in stride(from: 0.2, through: 4.0, by: 0.2) {
      for (base, end) in [(2023, 2040), (2025, 2050), (2030, 2035)] {
        // Data that go on beyond the end year move nothing.
        for horizon in [2050, 2045, 2040] where horizon >= end {
          let line = try SectoralConvergence(
            intensity: company, baseYear: base, endYear: end, sector: try sector(until: horizon))
          let goal = try #require(try sector().value(in: end))
          #expect(try line.intensity(in: base) == company)
          #expect(try line.intensity(in: end) == goal)
          #expect(try line.intensity(in: end + 5) == goal)
          let whole = try SectoralConvergence(
            intensity: company, baseYear: base, endYear: end, sector: try sector())
          for year in base...end {
            #expect(try line.intensity(in: year) == whole.intensity(in: year))
          }
        }
      }
    }
  }

  @Test("The line is monotone where the pathway is, and never tells a dirty company to rise")
  func monotone() throws {
    for company in stride(from: 0.1, through: 4.0, by: 0.3) {
      let line = try SectoralConvergence(
        intensity: company, baseYear: 2023, endYear: 2050, sector: try sector())
      let values = try (2023...2050).map { try line.intensity(in: $0) }
      let falls = company >= 0.052
      for (a, b) in zip(values, values.dropFirst()) { #expect(falls ? b <= a : b >= a) }
    }
  }

  @Test("A growing market share leaves less room, a shrinking one no more")
  func marketShare() throws {
    let sectorTonnes = try YearlyPath(years: [2023, 2050], values: [1800, 1800])
    func line(_ tonnes: [Double]) throws -> SectoralConvergence {
      try SectoralConvergence(
        intensity: 2.32, baseYear: 2023, endYear: 2050, sector: try sector(),
        activity: (try YearlyPath(years: [2023, 2050], values: tonnes), sectorTonnes))
    }
    let plain = try SectoralConvergence(
      intensity: 2.32, baseYear: 2023, endYear: 2050, sector: try sector())
    for year in 2024...2049 {
      let steady = try plain.intensity(in: year)
      #expect(try line([10, 20]).intensity(in: year) < steady)
      #expect(try line([10, 5]).intensity(in: year) == steady)
      #expect(try line([10, 10]).intensity(in: year) == steady)
    }
    #expect(try line([10, 20]).intensity(in: 2050) == 0.052)
  }

  @Test("A line that cannot be drawn says why")
  func errors() throws {
    let path = try sector()
    #expect(throws: LineError.yearBeforeBase(year: 2020, base: 2023)) {
      try SectoralConvergence(intensity: 2, baseYear: 2023, endYear: 2020, sector: path)
    }
    #expect(throws: LineError.outsidePathway(year: 2060, from: 2023, to: 2050)) {
      try SectoralConvergence(intensity: 2, baseYear: 2023, endYear: 2060, sector: path)
    }
    let flat = try YearlyPath(years: [2023, 2050], values: [1, 1])
    #expect(throws: LineError.flatPathway) {
      try SectoralConvergence(intensity: 2, baseYear: 2023, endYear: 2050, sector: flat)
    }
    #expect(throws: LineError.yearTwice(2023)) {
      try YearlyPath(years: [2023, 2023], values: [1, 2])
    }
  }

  @Test("Less coverage than asked for counts for less")
  func coverage() {
    #expect(Coverage.counted(0.42, coverage: 0.96, least: 0.95) == 0.42)
    #expect(Coverage.counted(0.42, coverage: 0.5, least: 0.95) == 0.21)
  }

  @Test("A cut in the last year alone keeps the end-year test and breaks the budget")
  func overshoot() throws {
    let line = AbsoluteContraction(baseEmissions: 100, baseYear: 2020, annualReduction: 0.042)
    let allowed = (2020...2030).map { line.emissions(in: $0) }
    let late = (2020...2030).map { $0 == 2030 ? allowed[10] : 100 }
    let test = try CumulativeOvershoot(emitted: late, allowed: allowed)
    // 1058 over 869.
    #expect((test.ratio - 1058.0 / 869.0).magnitude <= 1e-12)
    #expect(try CumulativeOvershoot(emitted: allowed, allowed: allowed).ratio == 1)
    #expect(throws: LineError.nothingEmitted) {
      try CumulativeOvershoot(emitted: [1], allowed: [0])
    }
  }

  @Test("From 10 % to 40 % in two years are 15 points a year")
  func pace() {
    #expect(requiredPace(from: 0.10, in: 2023, to: 0.40, by: 2025) == 0.15000000000000002)
    #expect(requiredPace(from: 0.10, in: 2025, to: 0.40, by: 2025) == nil)
  }
}
