import Testing

@testable import FlowEngine
@testable import FlowNumerics

@Suite("Adaptive quadrature")
struct QuadratureTests {
  private func area(
    _ range: ClosedRange<Double>, of function: (Double) -> Double
  ) throws -> Double {
    try Quadrature().integral(
      over: range, relativeTolerance: 1e-12, absoluteTolerance: 0, of: function)
  }

  @Test("A parabola's area is exact")
  func parabola() throws {
    // Tolerance: rounding of 21 terms.
    #expect((try area(0...3) { $0 * $0 } - 9).magnitude < 1e-13)
  }

  @Test("A root's infinite slope at the end costs no digits")
  func root() throws {
    #expect((try area(0...1) { $0.squareRoot() } - 2.0 / 3).magnitude < 1e-12)
  }

  @Test("The area under a Weibull survival is its mean")
  func meanLifetime() throws {
    for shape in [0.7, 1, 3.7, 8] {
      let lifetime = try Lifetime.weibull(shape: shape, mean: 16.5)
      // Beyond 2000 years less than 1e-13 of the mean is left, even with shape 0.7.
      let mean = try area(0...2000, of: lifetime.survival)
      #expect((mean / 16.5 - 1).magnitude < 1e-11)
    }
  }

  @Test("An area that does not settle is an error with its range, not a number")
  func pole() {
    #expect(throws: GSLError.self) { try area(0...1) { 1 / $0 } }
  }
}
