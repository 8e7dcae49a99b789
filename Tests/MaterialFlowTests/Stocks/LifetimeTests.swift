import FlowEngine
import Testing

@Suite("Lifetimes")
struct LifetimeTests {
  static func lifetimes() throws -> [Lifetime] {
    try [
      .fixed(years: 0), .fixed(years: 3.5), .normal(mean: 16, deviation: 4.8),
      .truncatedNormal(mean: 5, deviation: 4), .foldedNormal(mean: 5, deviation: 4),
      .lognormal(mean: 16, deviation: 4.8), .weibull(mean: 16, deviation: 4.8),
      .weibull(shape: 0.7, scale: 3), .gamma(mean: 16, deviation: 4.8),
      .gamma(mean: 16, deviation: 0.17), .lognormal(mean: 16, deviation: 1e-6),
    ]
  }

  @Test("The share in use begins at 1 or less, never rises and ends at nothing")
  func monotone() throws {
    for lifetime in try Self.lifetimes() {
      var before = 1.0
      for step in 0...4000 {
        let share = lifetime.survival(atAge: Double(step) / 8)
        #expect((0...before).contains(share), "\(lifetime) at \(Double(step) / 8)")
        before = share
      }
      #expect(before < 1e-6, "\(lifetime)")
      #expect(lifetime.survival(atAge: .infinity) == 0, "\(lifetime)")
    }
  }

  @Test("A fixed lifetime of 3.5 years is whole at 3 and gone at 4; of 0 years, gone at once")
  func fixed() throws {
    let lifetime = try Lifetime.fixed(years: 3.5)
    #expect(try lifetime.survival(atAges: [0, 1, 2, 3, 3.5, 4]) == [1, 1, 1, 1, 0, 0])
    #expect(try Lifetime.fixed(years: 0).survival(atAge: 0) == 0)
  }

  @Test("The mean is the area under the survival curve")
  func mean() throws {
    for lifetime in try Self.lifetimes() {
      if case .normal = lifetime.law { continue }
      // Midpoint rule over 1,000 years in steps of 1/64; half a step at a fixed lifetime's end.
      let area = (0..<64_000).reduce(0.0) {
        $0 + lifetime.survival(atAge: (Double($1) + 0.5) / 64) / 64
      }
      #expect((area - lifetime.mean).magnitude <= 1.0 / 128, "\(lifetime)")
    }
  }

  @Test("Weibull, gamma and lognormal from mean and deviation have them")
  func moments() throws {
    let weibull = try Lifetime.weibull(mean: 16, deviation: 4.8)
    guard case .weibull(let shape, let scale) = weibull.law else { return }
    // Ten digits of the published shape and scale.
    #expect((shape - 3.713772366).magnitude < 5e-10 && (scale - 17.725821878).magnitude < 5e-9)
    #expect((try Lifetime.weibull(shape: shape, mean: 16).mean - 16).magnitude < 1e-13)
    #expect(
      try Lifetime.gamma(mean: 16, deviation: 4.8).law
        == Lifetime.gamma(shape: 16 / 4.8 * (16 / 4.8), scale: 4.8 / (16 / 4.8)).law)
    #expect((try Lifetime.lognormal(mean: 16, deviation: 4.8).mean - 16).magnitude < 1e-13)
  }

  @Test("Truncation and folding raise a wide normal's mean, and truncation keeps all at age zero")
  func belowZero() throws {
    #expect(try Lifetime.normal(mean: 5, deviation: 4).survival(atAge: 0) < 0.9)
    #expect(try Lifetime.truncatedNormal(mean: 5, deviation: 4).survival(atAge: 0) == 1)
    #expect(try Lifetime.foldedNormal(mean: 5, deviation: 4).survival(atAge: 0) == 1)
    #expect(try Lifetime.truncatedNormal(mean: 5, deviation: 4).mean > 5)
    #expect(try Lifetime.foldedNormal(mean: 5, deviation: 4).mean > 5)
  }

  @Test("Parameters that are no lifetime are named with their value")
  func refused() {
    #expect(throws: LifetimeError.negative(parameter: "years", value: -1)) {
      try Lifetime.fixed(years: -1)
    }
    #expect(throws: LifetimeError.notPositive(parameter: "mean", value: 0)) {
      try Lifetime.normal(mean: 0, deviation: 1)
    }
    #expect(throws: LifetimeError.notPositive(parameter: "sd", value: 0)) {
      try Lifetime.lognormal(mean: 16, deviation: 0)
    }
    #expect(throws: LifetimeError.notPositive(parameter: "shape", value: -3)) {
      try Lifetime.weibull(shape: -3, scale: 16)
    }
    #expect(throws: LifetimeError.notPositive(parameter: "scale", value: .infinity)) {
      try Lifetime.gamma(shape: 3, scale: .infinity)
    }
    #expect(throws: LifetimeError.spreadOutOfRange(mean: 16, deviation: 1e-9)) {
      try Lifetime.weibull(mean: 16, deviation: 1e-9)
    }
    #expect(throws: LifetimeError.spreadOutOfRange(mean: 1e-200, deviation: 1e200)) {
      try Lifetime.gamma(mean: 1e-200, deviation: 1e200)
    }
    // GSL's tail of so narrow a gamma law is wrong in the second digit.
    #expect(throws: LifetimeError.spreadOutOfRange(mean: 16, deviation: 0.001)) {
      try Lifetime.gamma(mean: 16, deviation: 0.001)
    }
    #expect(throws: LifetimeError.tooLarge(parameter: "shape", value: 1e5, limit: 1e4)) {
      try Lifetime.gamma(shape: 1e5, scale: 1)
    }
    #expect(throws: LifetimeError.negativeAge(-2)) {
      try Lifetime.fixed(years: 3).survival(atAges: [1, -2])
    }
    #expect(
      LifetimeError.notPositive(parameter: "sd", value: 0).description
        == "sd must be above zero, not 0.0")
  }
}
