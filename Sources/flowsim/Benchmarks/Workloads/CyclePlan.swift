internal import FlowNumerics

/// The inputs of a cycle as vectors: eight lanes of vehicles, or sixteen of grades and classes.
///
/// Lanes of grades follow the cascades, the best grade of steel first, so that the kernels need no
/// look-up; lanes 10 and 11 are the mixed classes, the rest stays zero.
struct CyclePlan: Sendable {
  let yearCount: Int
  /// The grade of each lane, and the lane of each grade.
  let gradeOfLane: [Int]
  let laneOfGrade: [Int]

  // MARK: By year

  let years: [CycleYearInputs]
  /// How far contents have gone, shape `[year][lane of grade]`.
  let ramp: [InlineArray<10, Double>]
  /// Of the end of each year of life, in years.
  let logAges: [Double]

  // MARK: By vehicle

  let law: WeibullLanes
  let contents: CycleContents

  // MARK: By grade and class

  let fabricationYield: SIMD16<Double>
  let recovery: SIMD16<Double>
  let segregated: SIMD16<Double>
  let sameGradeCap: (in2020: SIMD16<Double>, rise: SIMD16<Double>)
  let scrapCap: (in2020: SIMD16<Double>, rise: SIMD16<Double>)
  let sorting: CycleSorting
  /// 1 in the lane before which a metal's mixed class joins.
  let mixedSteelEnters: SIMD16<Double>
  let mixedAluminiumEnters: SIMD16<Double>

  let collectionIn2020: Double
  let routes: [CycleInputs.Route]
  let grid: CycleInputs.Grid
  let smelterGrid: CycleInputs.Grid
  /// kg CO2 per car in 2020, a lane for each vehicle.
  let targets: SIMD8<Double>
  let targetCut: Double

  init(_ inputs: CycleInputs) {
    inputs.checkShapes()
    let order = inputs.cascades.flatMap(\.order)
    func grades(_ value: (CycleInputs.Grade) -> Double) -> SIMD16<Double> {
      SIMD16(padding: order.map { value(inputs.grades[$0]) })
    }
    yearCount = inputs.population.count
    gradeOfLane = order
    laneOfGrade = order.indices.map { grade in order.firstIndex(of: grade) ?? 0 }
    years = inputs.population.indices.map { CycleYearInputs(inputs, year: $0, order: order) }
    ramp = inputs.population.indices.map { year in
      InlineArray { inputs.ramp[year * CycleInputs.gradeCount + order[$0]] }
    }
    logAges = inputs.population.indices.map { RealFunctions.logarithm(Double($0) + 0.5) }
    guard let law = WeibullLanes(inputs.lifetimes) else {
      preconditionFailure("cars of a cycle have Weibull lifetimes")
    }
    self.law = law
    contents = CycleContents(inputs, order: order)
    fabricationYield = grades(\.fabricationYield).paddedByOne
    recovery = grades(\.recovery)
    segregated = grades(\.segregated)
    sameGradeCap = (
      grades(\.sameGradeCap.in2020), grades { $0.sameGradeCap.in2050 - $0.sameGradeCap.in2020 }
    )
    scrapCap = (grades(\.scrapCap.in2020), grades { $0.scrapCap.in2050 - $0.scrapCap.in2020 })
    sorting = CycleSorting(inputs, order: order)
    mixedSteelEnters = SIMD16(
      padding: order.map { $0 == inputs.cascades[0].mixedEntersBefore ? 1 : 0 })
    mixedAluminiumEnters = SIMD16(
      padding: order.map { $0 == inputs.cascades[1].mixedEntersBefore ? 1 : 0 })
    collectionIn2020 = inputs.collectionIn2020
    routes = inputs.routes
    grid = inputs.grid
    smelterGrid = inputs.smelterGrid
    targets = SIMD8(inputs.targets + inputs.targets)
    targetCut = inputs.targetCut
  }
}

/// Metal of a car in 2000, and how much more by 2050; kg.
struct CycleContents: Sendable {
  /// Shape `[lane of grade]`, a lane for each vehicle.
  let byGrade: [SIMD8<Double>]
  let riseByGrade: [SIMD8<Double>]
  /// Shape `[vehicle]`, a lane for each grade.
  let byVehicle: [SIMD16<Double>]
  let riseByVehicle: [SIMD16<Double>]

