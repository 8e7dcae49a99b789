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
      do {
        found.append(try range(of: objective, on: face, slack: 0))
      } catch LinearProgramError.infeasible {
        // Rounding of the answer can leave bounds that exclude one another in their last digits.
        found.append(try range(of: objective, on: face, slack: Self.faceSlack))
      }
    }
    return found
  }

  /// Of the scale of a row, some times what GLPK itself lets a row be missed by.
  private static let faceSlack = 1e-6

  private mutating func range(
    of objective: FaceObjective, on face: OptimalFace, slack: Double
  ) throws(LinearProgramError) -> FaceRange {
    for place in columns.indices { hold(columnAt: place) }
    for (place, row) in rows.enumerated() {
      let value = prices[row] > 0 ? coefficients.low[row] : coefficients.high[row]
      if face.isPriced(row: row) && value.isFinite {
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
