import Testing

@testable import FlowEngine

@Suite("Statistical entropy")
struct StatisticalEntropyTests {
  private func entropy(_ masses: [Double]) -> Double {
    StatisticalEntropy.relative(masses, count: masses.count)
  }

  @Test("Pure metal has none, an even mixture all of its mass")
  func ends() {
    #expect(entropy([3, 0, 0, 0]) == 0)
    #expect(entropy([]) == 0 && entropy([0, 0]) == 0)
    #expect((entropy([2, 2, 2, 2]) - 8).magnitude <= 1e-15 * 8)
  }

  @Test("Half of each of two metals out of four is half of the greatest entropy")
  func half() {
    // ln 2 / ln 4.
    #expect((entropy([5, 5, 0, 0]) - 5).magnitude <= 1e-14)
  }

  @Test("It grows with the mass, and mixing never lowers it")
  func mixing() {
    let scrap = [9.0, 0.8, 0.2]
    #expect((entropy(scrap.map { 3 * $0 }) - 3 * entropy(scrap)).magnitude <= 1e-12)
    let other = [4.0, 0.1, 0.9]
    let mixed = zip(scrap, other).map { $0 + $1 }
    #expect(entropy(mixed) > entropy(scrap) + entropy(other))
  }
}
