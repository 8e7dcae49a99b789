internal import CGLPK

/// A sparse linear programme, minimised by GLPK's simplex method.
///
/// Rows and columns are counted from zero here; GLPK counts from one. One instance belongs to one
/// thread. A second solve starts from the basis that the first one left.
package final class LinearProgram {
  private(set) var problem: OpaquePointer
  /// What GLPK says before it gives up; at most `CGLPK_WORDS` bytes.
  let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CGLPK_WORDS))
  /// What makes the next solve impossible: a number that GLPK cannot take, or a call it gave up.
  private var fault: LinearProgramError?
  /// GLPK gave up in the middle of a call: the problem is in no known state.
  private(set) var isBroken = false

  package init() {
    glp_term_out(GLP_OFF)
    problem = glp_create_prob()
    words.initialize(repeating: 0, count: Int(CGLPK_WORDS))
  }

  deinit {
    // A broken problem is lost: GLPK may not be able to take it apart.
    if !isBroken { glp_delete_prob(problem) }
    words.deallocate()
  }

  /// The largest bound, cost or coefficient.
  ///
  /// GLPK sums squares of products with its factors; at this limit they do not overflow.
  static let largest = 1e50
  /// What is smaller is zero: GLPK's own assertions fail on numbers without all of their digits.
  static let smallest = 1e-50

  /// A number as GLPK is given it; one that it cannot take is kept for the next solve.
  private func settled(_ value: Double, as what: @autoclosure () -> String) -> Double {
    if value.magnitude <= Self.largest { return value.magnitude < Self.smallest ? 0 : value }
    if fault == nil { fault = .outOfRange(what(), value) }
    return 0
  }

  /// Reads whether GLPK came to the end of a call.
  ///
  /// - Parameter outcome: 0, or 1 where it gave up.
  private func finish(_ outcome: Int32) {
    if outcome == 0 { return }
    isBroken = true
    let line = String(cString: words).prefix { $0 != "\n" }
    fault = .aborted(String(line))
  }

  /// The matrix, entry by entry.
  package struct Entries {
    fileprivate var rows: [Int32] = [0]
    fileprivate var columns: [Int32] = [0]
    fileprivate var values: [Double] = [0]

    /// The first value that GLPK cannot take.
    fileprivate private(set) var tooLarge: Double?

    package init() {}

    package mutating func removeAll() {
      tooLarge = nil
      rows.removeLast(rows.count - 1)
      columns.removeLast(columns.count - 1)
      values.removeLast(values.count - 1)
    }

    /// GLPK keeps no zeros, so none is passed on.
    package mutating func append(row: Int, column: Int, _ value: Double) {
      if value.magnitude < LinearProgram.smallest { return }
      if !(value.magnitude <= LinearProgram.largest) && tooLarge == nil { tooLarge = value }
      rows.append(Int32(truncatingIfNeeded: row + 1))
      columns.append(Int32(truncatingIfNeeded: column + 1))
      values.append(value)
    }
  }

  /// Drops every row and column, and with them the basis.
  package func removeAll() {
    fault = nil
    if isBroken {
      problem = glp_create_prob()
      isBroken = false
    } else {
      glp_erase_prob(problem)
    }
  }

  /// Adds rows without bounds; their slacks join the basis.
  package func addRows(_ count: Int) {
    if count > 0 && !isBroken { finish(cglpk_add_rows(problem, Int32(clamping: count), words)) }
  }

  /// Adds columns fixed at zero, outside the basis.
  package func addColumns(_ count: Int) {
    if count > 0 && !isBroken { finish(cglpk_add_cols(problem, Int32(clamping: count), words)) }
  }

  /// - Parameters:
  ///   - low: `-Double.infinity` where there is no lower bound.
  ///   - high: `Double.infinity` where there is no upper bound.
  package func bound(row: Int, _ low: Double, _ high: Double) {
    if isBroken { return }
    let (low, high) = bounds(low, high, of: "row", row)
    glp_set_row_bnds(problem, Int32(row + 1), Self.kind(low, high), low, high)
  }

  package func bound(column: Int, _ low: Double, _ high: Double) {
    if isBroken { return }
    let (low, high) = bounds(low, high, of: "column", column)
    glp_set_col_bnds(problem, Int32(column + 1), Self.kind(low, high), low, high)
  }

  private func bounds(
    _ low: Double, _ high: Double, of line: String, _ index: Int
  ) -> (low: Double, high: Double) {
    let low =
      low == -.infinity ? low : settled(low, as: "the lower bound of \(line) \(index + 1)")
    let high =
      high == .infinity ? high : settled(high, as: "the upper bound of \(line) \(index + 1)")
    if low > high && fault == nil { fault = .crossedBounds(low: low, high: high) }
    return (low, high)
  }

  private static func kind(_ low: Double, _ high: Double) -> Int32 {
    if low == high { return GLP_FX }
    if low == -.infinity { return high == .infinity ? GLP_FR : GLP_UP }
    return high == .infinity ? GLP_LO : GLP_DB
  }

  package func cost(column: Int, _ value: Double) {
    if isBroken { return }
    glp_set_obj_coef(
      problem, Int32(column + 1), settled(value, as: "the cost of column \(column + 1)"))
  }

  /// Replaces the matrix; the basis stays as it is.
  package func load(_ entries: Entries) {
    if let value = entries.tooLarge, fault == nil { fault = .outOfRange("a coefficient", value) }
    if isBroken || entries.tooLarge != nil { return }
    finish(
      cglpk_load_matrix(
        problem, Int32(clamping: entries.values.count - 1), entries.rows, entries.columns,
        entries.values, words))
  }

  /// The basis of all slacks: the next solve does not depend on any before it.
  package func resetBasis() { if !isBroken { finish(cglpk_std_basis(problem, words)) } }

  package enum Method { case primal, dualThenPrimal }

  /// Solves from the basis at hand, and from all slacks, by one method and the other, where that
  /// fails or goes round in circles.
  ///
  /// - Parameter priceTolerance: Reduced costs below this are zero.
  package func solve(
    _ method: Method = .dualThenPrimal, priceTolerance: Double = 1e-7
  ) throws(LinearProgramError) {
    try throwFault()
    var code = simplex(method, priceTolerance)
    for other in [Method.primal, .dualThenPrimal] where !isBroken && !isSettled(code) {
      resetBasis()
      code = simplex(other, priceTolerance)
    }
    try throwFault()
    if code != 0 { throw .solver(code: code) }
    switch glp_get_status(problem) {
    case GLP_OPT: try checkAnswer()
    case GLP_NOFEAS, GLP_INFEAS: throw .infeasible
    case GLP_UNBND: throw .unbounded
    case let status: throw .solver(code: status)
    }
  }

  /// A broken problem stays so; a number out of range may be replaced before the next solve.
  private func throwFault() throws(LinearProgramError) {
    guard let fault else { return }
    if !isBroken { self.fault = nil }
    throw fault
  }

  /// An answer that overflowed is none, whatever GLPK calls it.
  private func checkAnswer() throws(LinearProgramError) {
    for column in 0..<Int(glp_get_num_cols(problem)) {
      let value = value(column: column)
      if !value.isFinite { throw .outOfRange("the answer in column \(column + 1)", value) }
    }
    if !objective.isFinite { throw .outOfRange("the objective of the answer", objective) }
  }

  private func isSettled(_ code: Int32) -> Bool {
    code == 0 && glp_get_status(problem) != GLP_UNDEF
  }

  /// Steps for each row and column before a solve counts as going round in circles.
  ///
  /// A simplex method that gets anywhere takes a few times the number of rows.
  private static let stepsPerLine = 20

  private func simplex(_ method: Method, _ priceTolerance: Double) -> Int32 {
    if isBroken { return 0 }
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    let lines = Int(glp_get_num_rows(problem)) + Int(glp_get_num_cols(problem)) + 10
    parameters.it_lim = Int32(clamping: Self.stepsPerLine * lines)
    parameters.tol_dj = priceTolerance
    parameters.meth = method == .primal ? GLP_PRIMAL : GLP_DUALP
    var code: Int32 = 0
    finish(cglpk_simplex(problem, &parameters, &code, words))
    return code
  }

  // A broken problem has thrown at its solve: nobody reads on.
  package var objective: Double { glp_get_obj_val(problem) }
  package func value(column: Int) -> Double { glp_get_col_prim(problem, Int32(column + 1)) }
  func reducedCost(column: Int) -> Double { glp_get_col_dual(problem, Int32(column + 1)) }
  func value(row: Int) -> Double { glp_get_row_prim(problem, Int32(row + 1)) }
  /// The change of the objective per unit of the row's bound.
  package func dual(row: Int) -> Double { glp_get_row_dual(problem, Int32(row + 1)) }

  package func isBasic(column: Int) -> Bool {
    glp_get_col_stat(problem, Int32(column + 1)) == GLP_BS
  }
  package func isBasic(row: Int) -> Bool { glp_get_row_stat(problem, Int32(row + 1)) == GLP_BS }

  /// Holds everything that has a price at the bound where it stands.
  ///
  /// By complementarity what is left is the set of all optima, so a second objective can choose
  /// among them without a tolerance on the first.
  package func holdOptima(rowCount: Int, columnCount: Int, above tolerance: Double) {
    for column in 0..<columnCount
    where !isBasic(column: column) && reducedCost(column: column).magnitude > tolerance {
      let value = value(column: column)
      bound(column: column, value, value)
    }
    for row in 0..<rowCount where !isBasic(row: row) && dual(row: row).magnitude > tolerance {
      let value = value(row: row)
      bound(row: row, value, value)
    }
  }

  /// Starts a row that has two bounds from the upper one.
  package func startAtUpperBound(row: Int) {
    if !isBroken { glp_set_row_stat(problem, Int32(row + 1), GLP_NU) }
  }

  /// Inverts the basis at hand, where that was not done yet.
  ///
  /// - Returns: Whether it can be inverted.
  func factorize() -> Bool {
    if isBroken { return false }
    if glp_bf_exists(problem) != 0 { return true }
    var code: Int32 = 0
    finish(cglpk_factorize(problem, &code, words))
    return code == 0 && !isBroken
  }

  /// Solves with the basis, in place; `vector` is counted from one.
  func solveBasis(_ vector: UnsafeMutablePointer<Double>?) {
    if !isBroken { finish(cglpk_ftran(problem, vector, words)) }
  }

  /// Solves with the transposed basis, in place; `vector` is counted from one.
  func solveTransposed(_ vector: UnsafeMutablePointer<Double>?) {
    if !isBroken { finish(cglpk_btran(problem, vector, words)) }
  }
}
