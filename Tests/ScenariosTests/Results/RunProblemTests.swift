import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Runs that stop")
struct RunProblemTests {
  private static let place = FileLocation(path: "my.yaml")

  private func line(_ error: any Error) -> String {
    RunProblem(error, at: Self.place).diagnostic.description
  }

  private func blend(_ reason: LinearProgramError) -> String {
    line(BlendError(material: "steel", year: 2039, reason: reason))
  }

  @Test("A blend without a solution names metal, year, reason and a way out")
  func blends() {
    let what = "the blend of steel has no solution in 2039"
    let number = "look for a number with a wrong exponent or unit"
    #expect(
      blend(.infeasible)
        == "my.yaml:1:1: error[E501]: \(what): infeasible; raise a limit, add cleaner material, or "
        + "take back a lever")
    #expect(
      blend(.unbounded)
        == "my.yaml:1:1: error[E501]: \(what): unbounded; limit the material whose cost is below zero"
    )
    #expect(
      blend(.solver(code: 8))
        == "my.yaml:1:1: error[E502]: \(what): GLPK stopped with code 8; \(number)")
    #expect(
      blend(.aborted("Assertion failed: teta >= 0.0"))
        == "my.yaml:1:1: error[E502]: \(what): GLPK gave up (Assertion failed: teta >= 0.0); \(number)"
    )
    #expect(
      blend(.outOfRange("the cost of column 3", .infinity))
        == "my.yaml:1:1: error[E502]: \(what): the cost of column 3 is inf; \(number)")
  }

  @Test("A market, a balance and a search have codes of their own")
  func others() {
    #expect(
      line(MarketError(material: "steel", year: 2040, reason: "no charge of ST1 keeps its rows"))
        == "my.yaml:1:1: error[E503]: the scrap market of steel has no answer in 2040: no charge of "
        + "ST1 keeps its rows; change the levers a little, or write 'market: fixed'")
    let residual = BalanceResidual(
      relative: 1e-3, process: "melting", material: "steel", element: "Cu", year: 2030)
    #expect(
      line(ImbalanceError(residual: residual, flows: ["scrap → melting 1.0"]))
        == "my.yaml:1:1: error[E504]: the balance of steel does not close: process 'melting', year "
        + "2030, element Cu, residual 0.001 of the throughput; scrap → melting 1.0; please report "
        + "this run")
    #expect(
      line(BracketedRootError.notFinite(at: 0.5))
        == "my.yaml:1:1: error[E505]: the function is not finite at 0.5; try another range, or "
        + "report this run")
  }

  @Test("What has a place keeps it")
  func located() {
    let known = RunProblem(SystemRootError.notFinite(function: 0, at: [1]), at: Self.place)
    #expect(throws: known) {
      try RunProblem.locating(at: FileLocation(path: "other")) { throw known }
    }
    let input = InputProblems([])
    #expect(throws: input) {
      try RunProblem.locating(at: FileLocation(path: "other")) { throw input }
    }
  }

  @Test("A result that is no number names what it belongs to")
  func notFinite() {
    for number in [Double.nan, .infinity, 1e291] {
      let error = #expect(throws: RunProblem.self) {
        try RunProblem.requireFinite([1, number], of: "emissions", at: Self.place)
      }
      #expect(
        error?.diagnostic.description
          == "my.yaml:1:1: error[E506]: emissions come to \(number); look for a yield, share or "
          + "number of cars that is zero, or an amount that is too large")
    }
  }

  @Test("A run that stops names the scenario's file, whichever command asked for it")
  func scenario() throws {
    let compiled = try Runs.compiled("china-reference", ["horizon={start: 2018, end: 2020}"])
    #expect(compiled.scenario.place.description == "builtin:china-reference.yaml:1:1")
  }
}
