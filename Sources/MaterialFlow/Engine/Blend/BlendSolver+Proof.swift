internal import FlowNumerics

// Whether the basis at hand is optimal for other costs than those it was found with.
extension BlendSolver.Stage {
  /// Whether the optima of the objective bound it.
  var isOnFace: Bool {
    switch self {
    case .joint, .objective: false
    case .order, .leastSameGrade, .mostSameGrade: true
    }
  }

  /// Reduced costs below this are zero to the solver.
  ///
  /// GLPK scales costs to a thousand at most, so the joint ones shrink by a thousand.
  var priceTolerance: Double { self == .joint ? 1e-9 : 1e-7 }

  /// Objective and order start from the joint answer of their own year.
  var startsFromLastYear: Bool {
    switch self {
    case .objective, .order: false
    case .joint, .leastSameGrade, .mostSameGrade: true
    }
  }
}

extension BlendSolver {
  /// Prices in tonnes of the dearest ore-based metal.
  var objectivePrices: [Double] {
    prices.map { $0.magnitude > Self.priceTolerance ? $0 : 0 }
  }

  /// What the objective counts for the answer at hand.
  var cost: Double {
    var sum = 0.0
    for column in columns { sum += coefficients.cost[column] * values[column] }
    return sum
  }

  func costs(_ stage: Stage) -> [Double] {
    switch stage {
    case .joint: coefficients.jointCost
    case .objective: coefficients.cost
    case .order: coefficients.orderCost
    case .leastSameGrade, .mostSameGrade: coefficients.sameGrade
    }
  }

  /// Prices rows and columns at the costs of a stage, and says whether no step would lower them.
  ///
  /// These are the exact conditions of the stage: the weight of the joint costs has no part in
  /// them. For the order, a step is one among the optima of the objective.
  mutating func isOptimum(of stage: Stage) -> Bool {
    let costs = costs(stage)
    let isPriced = program.price(
      { costs[columns[$0]] }, into: { stagePrices[rows[$0]] = $1 })
    if !isPriced { return false }
    coefficients.price(stagePrices, costs: costs, into: &stageReduced)
    return stageReduced.indices.allSatisfy { isSettled(column: $0, stage) }
      && rows.indices.allSatisfy { isSettled(rowAt: $0, stage) }
  }

  private func isSettled(column: Int, _ stage: Stage) -> Bool {
    if !coefficients.isOpen[column] || stage.isOnFace && !isOnFace(column) { return true }
    let place = columnPlace[column]
    if place < 0 { return stageReduced[column] >= -Self.priceTolerance }
    return isSettled(stageReduced[column], program.standing(column: place))
  }

  private func isSettled(rowAt place: Int, _ stage: Stage) -> Bool {
    let row = rows[place]
    if stage.isOnFace && prices[row].magnitude > Self.priceTolerance { return true }
    return isSettled(stagePrices[row], program.standing(row: place))
  }

  private func isSettled(_ price: Double, _ standing: LinearProgram.Standing) -> Bool {
    switch standing {
    case .between, .fixed: true
    case .low: price >= -Self.priceTolerance
    case .high: price <= Self.priceTolerance
    case .free: price.magnitude <= Self.priceTolerance
    }
  }
}
