internal import FlowNumerics

// The set of all optima, held for the objectives that choose among them.
extension BlendSolver {
  /// This year's bounds; a row with two of them starts from the one that had the price.
  func releaseFace() {
    for place in columns.indices { bound(columnAt: place) }
    for (place, row) in rows.enumerated() {
      bound(rowAt: place)
      if isHeldHigh[row] && coefficients.low[row] > -.infinity
        && coefficients.low[row] < coefficients.high[row] && !program.isBasic(row: place)
      {
        program.startAtUpperBound(row: place)
      }
    }
  }

  func bound(rowAt place: Int) {
    program.bound(row: place, coefficients.low[rows[place]], coefficients.high[rows[place]])
  }

  func bound(columnAt place: Int) {
    let isOpen = coefficients.isOpen[columns[place]]
    program.bound(column: place, 0, isOpen ? .infinity : 0)
  }

  var face: OptimalFace {
    OptimalFace(columns: columns, rows: rows, prices: prices, reduced: reduced)
  }

  /// The least and the most of what some objectives count over all optima of another solver's
  /// answer, t, in the order of the objectives.
  ///
  /// Asked of a solver that answers nothing else, so that no posted blend depends on it.
  mutating func ranges(
    of objectives: [FaceObjective], _ year: BlendQuestion, on face: OptimalFace
  ) throws(LinearProgramError) -> [FaceRange] {
    coefficients.set(year)
    prices = face.prices
    reduced = face.reduced
    join(face)
    load()
    var found: [FaceRange] = []
    for objective in objectives {
      found.append(try range(of: objective, on: face))
    }
    return found
  }

  /// How far rows may stand from the bounds of the answer, over their scale, and below which price
  /// nothing is held there, in turn.
  ///
  /// Rounding of the answer can leave bounds that exclude one another in their last digits, and
  /// prices of columns that have metal. GLPK itself lets a row be missed by a tenth of the first
  /// slack.
  private static let faceSlacks: [(row: Double, price: Double)] = [
    (0, priceTolerance), (1e-6, priceTolerance), (1e-6, 10 * priceTolerance),
    (1e-5, 100 * priceTolerance), (1e-4, 1000 * priceTolerance),
  ]

  private mutating func range(
    of objective: FaceObjective, on face: OptimalFace
  ) throws(LinearProgramError) -> FaceRange {
    for slack in Self.faceSlacks {
      facePrice = slack.price
      defer { facePrice = Self.priceTolerance }
      do throws(LinearProgramError) {
        return try range(of: objective, on: face, slack: slack.row)
      } catch {
        if error != .infeasible { throw error }
      }
    }
    throw .infeasible
  }

  private mutating func range(
    of objective: FaceObjective, on face: OptimalFace, slack: Double
  ) throws(LinearProgramError) -> FaceRange {
    for place in columns.indices { hold(columnAt: place) }
    for (place, row) in rows.enumerated() {
      let value = prices[row] > 0 ? coefficients.low[row] : coefficients.high[row]
      if prices[row].magnitude > facePrice && value.isFinite {
        let width = slack * coefficients.scale[row]
        program.bound(row: place, value - width, value + width)
      } else {
        bound(rowAt: place)
      }
    }
    try minimise(stage: .least(objective))
    let least = program.objective
    coefficients.negate(objective)
    defer { coefficients.negate(objective) }
    try minimise(stage: .most(objective))
    return FaceRange(least: least, most: -program.objective)
  }

  private func hold(columnAt place: Int) {
    let column = columns[place]
    // Without a bound to stand at it is in the basis, and its price is rounding.
    if isOnFace(column) || reduced[column] < 0 { return bound(columnAt: place) }
    program.bound(column: place, 0, 0)
  }
}
