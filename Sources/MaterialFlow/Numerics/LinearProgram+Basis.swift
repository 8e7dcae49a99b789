internal import CGLPK

// The basis: kept, put back, and asked for prices at other costs.
extension LinearProgram {
  /// Which rows and columns were between their bounds, and at which bound the others.
  package struct Basis {
    fileprivate var rows: [Int32] = []
    fileprivate var columns: [Int32] = []

    package init() {}

    package mutating func removeAll() {
      rows.removeAll(keepingCapacity: true)
      columns.removeAll(keepingCapacity: true)
    }
  }

  package func save(_ basis: inout Basis) {
    basis.removeAll()
    if isBroken { return }
    for row in 0..<glp_get_num_rows(problem) {
      basis.rows.append(glp_get_row_stat(problem, row + 1))
    }
    for column in 0..<glp_get_num_cols(problem) {
      basis.columns.append(glp_get_col_stat(problem, column + 1))
    }
  }

  /// Goes back to a basis; rows added since are in it, columns added since are not.
  ///
  /// An empty one is none to go back to.
  package func restore(_ basis: Basis) {
    if basis.rows.isEmpty || isBroken { return }
    for row in 0..<Int(glp_get_num_rows(problem)) {
      let status = row < basis.rows.count ? basis.rows[row] : GLP_BS
      glp_set_row_stat(problem, Int32(row + 1), status)
    }
    for column in 0..<Int(glp_get_num_cols(problem)) {
      let status = column < basis.columns.count ? basis.columns[column] : GLP_NL
      glp_set_col_stat(problem, Int32(column + 1), status)
    }
  }

  /// Where a row or column stands in the basis at hand.
  package enum Standing { case between, low, high, free, fixed }

  package func standing(row: Int) -> Standing {
    standing(glp_get_row_stat(problem, Int32(row + 1)))
  }
  package func standing(column: Int) -> Standing {
    standing(glp_get_col_stat(problem, Int32(column + 1)))
  }

  private func standing(_ status: Int32) -> Standing {
    switch status {
    case GLP_BS: .between
    case GLP_NL: .low
    case GLP_NU: .high
    case GLP_NF: .free
    default: .fixed
    }
  }

  /// Starts with one column for each row in the basis, and every row at its bound.
  func startAtSlacks(from first: Int) {
    if isBroken { return }
    for column in 0..<Int32(first) { glp_set_col_stat(problem, column + 1, GLP_NL) }
    for row in 0..<glp_get_num_rows(problem) {
      glp_set_row_stat(problem, row + 1, GLP_NS)
      glp_set_col_stat(problem, Int32(first) + row + 1, GLP_BS)
    }
  }

  /// How far the columns of the basis at hand have to move for rows to change by given amounts.
  ///
  /// - Returns: Whether the basis can be inverted; if not, `take` is not called.
  func move(
    rowsBy change: (_ row: Int) -> Double, into take: (_ column: Int, _ step: Double) -> Void
  ) -> Bool {
    if !factorize() { return false }
    let rowCount = Int(glp_get_num_rows(problem))
    withUnsafeTemporaryAllocation(of: Double.self, capacity: rowCount + 1) { steps in
      steps.initialize(repeating: 0)
      // GLPK's basis is of (I | -A).
      for row in 0..<rowCount { steps[row + 1] = -change(row) }
      solveBasis(steps.baseAddress)
      if isBroken { return }
      for place in 0..<rowCount {
        let index = Int(glp_get_bhead(problem, Int32(place + 1)))
        if index > rowCount { take(index - rowCount - 1, steps[place + 1]) }
      }
    }
    return !isBroken
  }

  /// What the rows would be worth in the basis at hand if columns cost something else.
  ///
  /// - Returns: Whether the basis can be inverted; if not, `take` is not called.
  package func price(
    _ cost: (_ column: Int) -> Double, into take: (_ row: Int, _ price: Double) -> Void
  ) -> Bool {
    if !factorize() { return false }
    let rowCount = Int(glp_get_num_rows(problem))
    withUnsafeTemporaryAllocation(of: Double.self, capacity: rowCount + 1) { multipliers in
      multipliers.initialize(repeating: 0)
      for place in 0..<rowCount {
        let index = Int(glp_get_bhead(problem, Int32(place + 1)))
        if index > rowCount { multipliers[place + 1] = cost(index - rowCount - 1) }
      }
      solveTransposed(multipliers.baseAddress)
      if isBroken { return }
      for row in 0..<rowCount { take(row, isBasic(row: row) ? 0 : -multipliers[row + 1]) }
    }
    return !isBroken
  }
}
