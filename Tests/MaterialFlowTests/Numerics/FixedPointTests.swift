import Testing

@testable import FlowNumerics

@Suite("Fixed points")
struct FixedPointTests {
  @Test("cos x = x at 0.7390851332151607, the Dottie number")
  func cosine() throws {
    let point = try FixedPoint(from: 0, in: 0...1, tolerance: 1e-13) {
      1 - $0 * $0 / 2 + $0 * $0 * $0 * $0 / 24 - RealFunctions.power($0, 6) / 720
        + RealFunctions.power($0, 8) / 40_320 - RealFunctions.power($0, 10) / 3_628_800
        + RealFunctions.power($0, 12) / 479_001_600
    }
    // The series ends 5e-13 short of the cosine.
    #expect((point.value - 0.7390851332151607).magnitude <= 1e-12)
    #expect(point.evaluations <= 10)
  }

  @Test("A function that hardly moves needs two calls; an end of the range is found")
  func flat() throws {
    #expect(try FixedPoint(from: 0.3, in: 0...1, tolerance: 1e-12) { _ in 0.25 }.evaluations == 2)
    #expect(
      try FixedPoint(from: 0.3, in: 0...1, tolerance: 1e-12) { $0 + 0.1 > 1 ? 1 : $0 + 0.1 }
        .value == 1)
  }

  @Test("No fixed point, and no number, are told")
  func failures() {
    #expect(throws: SystemRootError.self) {
      try FixedPoint(from: 0.5, in: 0...1, tolerance: 1e-12) { $0 < 0.5 ? 1 : 0 }
    }
    #expect(throws: SystemRootError.self) {
      try FixedPoint(from: 0.5, in: 0...1, tolerance: 1e-12) { _ in .nan }
    }
  }
}
