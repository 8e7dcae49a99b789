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

  public init(_ inputs: CycleInputs) {
    plan = CyclePlan(inputs)
    years = Array(repeating: CycleYear(), count: plan.yearCount)
    inflow = Array(repeating: .zero, count: plan.yearCount)
    shares = inflow
    exits = inflow
  }

  /// Computes all years.
  ///
  /// - Parameter withFootprints: Whether emissions are also laid on the new cars.
  public mutating func run(_ parameters: CycleParameters, withFootprints: Bool = true) {
    plan.fillSurvival(parameters, shares: &shares, exits: &exits)
    plan.fillYears(
      parameters, withFootprints: withFootprints, shares: shares, exits: exits, inflow: &inflow,
      years: &years)
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
    exits: [SIMD8<Double>], inflow: inout [SIMD8<Double>], years: inout [CycleYear]
  ) {
    var inflow = inflow.mutableSpan
    var years = years.mutableSpan
    for year in 0..<yearCount {
      let paths = CyclePaths(parameters, self.years[year], plan: self)
      let bought = Self.inflow(
        into: paths.stock, year: year, shares: shares.span, before: inflow.span)
      inflow[year] = bought
      var flows = CycleYear()
      flows.inflow = bought
      retire(
        into: &flows, year: year, exits: exits.span, inflow: inflow.span,
        lightWeighting: parameters.lightWeighting)
      buy(into: &flows, paths)
      recycle(into: &flows, paths)
      emit(into: &flows, paths)
      if withFootprints { layOnCars(&flows, paths) }
      years[year] = flows
    }
  }

  /// What must be bought so that the year ends with `stock`, million cars.
  ///
  /// Two sums side by side, because each addition waits for the one before.
  @inline(__always)
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

  /// What leaves, and the metal in it.
  ///
  /// A car of cohort c holds `content + rise * lightWeighting * ramp[c]` of a grade. The ramp differs
  /// by grade, so the sum over cohorts is taken ten times, each with its own accumulator; contents
  /// come in after it and no table of cohort, vehicle and grade is read.
  @inline(__always)
  private func retire(
    into flows: inout CycleYear, year: Int, exits: Span<SIMD8<Double>>,
    inflow: Span<SIMD8<Double>>, lightWeighting: Double
  ) {
    let ramp = ramp.span
    var outflow = SIMD8<Double>.zero
    var ramped = InlineArray<10, SIMD8<Double>>(repeating: .zero)
    for cohort in 0...year {
      let gone = inflow[cohort] * exits[year - cohort]
      outflow += gone
      for lane in 0..<10 { ramped[lane] += gone * ramp[10 * cohort + lane] }
    }
    flows.outflow = outflow
    for lane in 0..<10 {
      let metal = content[lane] * outflow + contentRise[lane] * (ramped[lane] * lightWeighting)
      flows.endOfLife[lane] = metal.total
    }
  }
}
