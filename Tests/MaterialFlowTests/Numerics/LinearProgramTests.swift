import Testing

@testable import FlowAccounts
@testable import FlowBenchmarks
@testable import FlowEngine
@testable import FlowNumerics

@Suite("Linear programmes")
struct LinearProgramTests {
  /// `minimise 3 x` with `x ≥ 2`, whose least cost is 6.
  private static func small(_ program: LinearProgram, row: Int = 0) {
    program.addRows(1)
    program.addColumns(1)
    program.bound(row: 0, 2, .infinity)
    program.bound(column: 0, 0, .infinity)
    program.cost(column: 0, 3)
    var entries = LinearProgram.Entries()
    entries.append(row: row, column: 0, 1)
    program.load(entries)
  }

  @Test("Where GLPK would end the process it is an error, and the thread's next problem is solved")
  func aborted() throws {
    let program = LinearProgram()
    Self.small(program, row: 6)
    let error = #expect(throws: LinearProgramError.self) { try program.solve() }
    #expect(
      error == .aborted("glp_load_matrix: ia[1] = 7; row index out of range"),
      "\(String(describing: error))"
    )
    #expect(program.isBroken)
    let next = LinearProgram()
    Self.small(next)
    try next.solve()
    #expect(next.objective == 6)
  }

  @Test("A broken programme answers every solve with its error, until it is emptied")
  func emptied() throws {
    let program = LinearProgram()
    Self.small(program, row: 6)
    for _ in 0..<3 {
      #expect(throws: LinearProgramError.self) { try program.solve(.primal) }
      Self.small(program)
      program.resetBasis()
      program.startAtUpperBound(row: 0)
    }
    program.removeAll()
    Self.small(program)
    try program.solve()
    #expect(!program.isBroken && program.objective == 6)
  }

  @Test("Many broken programmes in one thread leave the others as they were")
  func side() throws {
    let kept = LinearProgram()
    Self.small(kept)
    try kept.solve()
    for _ in 0..<100 {
      let program = LinearProgram()
      Self.small(program, row: 3)
      #expect(throws: LinearProgramError.self) { try program.solve() }
    }
    kept.bound(row: 0, 4, .infinity)
    try kept.solve()
    #expect(kept.objective == 12)
  }

  @Test(
    "A bound, cost or coefficient that GLPK cannot take is an error of the next solve",
    arguments: [Double.nan, .infinity, -.infinity, 1e51, -1e300])
  func outOfRange(number: Double) throws {
    func error(_ change: (LinearProgram) -> Void) -> LinearProgramError? {
      let program = LinearProgram()
      Self.small(program)
      change(program)
      do {
        try program.solve()
        return nil
      } catch { return error }
    }
    func isOutOfRange(_ error: LinearProgramError?, _ what: String) -> Bool {
      guard case .outOfRange(what, let value) = error else { return false }
      return value == number || value.isNaN && number.isNaN
    }
    #expect(isOutOfRange(error { $0.cost(column: 0, number) }, "the cost of column 1"))
    #expect(
      isOutOfRange(
        error {
          var entries = LinearProgram.Entries()
          entries.append(row: 0, column: 0, number)
          $0.load(entries)
        }, "a coefficient"))
    if number != -.infinity {
      #expect(
        isOutOfRange(
          error { $0.bound(row: 0, number, .infinity) }, "the lower bound of row 1"))
    }
    if number != .infinity {
      #expect(
        isOutOfRange(
          error { $0.bound(column: 0, -.infinity, number) }, "the upper bound of column 1"))
    }
  }

  @Test("Crossed bounds are an error that names them, and can be put right")
  func crossed() throws {
    let program = LinearProgram()
    Self.small(program)
    program.bound(row: 0, 3, 2)
    #expect(throws: LinearProgramError.crossedBounds(low: 3, high: 2)) { try program.solve() }
    program.bound(row: 0, 2, 3)
    try program.solve()
    #expect(program.objective == 6)
  }

  @Test("Numbers without all of their digits are zeros")
  func denormal() throws {
    let program = LinearProgram()
    Self.small(program)
    program.bound(row: 0, .leastNonzeroMagnitude, .infinity)
    program.cost(column: 0, .leastNormalMagnitude)
    try program.solve()
    #expect(program.objective == 0)
  }

  @Test("Every error says in words what it is")
  func words() {
    let errors: [(LinearProgramError, String)] = [
      (.infeasible, "infeasible"), (.unbounded, "unbounded"),
      (.solver(code: 8), "GLPK stopped with code 8"),
      (.aborted("Assertion failed: teta >= 0.0"), "GLPK gave up (Assertion failed: teta >= 0.0)"),
      (.outOfRange("the cost of column 2", .infinity), "the cost of column 2 is inf"),
      (
        .crossedBounds(low: 3, high: 2), "a lower bound of 3.0 above its upper one, 2.0"
      ),
    ]
    for (error, words) in errors { #expect(error.description == words) }
  }
}
