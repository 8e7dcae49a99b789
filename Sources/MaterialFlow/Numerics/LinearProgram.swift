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
  private let problem: OpaquePointer
  private(set) var rowCount = 0
  private(set) var columnCount = 0
  private var rowIndices: [Int32] = [0]
  private var columnIndices: [Int32] = [0]
  private var values: [Double] = [0]

  init() {
    glp_term_out(GLP_OFF)
    problem = glp_create_prob()
    glp_set_obj_dir(problem, GLP_MIN)
  }

  deinit { glp_delete_prob(problem) }

  enum Bound {
    case fixed(Double)
    case atLeast(Double)
    case atMost(Double)
    case between(Double, Double)
    case free
  }

  func addRows(_ count: Int) {
    glp_add_rows(problem, Int32(count))
    rowCount += count
  }

  /// Adds columns that are zero or more.
  func addColumns(_ count: Int) {
    glp_add_cols(problem, Int32(count))
    for column in columnCount..<columnCount + count {
      glp_set_col_bnds(problem, Int32(column + 1), GLP_LO, 0, 0)
    }
    columnCount += count
  }

  func bound(row: Int, _ bound: Bound) {
    let index = Int32(row + 1)
    switch bound {
    case .fixed(let value): glp_set_row_bnds(problem, index, GLP_FX, value, value)
    case .atLeast(let value): glp_set_row_bnds(problem, index, GLP_LO, value, 0)
    case .atMost(let value): glp_set_row_bnds(problem, index, GLP_UP, 0, value)
    case .between(let low, let high): glp_set_row_bnds(problem, index, GLP_DB, low, high)
    case .free: glp_set_row_bnds(problem, index, GLP_FR, 0, 0)
    }
  }

  func bound(column: Int, _ bound: Bound) {
    let index = Int32(column + 1)
    switch bound {
    case .fixed(let value): glp_set_col_bnds(problem, index, GLP_FX, value, value)
    case .atLeast(let value): glp_set_col_bnds(problem, index, GLP_LO, value, 0)
    case .atMost(let value): glp_set_col_bnds(problem, index, GLP_UP, 0, value)
    case .between(let low, let high): glp_set_col_bnds(problem, index, GLP_DB, low, high)
    case .free: glp_set_col_bnds(problem, index, GLP_FR, 0, 0)
    }
  }

  func cost(column: Int, _ value: Double) {
    glp_set_obj_coef(problem, Int32(column + 1), value)
  }

  /// Starts a new matrix; entries follow, then ``loadMatrix()``.
  func clearMatrix() {
    rowIndices.removeAll(keepingCapacity: true)
    columnIndices.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    rowIndices.append(0)
    columnIndices.append(0)
    values.append(0)
  }

  func entry(row: Int, column: Int, _ value: Double) {
    precondition(row < rowCount && column < columnCount, "entry outside the programme")
    if value == 0 { return }
    rowIndices.append(Int32(row + 1))
    columnIndices.append(Int32(column + 1))
    values.append(value)
  }

  func loadMatrix() {
    glp_load_matrix(problem, Int32(values.count - 1), rowIndices, columnIndices, values)
  }

  /// Forgets the basis: the next solve starts from GLPK's own first basis.
  func resetBasis() { glp_adv_basis(problem, 0) }

  enum Method { case primal, dualThenPrimal }

  /// Solves from the basis at hand, and once more from a fresh one where that fails.
  func solve(_ method: Method = .dualThenPrimal) throws(LinearProgramError) {
    var code = simplex(method)
    if code != 0 || glp_get_status(problem) == GLP_UNDEF {
      resetBasis()
      code = simplex(.primal)
    }
    if code != 0 { throw .solver(code: code) }
    switch glp_get_status(problem) {
    case GLP_OPT: return
    case GLP_NOFEAS, GLP_INFEAS: throw .infeasible
    case GLP_UNBND: throw .unbounded
    case let status: throw .solver(code: status)
    }
  }

  private func simplex(_ method: Method) -> Int32 {
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.meth = method == .primal ? GLP_PRIMAL : GLP_DUALP
    return glp_simplex(problem, &parameters)
  }

  var objective: Double { glp_get_obj_val(problem) }
  func value(column: Int) -> Double { glp_get_col_prim(problem, Int32(column + 1)) }
  func reducedCost(column: Int) -> Double { glp_get_col_dual(problem, Int32(column + 1)) }
  func value(row: Int) -> Double { glp_get_row_prim(problem, Int32(row + 1)) }
  /// The change of the objective per unit of the row's bound.
  func dual(row: Int) -> Double { glp_get_row_dual(problem, Int32(row + 1)) }

  enum Status { case basic, atLower, atUpper, fixed, free }

  func status(column: Int) -> Status { status(glp_get_col_stat(problem, Int32(column + 1))) }
  func status(row: Int) -> Status { status(glp_get_row_stat(problem, Int32(row + 1))) }

  private func status(_ code: Int32) -> Status {
    switch code {
    case GLP_BS: .basic
    case GLP_NL: .atLower
    case GLP_NU: .atUpper
    case GLP_NS: .fixed
    default: .free
    }
  }
}
