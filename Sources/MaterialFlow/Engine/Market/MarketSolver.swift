/// Solves the programme that shares scrap out, year after year.
struct MarketSolver: Sendable {
  let shape: MarketShape

  init(_ shape: MarketShape) {
    self.shape = shape
  }

  /// The next solve starts cold.
  mutating func reset() {}

  /// Starts from the last solve where the same rows and columns are open, else cold.
  mutating func solve(
    _ question: MarketQuestion, into answer: inout MarketAnswer
  ) throws(MarketFailure) {
    throw .stalled(.mass(heat: 0), miss: 1, iterations: 0)
  }
}
