/// Solves the programme that shares scrap out, year after year.
///
/// A dual interior point: charges, ore-based metal, scrap left behind and imports are explicit
/// functions of the prices and are never unknowns; unknowns are the prices of rows, the slacks and
/// the linear columns. Newton steps climb the dual with barriers of falling weight, which is
/// concave, so that Armijo's rule makes them safe from any start. Same question and same start:
/// same bits.
struct MarketSolver: Sendable {
  let shape: MarketShape
  var program: MarketProgram
  var point: MarketPoint
  var trial: MarketPoint
  var step: MarketStep
  /// Charge in the plan over the charge at the prices, shape `[class]`.
  var scales: [Double]
  private var memory: MarketMemory

  init(_ shape: MarketShape) {
    self.shape = shape
    program = MarketProgram(shape)
    point = MarketPoint(program)
    trial = point
    step = MarketStep(program)
    scales = Array(repeating: 1, count: shape.classCount)
    memory = MarketMemory(program)
  }

  /// The next solve starts cold.
  mutating func reset() { memory.forget() }

  /// Starts from the last solve where the same rows and columns are open, else cold; a cold start
  /// that does not arrive begins again with more dispersion.
  mutating func solve(
    _ question: MarketQuestion, into answer: inout MarketAnswer
  ) throws(MarketFailure) {
    try program.load(question)
    answer.iterations = 0
    if memory.recall(program, &point, weight: Rules.warmWeight) {
      do throws(MarketFailure) {
        try finish(question, into: &answer, barrier: Rules.warmBarrier)
        return
      } catch {}
    }
    memory.forget()
    let wanted = program.dispersion
    let first = wanted < Rules.leastColdDispersion ? Rules.firstDispersion : wanted
    do throws(MarketFailure) {
      try solveCold(question, into: &answer, from: first)
    } catch {
      guard case .stalled = error else { throw error }
      try solveCold(question, into: &answer, from: 10 * max(wanted, Rules.firstDispersion))
    }
  }

  /// A cold start; with more dispersion than is wanted, and a descent from it, by thirds.
  ///
  /// The exponential of a worth over a small τ overflows before the prices are near.
  private mutating func solveCold(
    _ question: MarketQuestion, into answer: inout MarketAnswer, from first: Double
  ) throws(MarketFailure) {
    let wanted = program.dispersion
    var barrier = Rules.coldBarrier
    if first > wanted {
      defer { program.dispersion = wanted }
      program.dispersion = first
      point.startCold(program)
      while program.dispersion > wanted {
        try climb(&answer.iterations, barrier: barrier, Rules.descentTolerance)
        barrier = Rules.warmWeight
        program.dispersion = max(program.dispersion / 3, wanted)
        point.centre(program, weight: Rules.warmWeight)
      }
    } else {
      point.startCold(program)
    }
    try finish(question, into: &answer, barrier: barrier)
  }

  private mutating func finish(
    _ question: MarketQuestion, into answer: inout MarketAnswer, barrier: Double
  ) throws(MarketFailure) {
    try climb(&answer.iterations, barrier: barrier, Rules.tolerance)
    close(question, into: &answer)
    // A class of hardly any price leaves slack by price times slack; to use it up moves windows.
    var products = Rules.tolerance
    while answer.gap.magnitude > Rules.certificate, products > Rules.leastProducts {
      products *= 0.1
      try climb(&answer.iterations, barrier: 0.1 * products, Rules.tolerance, products: products)
      close(question, into: &answer)
    }
    if answer.gap.magnitude <= Rules.certificate {
      memory.keep(program, point)
      return
    }
    throw .uncertified(gap: answer.gap, iterations: answer.iterations)
  }

  /// When to stop, and how the weight of the barriers falls.
  enum Rules {
    /// Rows over demand or supply; products of price and slack over that and the price of metal.
    static let tolerance = 1e-11
    /// Products of price and slack are smaller than misses by this: amounts follow them tenfold.
    static let product = 0.3
    static let coldBarrier = 0.01
    /// Least product of price and slack at a warm start, and the barriers' weight there.
    static let warmWeight = 1e-5
    static let warmBarrier = 1e-6
    /// Primal less dual over all metal's worth.
    static let certificate = 1e-10
    /// Products of price and slack go no further down for the certificate's sake.
    static let leastProducts = 1e-17
    /// Below this share of the price of metal, τ is reached from the other one by thirds.
    static let leastColdDispersion = 2e-4
    static let firstDispersion = 5e-3
    static let descentTolerance = 1e-6
    /// Rows that rounding keeps from getting nearer are kept within this.
    static let rounding = 1e-8
    static let mostIterations = 400
    /// A dual above this many times all metal's worth has no plan below it.
    static let hopeless = 1e4
  }

  /// Newton steps until rows and products are within tolerance.
  ///
  /// - Parameter products: Their tolerance where it is smaller than that of rows.
  mutating func climb(
    _ iterations: inout Int, barrier start: Double, _ tolerance: Double, products: Double? = nil
  ) throws(MarketFailure) {
    let products = products ?? tolerance
    var barrier = start
    var length = 0.0
    var last = (miss: Double.infinity, steps: 0)
    point.evaluate(program)
    for _ in 0..<Rules.mostIterations {
      let distance = point.distance(program)
      if distance.miss <= tolerance && distance.product <= Rules.product * products { return }
      if isSettled(distance, products, &last) { return }
      if point.dualValue > Rules.hopeless * program.worth { throw infeasible() }
      if length > 0.9 {
        let fall = distance.miss < 0.01 ? 0.02 : 0.1
        barrier = fall * min(barrier, distance.product)
      } else if length > 0.5 {
        barrier *= 0.3
      }
      barrier = max(barrier, 0.1 * products)
      step.formGradient(program, point, barrier: barrier)
      step.solve(program, point)
      length = advance(barrier)
      iterations += 1
      if !(length > 0) { break }
    }
    throw stalled(iterations)
  }

  /// Whether all that is left of the rows is rounding: three steps brought nothing.
  private func isSettled(
    _ distance: MarketPoint.Distance, _ products: Double, _ last: inout (miss: Double, steps: Int)
  ) -> Bool {
    if distance.product > Rules.product * products || distance.miss > Rules.rounding {
      return false
    }
    last.steps = distance.miss < last.miss / 2 ? 0 : last.steps + 1
    last.miss = min(last.miss, distance.miss)
    return last.steps >= 3
  }

  /// Halves the step until the dual rises, and moves there.
  ///
  /// - Returns: The part of the step taken.
  private mutating func advance(_ barrier: Double) -> Double {
    let slope = step.slope(program)
    var length = point.room(program, step)
    if !slope.isFinite { return 0 }
    for _ in 0..<60 {
      trial.move(from: point, program, step, by: length)
      if !trial.isOverrun(from: point, program), isRise(slope, length, barrier) {
        trial.moveSlacks(from: point, program, step, barrier: barrier)
        swap(&point, &trial)
        return length
      }
      length /= 2
    }
    return 0
  }

  private func isRise(_ slope: Double, _ length: Double, _ barrier: Double) -> Bool {
    let gain =
      trial.dualValue - point.dualValue
      + barrier * trial.barrierGain(from: point, program)
    return gain >= 1e-4 * length * slope - 1e-13 * point.dualValue.magnitude
  }
}
