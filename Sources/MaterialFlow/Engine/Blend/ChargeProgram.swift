internal import FlowNumerics

/// The linear programme of a charge calculation.
///
///     minimise  Σ π_m x_{m,a} + ρ Σ_scrap (A_m - Σ_a x_{m,a})
///     subject to  D_lo ≤ Σ_m y_m x_{m,a} ≤ D_hi                       melt
///                 lo_e ≤ Σ_m c_{m,e} y_m x_{m,a} ≤ hi_e               element, kg
///                 φ_lo Σ_m y_m x_{m,a} ≤ Σ_scrap y_m x_{m,a} ≤ φ_hi Σ_m y_m x_{m,a}
///                 Σ_a x_{m,a} ≤ A_m                                   at hand
final class ChargeProgram {
  /// Which charges there are and what is asked of them.
  enum Form {
    case whole
    /// Every row of a target may be missed, and the objective is what is missed.
    case elastic
    /// Composition is not kept, and at most so much metal is no scrap, kg.
    case massOnly(mostNew: Double)

    fileprivate var isElastic: Bool { if case .elastic = self { true } else { false } }
    fileprivate var keepsContents: Bool { if case .massOnly = self { false } else { true } }
  }

  let problem: ChargeProblem
  let rows: [ChargeLine]
  private let isElastic: Bool
  private let program: RefinedProgram
  /// The programme without misses, which an answer is checked against.
  private let strict: ProgramData

  init(_ problem: ChargeProblem, _ form: Form = .whole) {
    self.problem = problem
    isElastic = form.isElastic
    var lines = ChargeLine.all(of: problem, keepsContents: form.keepsContents)
    if case .massOnly(let most) = form { lines.append(ChargeLine(.newMetal, high: most)) }
    rows = lines
    strict = Self.data(problem, lines, isElastic: false)
    let wanted = problem.targets.reduce(0) { $0 + ($1.demand.minimum ?? $1.demand.maximum ?? 0) }
    program = RefinedProgram(
      isElastic ? Self.data(problem, lines, isElastic: true) : strict,
      massScale: wanted > 0 ? 1e6 / wanted : 1)
  }

  private static func data(
    _ problem: ChargeProblem, _ lines: [ChargeLine], isElastic: Bool
  ) -> ProgramData {
    var columns: [[(row: Int, value: Double)]] = []
    let places = ChargeLine.places(of: lines, in: problem)
    for (index, material) in problem.materials.enumerated() {
      for target in problem.targets.indices {
        columns.append(
          (places.ofTarget[target] + places.ofMaterial[index] + places.ofAll).map { row in
            (row, lines[row].entry(material, index))
          })
      }
    }
    var highs = columns.map { _ in Double.infinity }
    if isElastic {
      for (row, line) in lines.enumerated() {
        columns += [[(row, 1)], [(row, -1)]]
        highs += [line.low > -.infinity ? .infinity : 0, line.isElasticAbove ? .infinity : 0]
      }
    }
    return ProgramData(
      rows: lines.map { ProgramData.Row(low: $0.low, high: $0.high) }, columnHigh: highs,
      columns: columns)
  }

  private var targetCount: Int { problem.targets.count }
  private var chargeCount: Int { problem.materials.count * targetCount }
}

// MARK: Objectives
extension ChargeProgram {
  /// What a kilogram charged costs; shape `[material × target]`.
  private var costs: [Double] {
    costs { material, _ in
      let source = problem.materials[material]
      let saved = source.kind == .scrap && source.supply != nil ? problem.surplusCost : 0
      return source.cost - saved
    }
  }

  private func costs(_ cost: (_ material: Int, _ target: Int) -> Double) -> [Double] {
    problem.materials.indices.flatMap { material in
      (0..<targetCount).map { cost(material, $0) }
    }
  }

  private func minimise(_ costs: [Double], misses: Double = 0) throws(LinearProgramError) {
    // A missing melt weighs more than a missed content, so that a bound is named before a melt
    // that cannot be filled.
    let weights = isElastic ? rows.flatMap { [misses * $0.weight, misses * $0.weight] } : []
    program.minimise(costs + weights)
    try program.solve()
  }

  /// - Parameter misses: What a kilogram costs that an elastic programme misses.
  func minimiseCost(misses: Double = 0) throws(LinearProgramError) {
    try minimise(costs, misses: misses)
  }

  /// The least that the rows of an elastic programme have to give way.
  func minimiseMisses() throws(LinearProgramError) {
    try minimise(costs { _, _ in 0 }, misses: 1)
  }

  /// Among the optima, the least or the most metal in its own group.
  func optimiseSameGrade(sign: Double) throws(LinearProgramError) -> Double {
    let metal = costs { material, target in
      problem.materials[material].meltYield * problem.sameGradeShare(material, target)
    }
    if metal.allSatisfy({ $0 == 0 }) { return 0 }
    try minimise(metal.map { sign * $0 })
    return zip(metal, program.answer).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Among the optima, early materials into early targets: a Monge array leaves no ties.
  func minimiseOrder() throws(LinearProgramError) {
    let count = (Double(problem.materials.count), Double(targetCount))
    try minimise(
      costs { material, target in
        1 - (1 - Double(material) / count.0) * (1 - Double(target) / count.1)
      })
  }

  /// Metal of the kinds that are meant.
  func minimiseMetal(of kinds: (ChargeProblem.Kind) -> Bool) throws(LinearProgramError) {
    try minimise(
      costs { material, _ in
        let source = problem.materials[material]
        return kinds(source.kind) ? source.meltYield : 0
      })
  }

  func holdOptima() { program.holdOptima() }
}

// MARK: Reading
extension ChargeProgram {
  /// Shape `[material][target]`, kg.
  var charge: [[Double]] {
    let answer = program.answer
    return problem.materials.indices.map { material in
      Array(answer[material * targetCount..<(material + 1) * targetCount])
    }
  }

  /// What one more kilogram of each row's bound costs; shape `[row]`.
  var prices: [Doubled] { program.prices }

  /// The larger of a row's bounds and terms in a charge, kg; shape `[row]`.
  func sizes(_ charge: [[Double]]) -> [Double] { strict.sizes(charge.flatMap { $0 }) }

  func certificate(of charge: [[Double]], _ prices: [Doubled]) -> ProgramCertificate {
    strict.certificate(of: charge.flatMap { $0 }, cost: costs, prices: prices)
  }

  /// Whether the prices of an elastic programme prove that no charge keeps every row.
  var provesImpossible: Bool { strict.isImpossible(by: program.prices) }

  /// What the rows of an elastic programme fall short of (below zero) or exceed, kg.
  ///
  /// What the digits of the input do not tell is zero. Shape `[row]`.
  var misses: [Double] {
    let answer = program.answer
    return rows.indices.map { row in
      let miss = answer[chargeCount + 2 * row + 1] - answer[chargeCount + 2 * row]
      let size = max(
        rows[row].low > -.infinity ? rows[row].low.magnitude : 0,
        rows[row].high < .infinity ? rows[row].high.magnitude : 0, melt(of: row))
      return miss.magnitude > 0.5 * ProgramCertificate.rowTolerance * size ? miss : 0
    }
  }

  /// The size of rows whose bound is zero.
  private func melt(of row: Int) -> Double {
    guard rows[row].isShare, let target = rows[row].target else { return 0 }
    let demand = problem.targets[target].demand
    return demand.minimum ?? demand.maximum ?? 0
  }
}
