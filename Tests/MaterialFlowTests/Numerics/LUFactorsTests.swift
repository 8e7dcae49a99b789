import FlowNumerics
import Testing

@Suite("Linear systems")
struct LUFactorsTests {
  @Test("Two equations, checkable by hand, in both orders of the rows")
  func byHand() throws {
    #expect(try LUFactors(of: [0, 2, 3, 1], count: 2).solve([4, 5]).values == [1, 2])
    #expect(try LUFactors(of: [3, 1, 0, 2], count: 2).solve([5, 4]).values == [1, 2])
  }

  @Test("A scrap loop that returns 60 % fills to inflow / 0.4")
  func recyclingLoop() throws {
    // use = new + returned; returned = 0.6 use
    let solution = try LUFactors(of: [1, -1, -0.6, 1], count: 2).solve([10, 0])
    #expect((solution.values[0] - 25).magnitude <= 25 * 4 * Double.ulpOfOne)
    #expect(solution.residual <= 4 * Double.ulpOfOne)
  }

  @Test("Kilograms beside megatonnes are no singular matrix")
  func badlyScaled() throws {
    let solution = try LUFactors(of: [1e-20, 1e-20, 1e9, -1e9], count: 2).solve([3e-20, 1e9])
    // 3e-20 is not three times 1e-20 in binary.
    #expect((solution.values[0] - 2).magnitude <= 4 * .ulpOfOne)
    #expect((solution.values[1] - 1).magnitude <= 4 * .ulpOfOne)
    let columns = try LUFactors(of: [1, 1e-20, 1, -1e-20], count: 2).solve([3, 1])
    #expect(columns.values == [2, 1 / 1e-20])
  }

  @Test("The Hilbert matrix of 8 rows is solved with a residual of rounding")
  func illConditioned() throws {
    let hilbert = (0..<64).map { (place: Int) -> Double in 1 / Double(place / 8 + place % 8 + 1) }
    let sums = (0..<8).map { row in (0..<8).reduce(0) { $0 + hilbert[row * 8 + $1] } }
    let solution = try LUFactors(of: hilbert, count: 8).solve(sums)
    #expect(solution.residual <= 4 * Double.ulpOfOne)
    // The condition number, 1.5e10, times a rounding.
    for value in solution.values { #expect((value - 1).magnitude < 1e-5) }
  }

  @Test(
    "A column that is left empty is named",
    arguments: [
      ([0.0, 0, 0, 0], 0), ([1, 2, 2, 4], 1), ([1, 1 / 3.0, 3, 1], 1),
    ])
  func singular(matrix: [Double], column: Int) {
    #expect(throws: LinearSystemError.singular(column: column)) {
      try LUFactors(of: matrix, count: 2)
    }
  }

  @Test("What is not a number is named by row and column")
  func notFinite() throws {
    #expect(throws: LinearSystemError.notFinite(row: 1, column: 0)) {
      try LUFactors(of: [1, 2, .nan, 4], count: 2)
    }
    let identity = try LUFactors(of: [1, 0, 0, 1], count: 2)
    #expect(throws: LinearSystemError.notFinite(row: 1, column: 2)) {
      try identity.solve([1, .infinity])
    }
  }
}
