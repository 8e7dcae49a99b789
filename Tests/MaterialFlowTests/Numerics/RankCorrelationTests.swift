import Testing

@testable import FlowNumerics

@Suite("Rank correlation")
struct RankCorrelationTests {
  @Test("One in the same order, minus one in the reverse, whatever the sizes")
  func ends() {
    // A correlation of four ranks is a sum of four products: a few roundings.
    #expect((RankCorrelation.of([1, 2, 3, 4], [1, 10, 100, 1000]) - 1).magnitude < 1e-14)
    #expect((RankCorrelation.of([1, 2, 3, 4], [9, 7, 5, 4]) + 1).magnitude < 1e-14)
  }

  @Test("One exchange of neighbours in four costs a fifth")
  func exchange() {
    // 1 - 6 Σ d² / (n (n² - 1)) = 1 - 6 × 2 / 60.
    #expect((RankCorrelation.of([1, 2, 3, 4], [1, 3, 2, 4]) - 0.8).magnitude < 1e-12)
  }

  @Test("Zero where one does not vary")
  func flat() {
    #expect(RankCorrelation.of([1, 2, 3], [5, 5, 5]) == 0)
  }
}
