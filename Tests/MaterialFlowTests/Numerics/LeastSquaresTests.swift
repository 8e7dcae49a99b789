import FlowEngine
import FlowNumerics
import Testing

@Suite("Nonlinear least squares")
struct LeastSquaresTests {
  private struct Interruption: Error {}

  /// A straight line through five points; `x` is centred, so the estimates are independent.
  private let x: [Double] = [-2, -1, 0, 1, 2]
  private let y: [Double] = [1, 3, 2, 5, 4]

  private func line(
    start: [Double] = [0, 0], variance: ResidualVariance = .fromScatter
  ) throws -> LeastSquares {
    try LeastSquares(
      [.init("level", start: start[0], scale: 1), .init("slope", start: start[1], scale: 0.1)],
      residualCount: 5, variance: variance
    ) { p in zip(x, y).map { p[0] + p[1] * $0 - $1 } }
  }

  @Test("A straight line has the textbook estimates and standard errors")
  func straightLine() throws {
    // Level = mean 3, slope = Σxy / Σx² = 8 / 10; Σ residual² = 3.6, so variance 3.6 / 3 = 1.2.
    let fit = try line()
    // Central differences carry 1e-10; the estimates do not depend on them, the errors do.
    #expect((fit.values[0] - 3).magnitude < 1e-8 && (fit.values[1] - 0.8).magnitude < 1e-8)
    #expect((fit.sumOfSquares - 3.6).magnitude < 1e-12)
    #expect((fit.standardErrors[0] - (1.2 / 5).squareRoot()).magnitude < 1e-8)
    #expect((fit.standardErrors[1] - (1.2 / 10).squareRoot()).magnitude < 1e-8)
    #expect(fit.correlation(0, 1).magnitude < 1e-8)
    #expect(fit.degreesOfFreedom == 3)
  }

  @Test("With known errors the scatter does not enter the standard errors")
  func knownVariance() throws {
    let fit = try line(variance: .one)
    #expect((fit.standardErrors[1] - 0.1.squareRoot()).magnitude < 1e-8)
  }

  @Test("A start at the minimum stays there")
  func startAtTheMinimum() throws {
    let fit = try line(start: [3, 0.8])
    #expect((fit.values[1] - 0.8).magnitude < 1e-8)
    #expect(fit.iterations <= 1)
  }

  @Test("NIST's Misra1a, 14 observations, is met from its far start to the certified digits")
  func misra1a() throws {
    // StRD nonlinear regression, dataset Misra1a (Misra, NIST 1978): y = b1 (1 - exp(-b2 x)).
    let y = [
      10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47,
      81.78,
    ]
    let x = [
      77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1,
      760.0,
    ]
    let lifetime = try Lifetime.weibull(shape: 1, scale: 1)
    let fit = try LeastSquares(
      [.init("b1", start: 500, scale: 100), .init("b2", start: 1e-4, scale: 1e-4)],
      residualCount: y.count
    ) { b in
      // 1 - exp(-z) is what an exponential lifetime has lost at age z.
      zip(x, y).map { b[0] * (1 - lifetime.survival(atAge: max(0, b[1] * $0))) - $1 }
    }
    // Certified: 238.94212918, 5.5015643181e-4; errors 2.7070075241, 7.2668688436e-6.
    #expect((fit.values[0] / 238.94212918 - 1).magnitude < 1e-7)
    #expect((fit.values[1] / 5.5015643181e-4 - 1).magnitude < 1e-7)
    #expect((fit.standardErrors[0] / 2.7070075241 - 1).magnitude < 1e-6)
    #expect((fit.standardErrors[1] / 7.2668688436e-6 - 1).magnitude < 1e-6)
    #expect((fit.sumOfSquares / 1.2455138894e-1 - 1).magnitude < 1e-9)
  }

  @Test("A parameter that no residual feels is named")
  func undetermined() {
    let error = #expect(throws: LeastSquaresError.self) {
      try LeastSquares(
        [.init("level", start: 1, scale: 1), .init("nothing", start: 5, scale: 1)],
        residualCount: 3
      ) { p in [p[0] - 1, p[0] - 2, p[0] - 4] }
    }
    guard case .undetermined("nothing", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("Two parameters of which only the sum is felt are undetermined")
  func collinear() {
    let error = #expect(throws: LeastSquaresError.self) {
      try LeastSquares(
        [.init("a", start: 1, scale: 1), .init("b", start: 5, scale: 1000)], residualCount: 3
      ) { p in [p[0] + p[1] - 1, p[0] + p[1] - 2, p[0] + p[1] - 4] }
    }
    guard case .undetermined = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("What the residuals throw is what comes out, at the start and on the way")
  func throwing() {
    for calls in [0, 7] {
      var count = 0
      #expect(throws: Interruption.self) {
        try LeastSquares([.init("a", start: 1, scale: 1)], residualCount: 2) { p in
          count += 1
          if count > calls { throw Interruption() }
          return [p[0] * p[0] * p[0] - 9, p[0] - 2]
        }
      }
    }
  }

  @Test("A residual that is no number is named with the parameters")
  func notFinite() {
    #expect(throws: LeastSquaresError.notFinite(residual: 1, at: [2])) {
      try LeastSquares([.init("a", start: 2, scale: 1)], residualCount: 2) { p in [p[0], .nan] }
    }
    #expect(
      LeastSquaresError.notFinite(residual: 1, at: [2, 3]).description
        == "residual 1 is not finite at 2.0, 3.0")
  }

  @Test("As many parameters as observations leave no error to estimate")
  func tooFew() {
    #expect(throws: LeastSquaresError.tooFewResiduals(1, parameters: 1)) {
      try LeastSquares([.init("a", start: 2, scale: 1)], residualCount: 1) { $0 }
    }
  }

  @Test("A start that is no number and a scale of zero are refused by name")
  func invalidParameters() {
    #expect(throws: LeastSquaresError.invalidParameter(name: "a", start: 2, scale: 0)) {
      try LeastSquares([.init("a", start: 2, scale: 0)], residualCount: 2) { $0 + $0 }
    }
  }

  @Test("Too few iterations say where the fit was")
  func notConverged() {
    let error = #expect(throws: LeastSquaresError.self) {
      try LeastSquares(
        [.init("a", start: 40, scale: 1)], residualCount: 2, maximumIterations: 1
      ) { p in [p[0] * p[0] * p[0] - 9, p[0] - 2] }
    }
    guard case .notConverged(_, _, 1) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
