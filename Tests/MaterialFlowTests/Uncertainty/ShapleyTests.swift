import Testing

@testable import FlowNumerics

@Suite("Shapley values")
struct ShapleyTests {
  /// A game in which every coalition has a value of its own.
  private func tangled(_ coalition: UInt64, players: Int) -> Double {
    var sum = 0.0
    for i in 0..<players where coalition & (1 << UInt64(i)) != 0 {
      sum += Double(i + 1)
      for j in 0..<i where coalition & (1 << UInt64(j)) != 0 {
        sum -= 0.7 / Double(i + j + 1)
      }
    }
    return sum.squareRoot() + 3
  }

  @Test("The glove game: one left glove is worth four times as much as either of two right ones")
  func gloves() {
    // Shapley 1953 by hand: v = 1 where a pair is in hand; φ = 4/6, 1/6, 1/6.
    let plan = Shapley(exactly: 3)
    let values = plan.coalitions.map { $0 & 1 != 0 && $0 & 6 != 0 ? 1.0 : 0 }
    let shares = plan.shares(values).map(\.value)
    // Sums of sixths round in the last place.
    for (share, expected) in zip(shares, [4.0 / 6, 1.0 / 6, 1.0 / 6]) {
      #expect((share - expected).magnitude < 1e-15)
    }
  }

  @Test("Shares add up to the difference, for one to ten players", arguments: 1...10)
  func efficient(players: Int) {
    let plan = Shapley(exactly: players)
    let values = plan.coalitions.map { tangled($0, players: players) }
    let sum = plan.shares(values).reduce(0) { $0 + $1.value }
    // 2^10 additions of numbers near 3.
    #expect((sum - (values[values.count - 1] - values[0])).magnitude < 1e-12)
  }

  @Test("Who changes nothing gets nothing; equals get the same")
  func symmetry() {
    let plan = Shapley(exactly: 4)
    let values = plan.coalitions.map { coalition -> Double in
      let equals = (coalition & 3).nonzeroBitCount
      return Double(equals * equals) + (coalition & 4 != 0 ? 2 : 0)
    }
    let shares = plan.shares(values).map(\.value)
    #expect((shares[0] - shares[1]).magnitude < 1e-15)
    #expect((shares[2] - 2).magnitude < 1e-15)
    #expect(shares[3].magnitude < 1e-15)
  }

  @Test("Sampled shares add up exactly, and lie near the exact ones within their errors")
  func sampled() throws {
    let players = 9
    let exact = Shapley(exactly: players)
    let wanted = exact.shares(exact.coalitions.map { tangled($0, players: players) })
    let plan = Shapley(sampling: 200, of: players, seed: 7)
    let values = plan.coalitions.map { tangled($0, players: players) }
    let shares = plan.shares(values)
    let sum = shares.reduce(0) { $0 + $1.value }
    #expect((sum - (values[values.count - 1] - values[0])).magnitude < 1e-12)
    for (share, target) in zip(shares, wanted) {
      let error = try #require(share.standardError)
      #expect(error > 0)
      // Four standard errors: one such test of nine players in 1,700 fails by chance, and the
      // seed is fixed.
      #expect((share.value - target.value).magnitude < 4 * error)
    }
  }

  @Test("The same seed draws the same orders, another seed others")
  func seeded() {
    let one = Shapley(sampling: 5, of: 12, seed: 1)
    #expect(one.orders == Shapley(sampling: 5, of: 12, seed: 1).orders)
    #expect(one.orders != Shapley(sampling: 5, of: 12, seed: 2).orders)
    for order in one.orders ?? [] { #expect(order.sorted() == Array(0..<12)) }
  }
}
