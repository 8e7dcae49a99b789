import FlowNumerics
import Testing

@Suite("The cheapest place of a box that keeps a condition")
struct CheapestSearchTests {
  private let unit = [0.0...1.0, 0.0...1.0]

  @Test("A linear cost ends in the corner, a round one where it touches the condition")
  func known() throws {
    let corner = try CheapestSearch(in: unit) { ($0[0] + 2 * $0[1], 1 - $0[0] - $0[1]) }
    let linear = try #require(corner.best)
    #expect((linear.cost - 1).magnitude <= 1e-3 && linear.shortfall <= 0)
    let round = try CheapestSearch(in: unit) {
      ($0[0] * $0[0] + $0[1] * $0[1], 1 - $0[0] - $0[1])
    }
    let best = try #require(round.best)
    #expect((best.cost - 0.5).magnitude <= 2e-3)
    #expect(best.place.allSatisfy { ($0 - 0.5).magnitude <= 0.05 })
  }

  @Test("Random places do not beat it, nor do they leave the box", arguments: 1...5)
  func random(seed: Int) throws {
    let box = [-1.0...2.0, 0.0...0.5, 3.0...4.0]
    let function = { (x: [Double]) -> (cost: Double, shortfall: Double)? in
      ((x[0] - 1) * (x[0] - 1) + x[1] + x[2] * x[2], 3.4 - x[2] - x[1] - 0.1 * x[0])
    }
    let best = try #require(try CheapestSearch(in: box, of: function).best)
    for (x, range) in zip(best.place, box) { #expect(range.contains(x)) }
    let other = try CheapestSearch.random(500, in: box, seed: seed, of: function)
    #expect(best.cost <= (try #require(other)).cost)
  }

  @Test("Where nothing keeps the condition the nearest place is told; holes are left out")
  func never() throws {
    let search = try CheapestSearch(in: unit) { x in
      x[0] > 0.9 ? nil : (x[1], 2 - x[0])
    }
    #expect(search.best == nil)
    #expect((try #require(search.nearest)).shortfall < 1.16)
  }
}
