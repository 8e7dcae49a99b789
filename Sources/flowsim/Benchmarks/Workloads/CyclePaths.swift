internal import FlowNumerics

/// Where the levers stand in a year.
struct CyclePaths {
  /// Million cars, a lane for each vehicle.
  let stock: SIMD8<Double>
  /// How far contents have gone, a lane for each grade.
  let contentRamp: SIMD16<Double>
  /// The share of a leaving car's metal that reaches sorting, a lane for each grade.
  let recovered: SIMD16<Double>
  /// How much of the best sorting is reached.
  let sorting: Double
  let sameGradeCap: SIMD16<Double>
  let scrapCap: SIMD16<Double>
  /// The share of hydrogen DRI in primary steel.
  let hydrogen: Double
  /// kg CO2 per kg of metal, by route; see ``CycleInputs/routes``.
  let blastFurnace: Double
  let directReduction: Double
  let electricFurnace: Double
  let primaryAluminium: Double
  let remelting: Double

  init(_ parameters: CycleParameters, _ year: CycleYearInputs, plan: CyclePlan) {
    let years = year.yearsAfter2020
    var exponents = SIMD8<Double>.zero
    exponents[0] = -parameters.batterySteepness * (year.calendarYear - parameters.batteryMidYear)
    exponents[1] = -parameters.gridDecline * years
    exponents[2] = -parameters.gridDecline / 2 * years
    let decays = exponents.exponential
    let battery = 1 / (1 + decays[0])
    let fleet = year.fleet * (1 + (parameters.carsPerHead - 1) * year.since2020)
    let engines = SIMD8(
      lowHalf: SIMD4(repeating: 1 - battery), highHalf: SIMD4(repeating: battery))
    stock = year.classShares * engines * fleet
    contentRamp = year.ramp * parameters.lightWeighting
    let collection =
      plan.collectionIn2020
      + (parameters.collectionIn2050 - plan.collectionIn2020) * year.since2020
    recovered = plan.recovery * (collection * parameters.recovery)
    sorting = parameters.sorting * year.since2020
    let same = Self.cap(plan.sameGradeCap, year, parameters)
    let total = Self.cap(plan.scrapCap, year, parameters)
    sameGradeCap = same
    scrapCap = total.replacing(with: same, where: same .> total)
    hydrogen = parameters.hydrogenIn2050 * year.since2025
    let grid = plan.grid.floor + (plan.grid.start - plan.grid.floor) * decays[1]
    let smelter =
      plan.smelterGrid.floor + (plan.smelterGrid.start - plan.smelterGrid.floor) * decays[2]
    func factor(_ route: Int, _ power: Double) -> Double {
      plan.routes[route].direct + plan.routes[route].electricity * power
    }
    blastFurnace = factor(0, grid)
    directReduction = factor(1, grid)
    electricFurnace = factor(2, grid)
    primaryAluminium = factor(3, smelter * parameters.smelterElectricity)
    remelting = factor(4, grid)
  }

  /// Caps of the year, at most all of demand.
  @inline(__always)
  private static func cap(
    _ path: (in2020: SIMD16<Double>, rise: SIMD16<Double>), _ year: CycleYearInputs,
    _ parameters: CycleParameters
  ) -> SIMD16<Double> {
    let cap = (path.in2020 + path.rise * year.since2020) * parameters.cap
    return cap.replacing(with: 1, where: cap .> 1)
  }
}