  init(_ inputs: CycleInputs, order: [Int]) {
    let vehicles = 0..<CycleInputs.vehicleCount
    func content(_ vehicle: Int, _ grade: Int) -> Double {
      inputs.contentIn2000[vehicle * CycleInputs.gradeCount + grade]
    }
    func rise(_ vehicle: Int, _ grade: Int) -> Double {
      inputs.contentIn2050[vehicle * CycleInputs.gradeCount + grade] - content(vehicle, grade)
    }
    byGrade = order.map { grade in SIMD8(vehicles.map { content($0, grade) }) }
    riseByGrade = order.map { grade in SIMD8(vehicles.map { rise($0, grade) }) }
    byVehicle = vehicles.map { vehicle in SIMD16(padding: order.map { content(vehicle, $0) }) }
    riseByVehicle = vehicles.map { vehicle in SIMD16(padding: order.map { rise(vehicle, $0) }) }
  }
}

/// What sorting and remelting yield, a lane for each class.
struct CycleSorting: Sendable {
  /// Today, and how much more at best: shape `[lane of grade]`.
  let today: [SIMD16<Double>]
  let rise: [SIMD16<Double>]
  let remeltYield: SIMD16<Double>

  init(_ inputs: CycleInputs, order: [Int]) {
    let classes = order + [CycleInputs.gradeCount, CycleInputs.gradeCount + 1]
    let width = CycleInputs.scrapClassCount
    today = order.map { grade in
      SIMD16(padding: classes.map { inputs.sortingBefore[grade * width + $0] })
    }
    rise = order.map { grade in
      let cells = classes.map { grade * width + $0 }
      return SIMD16(padding: cells.map { inputs.sortingBest[$0] - inputs.sortingBefore[$0] })
    }
    remeltYield = SIMD16(padding: classes.map { inputs.remeltYields[$0] })
  }
}

/// What a year brings, whatever the parameters.
struct CycleYearInputs: Sendable {
  let calendarYear: Double
  /// Million cars with today's cars per head.
  let fleet: Double
  /// A lane for each vehicle, as if all had the same engine.
  let classShares: SIMD8<Double>
  /// How far contents have gone, a lane for each grade.
  let ramp: SIMD16<Double>
  /// The way from 2020 to 2050, and from 2025 to 2050, 0...1.
  let since2020: Double
  let since2025: Double
  /// Never below zero.
  let yearsAfter2020: Double

  init(_ inputs: CycleInputs, year: Int, order: [Int]) {
    calendarYear = Double(inputs.firstYear + year)
    fleet = inputs.population[year] * inputs.carsPerHead[year]
    let count = CycleInputs.classCount
    let shares = Array(inputs.classShares[(count * year)..<(count * year + count)])
    classShares = SIMD8(shares + shares)
    ramp = SIMD16(padding: order.map { inputs.ramp[year * CycleInputs.gradeCount + $0] })
    since2020 = min(1, max(0, (calendarYear - 2020) / 30))
    since2025 = min(1, max(0, (calendarYear - 2025) / 25))
    yearsAfter2020 = max(0, calendarYear - 2020)
  }
}

extension CycleInputs {
  /// Lengths that do not fit are a mistake of whoever read the tables.
  fileprivate func checkShapes() {
    let years = population.count
    precondition(
      carsPerHead.count == years && classShares.count == years * Self.classCount
        && ramp.count == years * Self.gradeCount, "a row of the fleet for each year")
    let contents = Self.vehicleCount * Self.gradeCount
    precondition(
      lifetimes.count == Self.vehicleCount && contentIn2000.count == contents
        && contentIn2050.count == contents, "a lifetime and contents for each vehicle")
    let sorted = Self.gradeCount * Self.scrapClassCount
    precondition(
      grades.count == Self.gradeCount && sortingBefore.count == sorted
        && sortingBest.count == sorted && remeltYields.count == Self.scrapClassCount,
      "yields for each grade and class")
    precondition(
      cascades.flatMap(\.order).sorted() == Array(0..<Self.gradeCount)
        && cascades.map(\.order.count) == [Self.steelGradeCount, 4], "each grade in one cascade")
    precondition(routes.count == 5 && targets.count == Self.classCount, "five routes, four targets")
    precondition(ranges.count == CycleParameters.count, "a range for each parameter")
  }
}

extension SIMD16<Double> {
  /// The numbers, then zeros.
  init(padding numbers: [Double]) {
    self = .zero
    for (lane, number) in numbers.enumerated() { self[lane] = number }
  }

  /// With 1 for every zero, where a division by padding would give no number.
  var paddedByOne: Self { replacing(with: 1, where: self .== 0) }
}
