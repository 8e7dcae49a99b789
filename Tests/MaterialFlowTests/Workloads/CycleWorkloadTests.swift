import Testing

@testable import FlowBenchmarks
@testable import FlowEngine

@Suite("Workloads: the cycle of metals through cars")
struct CycleWorkloadTests {
  private static let yearCount = 41

  /// Made-up cars from 2010 to 2050; the best grade of a metal is its last.
  private static func inputs() throws -> CycleInputs {
    var inputs = CycleInputs()
    let years = 0..<yearCount
    inputs.firstYear = 2010
    inputs.population = years.map { 1000 + 5 * Double($0) }
    inputs.carsPerHead = years.map { 0.1 + 0.004 * Double($0) }
    inputs.classShares = years.flatMap { _ in [0.2, 0.4, 0.3, 0.1] }
    inputs.lifetimes = try (0..<8).map { try .weibull(shape: 3, scale: 12 + Double($0) / 2) }
    inputs.contentIn2000 = (0..<80).map { (place: Int) -> Double in
      let grade = Double(place % 10)
      let car = Double(place / 10)
      return 20 + grade * 8 + car * 3
    }
    inputs.contentIn2050 = inputs.contentIn2000.enumerated().map {
      (place: Int, kilograms: Double) -> Double in
      place % 10 < 6 ? 0.8 * kilograms : 1.3 * kilograms
    }
    inputs.ramp = years.flatMap { (year: Int) -> [Double] in
      (1...10).map { (step: Int) -> Double in Double(year * step) / 400 }
    }
    inputs.grades = (0..<10).map { grade(Double($0)) }
    inputs.collectionIn2020 = 0.8
    inputs.sortingBefore = sorting(kept: 0.1)
    inputs.sortingBest = sorting(kept: 0.7)
    inputs.remeltYields = (0..<12).map { 0.9 + Double($0) / 200 }
    inputs.cascades = [
      CycleInputs.Cascade(order: [5, 3, 4, 1, 0, 2], mixedEntersBefore: 1),
      CycleInputs.Cascade(order: [9, 8, 7, 6], mixedEntersBefore: 9),
    ]
    inputs.routes = (0..<5).map {
      CycleInputs.Route(direct: 2 / Double($0 + 1), electricity: 1 + Double($0))
    }
    inputs.grid = CycleInputs.Grid(start: 0.5, floor: 0.02)
    inputs.smelterGrid = CycleInputs.Grid(start: 0.6, floor: 0.04)
    inputs.targets = [900, 1000, 1100, 1200]
    inputs.targetCut = 0.02
    let lows: [Double] = [0.85, 0.85, 2030, 0.1, 0.8, 0.9, 0, 0.7, 0.02, 0.1, 0.2, 0.9]
    let highs: [Double] = [1.15, 1.15, 2040, 0.3, 1, 1, 1, 1.3, 0.08, 0.8, 1.5, 1.1]
    inputs.ranges = zip(lows, highs).map { CycleInputs.ParameterRange(low: $0, high: $1) }
    return inputs
  }

  private static func grade(_ number: Double) -> CycleInputs.Grade {
    var grade = CycleInputs.Grade()
    grade.fabricationYield = 0.6 + number / 40
    grade.recovery = 0.95 - number / 100
    grade.segregated = 0.8 + number / 50
    grade.sameGradeCap = CycleInputs.Path(in2020: 0.1 + number / 100, in2050: 0.4 + number / 50)
    grade.scrapCap = CycleInputs.Path(in2020: 0.2 + number / 50, in2050: 0.6 + number / 40)
    return grade
  }

  /// A share stays in its own class, the rest goes to the mixed one of the metal.
  private static func sorting(kept: Double) -> [Double] {
    (0..<10).flatMap { (grade: Int) -> [Double] in
      var row = Array(repeating: 0.0, count: 12)
      row[grade] = kept
      row[grade < 6 ? 10 : 11] = 1 - kept
      return row
    }
  }

  private static func run(_ change: (inout CycleInputs) -> Void = { _ in }) throws -> CycleWorkload
  {
    var inputs = try inputs()
    change(&inputs)
    var workload = CycleWorkload(inputs)
    workload.run(inputs.nominal)
    return workload
  }

  @Test("What leaves is the contents of the cohorts times their exits, grade by grade")
  func endOfLife() throws {
    let inputs = try Self.inputs()
    let workload = try Self.run()
    let nominal = inputs.nominal
    for year in 0..<Self.yearCount {
      var expected = Array(repeating: 0.0, count: 10)
      for vehicle in 0..<8 {
        guard case .weibull(let shape, let scale) = inputs.lifetimes[vehicle].law else { continue }
        let lifetime = try Lifetime.weibull(shape: shape, scale: scale * nominal.life)
        let table = try SurvivalTable(lifetime: lifetime, yearCount: year + 1)
        for cohort in 0...year {
          let cars =
            workload.values(of: .inflow, year: cohort)[vehicle]
            * table.exitShare(ofCohort: cohort, year: year)
          for grade in 0..<10 {
            let start = inputs.contentIn2000[10 * vehicle + grade]
            let rise = inputs.contentIn2050[10 * vehicle + grade] - start
            let ramp = inputs.ramp[10 * cohort + grade] * nominal.lightWeighting
            expected[grade] += cars * (start + rise * ramp)
          }
        }
      }
      for (found, wanted) in zip(workload.values(of: .endOfLife, year: year), expected) {
        // Exits of the first years are differences of shares near 1.
        #expect((found - wanted).magnitude <= 1e-11 * wanted, "\(year)")
      }
    }
  }

