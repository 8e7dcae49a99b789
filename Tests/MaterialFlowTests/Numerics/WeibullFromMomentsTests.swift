import FlowNumerics
import Testing

@Suite("Weibull from mean and standard deviation")
struct WeibullFromMomentsTests {
  @Test("A deviation as large as the mean is the exponential law")
  func exponential() throws {
    let law = try WeibullFromMoments(mean: 20, deviation: 20)
    #expect((law.shape - 1).magnitude < 1e-14)
    #expect((law.scale - 20).magnitude < 20 * 1e-14)
  }

  @Test("Spreads from 0.1 % to a thousand times the mean have a shape that falls with the spread")
  func wideRange() throws {
    let shapes = try [1e-3, 1e-2, 0.1, 0.3, 1, 3, 10, 100, 1000].map {
      try WeibullFromMoments(mean: 16, deviation: 16 * $0).shape
    }
    #expect(shapes == shapes.sorted(by: >))
    // k sd / mean tends to pi / sqrt(6) for small spreads; the next term is of order sd / mean.
    #expect((shapes[0] * 1e-3 - 1.2825498).magnitude < 2e-3)
  }

  @Test(
    "A spread out of reach is refused",
    arguments: [
      (16.0, 0.0), (16, 1e-5), (16, 1e8), (0, 1), (-1, 1), (.nan, 1), (16, .infinity),
    ])
  func outOfRange(mean: Double, deviation: Double) {
    #expect(throws: WeibullFromMomentsError.self) {
      try WeibullFromMoments(mean: mean, deviation: deviation)
    }
  }
}
