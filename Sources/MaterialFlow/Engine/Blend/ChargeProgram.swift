internal import FlowNumerics

/// The linear programme of a charge calculation.
///
///     minimise  Σ π_m x_{m,a} + ρ Σ_scrap (A_m - Σ_a x_{m,a})
///     subject to  D_lo ≤ Σ_m y_m x_{m,a} ≤ D_hi                       melt
///                 lo_e ≤ Σ_m c_{m,e} y_m x_{m,a} ≤ hi_e               element, kg
///                 Σ_a x_{m,a} ≤ A_m                                   at hand
///                 φ_lo Σ_m y_m x_{m,a} ≤ Σ_scrap y_m x_{m,a} ≤ φ_hi Σ_m y_m x_{m,a}
///
/// Masses are scaled to melts of 1e6 and costs to 1, where GLPK's absolute tolerances hold for
/// small grades as for large ones.
struct ChargeProgram {
  /// A row of a target, with its bounds in kg.
  struct Row {
    let target: Int
    let what: ChargeRow
    /// Share that scrap has to reach, for the rows that need one.
    let share: Double
    let low: Double
    let high: Double
  }

  let problem: ChargeProblem
  let rows: [Row]
  private let program = LinearProgram()
  private let massScale: Double
  private let costScale: Double
  private let isElastic: Bool

  static let priceTolerance = 1e-7

  /// - Parameters:
  ///   - keepsContents: Without, the programme asks for mass only.
  ///   - isElastic: Every row of a target may be missed, and the objective is what is missed.
  init(_ problem: ChargeProblem, keepsContents: Bool = true, isElastic: Bool = false) {
    self.problem = problem
    self.isElastic = isElastic
    rows = problem.targets.indices.flatMap {
      Self.rows(of: $0, problem.targets[$0], keepsContents: keepsContents)
    }
    let wanted = problem.targets.reduce(0) { $0 + ($1.demand.minimum ?? $1.demand.maximum ?? 0) }
    massScale = wanted > 0 ? 1e6 / wanted : 1
    let dearest = problem.materials.map { ($0.cost).magnitude }.max() ?? 0
    costScale = dearest > 0 ? 1 / dearest : 1
    build()
  }

  private static func rows(
    of target: Int, _ melt: ChargeProblem.Target, keepsContents: Bool
  ) -> [Row] {
    func row(_ what: ChargeRow, _ low: Double?, _ high: Double?, share: Double = 0) -> Row {
      Row(
        target: target, what: what, share: share, low: low ?? -.infinity, high: high ?? .infinity)
    }
    var rows = [row(.mass, melt.demand.minimum, melt.demand.maximum)]
    for (element, window) in melt.contents.enumerated()
    where keepsContents && (window.maximum != nil || (window.minimum ?? 0) > 0) {
      rows.append(row(.content(element: element), window.minimum, window.maximum))
    }
    if let least = melt.scrapShare.minimum { rows.append(row(.scrapShare, 0, nil, share: least)) }
    if let most = melt.scrapShare.maximum { rows.append(row(.scrapShare, nil, 0, share: most)) }
    return rows
  }

  private var targetCount: Int { problem.targets.count }
  private var chargeCount: Int { problem.materials.count * targetCount }
  /// Under and over by row, after the charges, in an elastic programme.
  private var columnCount: Int { chargeCount + (isElastic ? 2 * rows.count : 0) }
  private var rowCount: Int { rows.count + problem.materials.count }

  private func build() {
    program.addRows(rowCount)
    program.addColumns(columnCount)
    var entries = LinearProgram.Entries()
    for column in 0..<columnCount { program.bound(column: column, 0, .infinity) }
    for (index, row) in rows.enumerated() {
      program.bound(row: index, row.low * massScale, row.high * massScale)
      for material in problem.materials.indices {
        entries.append(
          row: index, column: material * targetCount + row.target, entry(material, row))
      }
      if isElastic {
        entries.append(row: index, column: chargeCount + 2 * index, 1)
        entries.append(row: index, column: chargeCount + 2 * index + 1, -1)
      }
    }
    for (index, material) in problem.materials.enumerated() {
      program.bound(row: rows.count + index, -.infinity, (material.supply ?? .infinity) * massScale)
      for target in 0..<targetCount {
        entries.append(row: rows.count + index, column: index * targetCount + target, 1)
      }
    }
    program.load(entries)
  }

  private func entry(_ material: Int, _ row: Row) -> Double {
    let source = problem.materials[material]
    return switch row.what {
    case .mass: source.meltYield
    case .content(let element): source.meltYield * source.content[element]
    case .scrapShare: source.meltYield * ((source.kind == .scrap ? 1 : 0) - row.share)
    }
  }
}

// MARK: Objectives
extension ChargeProgram {
  func minimiseCost() throws(LinearProgramError) {
    minimise { material, _ in
      let source = problem.materials[material]
      let saved = source.kind == .scrap && source.supply != nil ? problem.surplusCost : 0
      return (source.cost - saved) * costScale
    }
    try program.solve()
  }

  /// Among the optima, the least or the most metal in its own group.
  func optimiseSameGrade(sign: Double) throws(LinearProgramError) -> Double {
    minimise { material, target in
      sign * problem.materials[material].meltYield * problem.sameGradeShare(material, target)
    }
    try program.solve(.primal)
    return sign * program.objective / massScale
  }

  /// Among the optima, early materials into early targets: a Monge array leaves no ties.
  func minimiseOrder() throws(LinearProgramError) {
    let count = (Double(problem.materials.count), Double(targetCount))
    minimise { material, target in
      1 - (1 - Double(material) / count.0) * (1 - Double(target) / count.1)
    }
    try program.solve(.primal)
  }

  /// The least that the rows of an elastic programme have to give way.
  ///
  /// A missing melt weighs more than a missed content, so that a bound is named before a melt that
  /// cannot be filled.
  func minimiseMisses() throws(LinearProgramError) {
    minimise { _, _ in 0 }
    for (index, row) in rows.enumerated() {
      let cost: Double = row.what == .mass ? 10 : 1
      program.cost(column: chargeCount + 2 * index, cost)
      program.cost(column: chargeCount + 2 * index + 1, cost)
    }
    try program.solve()
  }

  private func minimise(_ cost: (_ material: Int, _ target: Int) -> Double) {
    for material in problem.materials.indices {
      for target in 0..<targetCount {
        program.cost(column: material * targetCount + target, cost(material, target))
      }
    }
  }

  func holdOptima() {
    program.holdOptima(
      rowCount: rowCount, columnCount: columnCount, above: Self.priceTolerance)
  }
}

// MARK: Reading
extension ChargeProgram {
  /// Shape `[material][target]`, kg; what the solver leaves at ±1e-13 is zero.
  var charge: [[Double]] {
    problem.materials.indices.map { material in
      (0..<targetCount).map { target in
        let value = program.value(column: material * targetCount + target)
        return value > 1e-9 ? value / massScale : 0
      }
    }
  }

  /// Cost per kg that a row's bound, or a material's supply, would save if moved up.
  func price(row: Int) -> Double { program.dual(row: row) / costScale }
  func price(supplyOf material: Int) -> Double { price(row: rows.count + material) }

  /// What a row of an elastic programme falls short of its bound (below zero) or exceeds it, kg.
  func miss(row: Int) -> Double {
    let under = program.value(column: chargeCount + 2 * row)
    let over = program.value(column: chargeCount + 2 * row + 1)
    let miss = over - under
    return miss.magnitude > 1e-6 ? miss / massScale : 0
  }
}
