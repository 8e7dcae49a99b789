internal import CGLPK

/// Why a linear programme has no answer.
public enum LinearProgramError: Error, Equatable {
  /// No point satisfies every row.
  case infeasible
  /// The objective falls without end.
  case unbounded
  /// GLPK stopped: its return code, or the status it left.
  case solver(code: Int32)
}

/// A sparse linear programme, minimised by GLPK's simplex method.
///
/// Rows and columns are counted from zero here; GLPK counts from one. One instance belongs to one
/// thread. A second solve starts from the basis that the first one left.
final class LinearProgram {
  let problem: OpaquePointer

  init() {
    glp_term_out(GLP_OFF)
    problem = glp_create_prob()
  }

  deinit { glp_delete_prob(problem) }

  /// The matrix, entry by entry.
  struct Entries {
    fileprivate var rows: [Int32] = [0]
    fileprivate var columns: [Int32] = [0]
    fileprivate var values: [Double] = [0]

    init() {}

    mutating func removeAll() {
      rows.removeLast(rows.count - 1)
      columns.removeLast(columns.count - 1)
      values.removeLast(values.count - 1)
    }

    /// GLPK keeps no zeros, so none is passed on.
    mutating func append(row: Int, column: Int, _ value: Double) {
      if value == 0 { return }
      rows.append(Int32(truncatingIfNeeded: row + 1))
      columns.append(Int32(truncatingIfNeeded: column + 1))
      values.append(value)
    }
  }

  /// Drops every row and column, and with them the basis.
  func removeAll() { glp_erase_prob(problem) }

  /// Adds rows without bounds; their slacks join the basis.
  func addRows(_ count: Int) { if count > 0 { glp_add_rows(problem, Int32(count)) } }

  /// Adds columns fixed at zero, outside the basis.
  func addColumns(_ count: Int) { if count > 0 { glp_add_cols(problem, Int32(count)) } }

  /// - Parameters:
  ///   - low: `-Double.infinity` where there is no lower bound.
  ///   - high: `Double.infinity` where there is no upper bound.
  func bound(row: Int, _ low: Double, _ high: Double) {
    glp_set_row_bnds(problem, Int32(row + 1), Self.kind(low, high), low, high)
  }

  func bound(column: Int, _ low: Double, _ high: Double) {
    glp_set_col_bnds(problem, Int32(column + 1), Self.kind(low, high), low, high)
  }

  private static func kind(_ low: Double, _ high: Double) -> Int32 {
    if low == high { return GLP_FX }
    if low == -.infinity { return high == .infinity ? GLP_FR : GLP_UP }
    return high == .infinity ? GLP_LO : GLP_DB
  }

  func cost(column: Int, _ value: Double) {
    glp_set_obj_coef(problem, Int32(column + 1), value)
  }

  /// Replaces the matrix; the basis stays as it is.
  func load(_ entries: Entries) {
    glp_load_matrix(
      problem, Int32(entries.values.count - 1), entries.rows, entries.columns, entries.values)
  }

  /// The basis of all slacks: the next solve does not depend on any before it.
  func resetBasis() { glp_std_basis(problem) }

  enum Method { case primal, dualThenPrimal }

  /// Solves from the basis at hand, and from all slacks, by one method and the other, where that
  /// fails or goes round in circles.
  ///
  /// - Parameter priceTolerance: Reduced costs below this are zero.
  func solve(
    _ method: Method = .dualThenPrimal, priceTolerance: Double = 1e-7
  ) throws(LinearProgramError) {
    var code = simplex(method, priceTolerance)
    for other in [Method.primal, .dualThenPrimal] where !isSettled(code) {
      resetBasis()
      code = simplex(other, priceTolerance)
    }
    if code != 0 { throw .solver(code: code) }
    switch glp_get_status(problem) {
    case GLP_OPT: return
    case GLP_NOFEAS, GLP_INFEAS: throw .infeasible
    case GLP_UNBND: throw .unbounded
    case let status: throw .solver(code: status)
    }
  }

  private func isSettled(_ code: Int32) -> Bool {
    code == 0 && glp_get_status(problem) != GLP_UNDEF
  }

  /// Steps for each row and column before a solve counts as going round in circles.
  ///
  /// A simplex method that gets anywhere takes a few times the number of rows.
  private static let stepsPerLine: Int32 = 20

  private func simplex(_ method: Method, _ priceTolerance: Double) -> Int32 {
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.it_lim =
      Self.stepsPerLine * (glp_get_num_rows(problem) + glp_get_num_cols(problem) + 10)
    parameters.tol_dj = priceTolerance
    parameters.meth = method == .primal ? GLP_PRIMAL : GLP_DUALP
    return glp_simplex(problem, &parameters)
  }

  var objective: Double { glp_get_obj_val(problem) }
  func value(column: Int) -> Double { glp_get_col_prim(problem, Int32(column + 1)) }
  func reducedCost(column: Int) -> Double { glp_get_col_dual(problem, Int32(column + 1)) }
  func value(row: Int) -> Double { glp_get_row_prim(problem, Int32(row + 1)) }
  /// The change of the objective per unit of the row's bound.
  func dual(row: Int) -> Double { glp_get_row_dual(problem, Int32(row + 1)) }

  func isBasic(column: Int) -> Bool { glp_get_col_stat(problem, Int32(column + 1)) == GLP_BS }
  func isBasic(row: Int) -> Bool { glp_get_row_stat(problem, Int32(row + 1)) == GLP_BS }

  /// Holds everything that has a price at the bound where it stands.
  ///
  /// By complementarity what is left is the set of all optima, so a second objective can choose
  /// among them without a tolerance on the first.
  func holdOptima(rowCount: Int, columnCount: Int, above tolerance: Double) {
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
  func startAtUpperBound(row: Int) { glp_set_row_stat(problem, Int32(row + 1), GLP_NU) }
}