  @Test("Demand is met, and no scrap is lost between the classes and the surplus")
  func balance() throws {
    let workload = try Self.run()
    let inputs = try Self.inputs()
    let remelt = inputs.remeltYields
    for year in 0..<Self.yearCount {
      func values(_ quantity: CycleWorkload.Quantity) -> [Double] {
        workload.values(of: quantity, year: year)
      }
      let demand = values(.demand)
      let used = zip(values(.sameGrade), values(.cascade)).map { $0 + $1 }
      for grade in 0..<10 {
        let sum = used[grade] + values(.primary)[grade]
        #expect((sum - demand[grade]).magnitude <= 4 * demand[grade] * .ulpOfOne)
        #expect(values(.primary)[grade] >= 0 && values(.cascade)[grade] >= 0)
      }
      let share = min(1, max(0, Double(2010 + year - 2020) / 30))
      let collection = (0.8 + (0.9 - 0.8) * share) * 0.95
      let kept = 0.1 + (0.7 - 0.1) * 0.5 * share
      for (metal, grades) in [0..<6, 6..<10].enumerated() {
        var supply = 0.0
        for grade in grades {
          let old = values(.endOfLife)[grade] * collection * inputs.grades[grade].recovery
          let cuttings = demand[grade] - values(.contentIn)[grade]
          let apart = inputs.grades[grade].segregated
          supply += (old * kept + cuttings * apart) * remelt[grade]
          supply += (old * (1 - kept) + cuttings * (1 - apart)) * remelt[10 + metal]
        }
        let found = grades.reduce(values(.surplus)[metal]) { $0 + used[$1] }
        // Some sixty terms, each with a rounding.
        #expect((found - supply).magnitude <= 256 * supply * .ulpOfOne, "\(year) \(metal)")
      }
    }
  }

  @Test("Without room for scrap all metal is primary and all scrap surplus")
  func noScrap() throws {
    let workload = try Self.run { inputs in
      inputs.ranges[7] = CycleInputs.ParameterRange(low: 0, high: 0)
    }
    for year in 0..<Self.yearCount {
      #expect(workload.values(of: .sameGrade, year: year).allSatisfy { $0 == 0 })
      #expect(workload.values(of: .cascade, year: year).allSatisfy { $0 == 0 })
      #expect(
        workload.values(of: .primary, year: year) == workload.values(of: .demand, year: year))
      #expect(workload.values(of: .emissions, year: year)[2] == 0)
      #expect(workload.values(of: .surplus, year: year).allSatisfy { $0 > 0 })
    }
  }

  @Test("Footprints of new cars add up to the emissions of the year")
  func footprints() throws {
    let workload = try Self.run()
    for year in 0..<Self.yearCount {
      let emissions = workload.values(of: .emissions, year: year).reduce(0, +)
      let onCars = zip(
        workload.values(of: .footprint, year: year), workload.values(of: .inflow, year: year)
      ).reduce(0) { $0 + $1.0 * $1.1 }
      // Millions of cars times kg are kt; some eighty terms.
      #expect((onCars - emissions).magnitude <= 256 * emissions * .ulpOfOne, "\(year)")
    }
  }

  @Test("The first year met is the one after the last miss")
  func assessment() throws {
    let workload = try Self.run()
    let assessment = workload.assessment()
    #expect(assessment.shareAboveTarget.count == 31)
    let targets = [900.0, 1000, 1100, 1200]
    for vehicle in 0..<8 {
      var target = targets[vehicle % 4]
      var expected = 2020
      for year in 10..<Self.yearCount {
        if workload.values(of: .footprint, year: year)[vehicle] > target {
          expected = year == Self.yearCount - 1 ? 0 : 2010 + year + 1
        }
        target *= 1 - 0.02
      }
      #expect(assessment.firstYearMet[vehicle] == expected)
    }
  }

  @Test("An ensemble's sample is the run with its parameters, however the samples are shared out")
  func ensemble() throws {
    let inputs = try Self.inputs()
    let samples = (0..<84).map { (place: Int) -> Double in Double(place * 37 % 84) / 84 }
    let ensemble = CycleEnsemble(inputs, samples: samples)
    let whole = ensemble.emissions(ofSamples: 0..<7)
    var workload = CycleWorkload(inputs)
    for sample in 0..<7 {
      workload.run(inputs.parameters(at: samples[(12 * sample)..<(12 * sample + 12)]))
      for year in 0..<31 {
        let routes = workload.values(of: .emissions, year: 10 + year)
        for (route, value) in routes.enumerated() {
          #expect(whole[(6 * year + 1 + route) * 7 + sample] == value)
        }
      }
    }
    let parts = [0..<3, 3..<4, 4..<7].map { ensemble.emissions(ofSamples: $0) }
    for row in 0..<ensemble.rowCount {
      let quantiles = ensemble.quantiles(ofRow: row, in: [whole])
      #expect(ensemble.quantiles(ofRow: row, in: parts) == quantiles)
      #expect(quantiles == quantiles.sorted())
    }
  }
}
