import Testing

@testable import FlowNumerics

@Suite("Fixed points of a Sobol sequence")
struct SobolPointsTests {
  private let points = SobolPoints()

  private func column(_ parameter: Int) -> [Double] {
    (0..<SobolPoints.count).map { points.coordinate(parameter, point: $0) }
  }

  @Test("Every parameter meets the middle of each of 32 equal parts once", arguments: 0..<60)
  func balance(parameter: Int) {
    let middles = (0..<32).map { (Double($0) + 0.5) / 32 }
    #expect(column(parameter).sorted() == middles)
  }

  @Test("The first points are those of the published sequence")
  func firstPoints() {
    // 0, 1/2, 3/4, 1/4 in the first dimension, moved by half of 1/32.
    let published: [Double] = [0, 0.5, 0.75, 0.25]
    #expect(Array(column(0).prefix(4)) == published.map { $0 + 0.5 / 32 })
  }

  @Test("The first sixteen parameters hardly correlate")
  func correlation() {
    for a in 0..<16 {
      for b in 0..<a {
        let products = zip(column(a), column(b)).map { ($0 - 0.5) * ($1 - 0.5) }
        // The variance of 32 middles is (1 - 32^-2) / 12.
        let correlation = products.reduce(0, +) / 32 * 12 / (1 - 1.0 / 1024)
        #expect(correlation.magnitude < 0.35, "\(a) and \(b)")
      }
    }
  }
}

@Suite("Distributions over a range")
struct RangeDistributionTests {
  @Test("A two-sided normal has the value as median and each end one deviation away")
  func normal() {
    let spread = RangeDistribution.normal
    #expect(spread.quantile(0.5, low: -1.5, value: -1, high: 0) == -1)
    // Φ(1) = 0.841345 of an uncut normal; of one cut at 2.5 deviations a little more.
    let below = 0.006209665325776
    let share = (0.841344746068543 - below) / (1 - 2 * below)
    let high = spread.quantile(share, low: -1.5, value: -1, high: 0)
    let low = spread.quantile(1 - share, low: -1.5, value: -1, high: 0)
    #expect(high.magnitude < 1e-12)
    #expect((low + 1.5).magnitude < 1e-12)
    #expect(spread.quantile(1e-12, low: 8, value: 10, high: 12) >= 5)
  }

  @Test("A triangle has half of its mass on each side of a middle value")
  func triangular() {
    let spread = RangeDistribution.triangular
    #expect(spread.quantile(0.5, low: 0, value: 1, high: 2) == 1)
    // An eighth of the mass below 1/2 of a triangle over 0...2: x²/2.
    #expect(spread.quantile(0.125, low: 0, value: 1, high: 2) == 0.5)
    #expect(spread.quantile(0.75, low: 0, value: 1, high: 1) == 0.75.squareRoot())
  }

  @Test("A log-uniform number halves its range of factors")
  func logUniform() {
    let middle = RangeDistribution.logUniform.quantile(0.5, low: 40, value: 100, high: 250)
    #expect((middle - 100).magnitude < 1e-12)
  }
}
