internal import FlowNumerics

/// Cars, the metal in them, what becomes of it and what making it emits, year by year.
///
/// A plan is made once of the inputs; a run takes parameters and allocates nothing.
public struct CycleWorkload: Sendable {
  let plan: CyclePlan
  /// Of the last run, shape `[year]`.
  private(set) var years: [CycleYear]
  /// Million cars, shape `[year]`, and the share of a cohort in use or leaving by year of life.
  private var inflow: [SIMD8<Double>]
  private var shares: [SIMD8<Double>]
  private var exits: [SIMD8<Double>]
  /// Cars that leave in a year, weighted by how far the contents of their cohorts had gone; shape
  /// `[lane of grade]`.
  private var ramped: [SIMD8<Double>]

  public init(_ inputs: CycleInputs) {
    plan = CyclePlan(inputs)
    years = Array(repeating: CycleYear(), count: plan.yearCount)
    inflow = Array(repeating: .zero, count: plan.yearCount)
    shares = inflow
    exits = inflow
    ramped = Array(repeating: .zero, count: CycleInputs.gradeCount)
  }

  /// Computes all years.
  ///
  /// - Parameter withFootprints: Whether emissions are also laid on the new cars.
  public mutating func run(_ parameters: CycleParameters, withFootprints: Bool = true) {
    plan.fillSurvival(parameters, shares: &shares, exits: &exits)
    plan.fillYears(
      parameters, withFootprints: withFootprints, shares: shares, exits: exits, inflow: &inflow,
      ramped: &ramped, years: &years)
  }
}

extension CyclePlan {
  fileprivate func fillSurvival(
    _ parameters: CycleParameters, shares: inout [SIMD8<Double>], exits: inout [SIMD8<Double>]
  ) {
    let logLife = RealFunctions.logarithm(parameters.life)
    var shares = shares.mutableSpan
    var exits = exits.mutableSpan
    var before = SIMD8<Double>.one
    for age in 0..<yearCount {
      let share = law.survival(atLogAge: logAges[age] - logLife)
      shares[age] = share
      exits[age] = before - share
      before = share
    }
  }

  fileprivate func fillYears(
    _ parameters: CycleParameters, withFootprints: Bool, shares: [SIMD8<Double>],
    exits: [SIMD8<Double>], inflow: inout [SIMD8<Double>], ramped: inout [SIMD8<Double>],
    years: inout [CycleYear]
  ) {
    var inflow = inflow.mutableSpan
    var ramped = ramped.mutableSpan
    var years = years.mutableSpan
    for year in 0..<yearCount {
      let paths = CyclePaths(parameters, self.years[year], plan: self)
      inflow[year] = Self.inflow(
        into: paths.stock, year: year, shares: shares.span, before: inflow.span)
      let gone = Self.exits(
        year: year, exits: exits.span, inflow: inflow.span, ramp: ramp.span,
        rampedByGrade: &ramped)
      years[year].inflow = inflow[year]
      years[year].outflow = gone
      years[year].endOfLife = Self.metal(
        in: gone, ramped: ramped.span, lightWeighting: parameters.lightWeighting,
        content: contents.byGrade.span, rise: contents.riseByGrade.span)
      buy(into: &years[year], paths)
      recycle(into: &years[year], paths)
      emit(into: &years[year], paths)
      if withFootprints { layOnCars(&years[year], paths) }
    }
  }

  /// What must be bought so that the year ends with `stock`, million cars.
  ///
  /// Two sums side by side, because each addition waits for the one before. A function of its own,
  /// as the next: inlined into the year, the compiler cuts the vectors into halves.
  @inline(never)
  private static func inflow(
    into stock: SIMD8<Double>, year: Int, shares: Span<SIMD8<Double>>, before: Span<SIMD8<Double>>
  ) -> SIMD8<Double> {
    var missing = stock
    var others = SIMD8<Double>.zero
    var cohort = 0
    while cohort + 1 < year {
      missing -= before[cohort] * shares[year - cohort]
      others -= before[cohort + 1] * shares[year - cohort - 1]
      cohort += 2
    }
    if cohort < year { missing -= before[cohort] * shares[year - cohort] }
    return (missing + others) / shares[0]
  }

  /// The cars that leave, and the sum of them weighted by their cohorts' ramp, for each grade.
  ///
  /// A car of cohort c holds `content + rise * lightWeighting * ramp[c]` of a grade. The ramp
  /// differs by grade, so the sum over cohorts is taken ten times, each in its own register;
  /// contents come in after it and no table of cohort, vehicle and grade is read.
  @inline(never)
  private static func exits(
    year: Int, exits: Span<SIMD8<Double>>, inflow: Span<SIMD8<Double>>,
    ramp: Span<InlineArray<10, Double>>, rampedByGrade: inout MutableSpan<SIMD8<Double>>
  ) -> SIMD8<Double> {
    var cars = SIMD8<Double>.zero
    var ramped = InlineArray<10, SIMD8<Double>>(repeating: .zero)
    for cohort in 0...year {
      let gone = inflow[cohort] * exits[year - cohort]
      let ramp = ramp[cohort]
      cars += gone
      for lane in 0..<10 { ramped[lane] += gone * ramp[lane] }
    }
    for lane in 0..<10 { rampedByGrade[lane] = ramped[lane] }
    return cars
  }

  /// The metal in the cars that leave, a lane for each grade.
  @inline(never)
  private static func metal(
    in cars: SIMD8<Double>, ramped: Span<SIMD8<Double>>, lightWeighting: Double,
    content: Span<SIMD8<Double>>, rise: Span<SIMD8<Double>>
  ) -> SIMD16<Double> {
    func grade(_ lane: Int) -> SIMD8<Double> {
      content[lane] * cars + rise[lane] * (ramped[lane] * lightWeighting)
    }
    let low = SIMD8(
      lowHalf: SIMD8.totals(grade(0), grade(1), grade(2), grade(3)),
      highHalf: SIMD8.totals(grade(4), grade(5), grade(6), grade(7)))
    let high = SIMD8.totals(grade(8), grade(9), .zero, .zero)
    return SIMD16(lowHalf: low, highHalf: SIMD8(lowHalf: high, highHalf: .zero))
  }
}
