import FlowAccounts
import Testing

@Suite("Allocation views of recycled metal")
struct AllocationTests {
  /// Aluminium of 16.6 from ore and 0.9 from scrap, 20 % recycled content, 90 % recycled later.
  private func product(quality: Double) -> AllocatedProduct {
    AllocatedProduct(
      primary: 16.6, recycled: 0.9, content: 0.2, recovery: 0.9, burdenShare: 0.2,
      quality: quality)
  }

  @Test(
    "One system, five answers",
    arguments: [
      (AllocationView.cutOff, 1.0, 13.46), (.endOfLife, 1, 5.61), (.fiftyFifty, 1, 9.535),
      (.circularFootprint, 1, 4.668), (.circularFootprint, 0.75, 6.992),
      (.valueCorrected, 0.75, 8.515), (.valueCorrected, 1, 5.61),
    ])
  func worked(view: AllocationView, quality: Double, expected: Double) {
    // Three decimals, worked by hand.
    #expect((product(quality: quality).emissions(view) - expected).magnitude <= 1e-9)
  }

  @Test("Metal that is recycled as often as it was charged earns no credit by substitution")
  func balanced() {
    var even = product(quality: 1)
    even.recovery = even.content
    #expect(even.emissions(.endOfLife) == even.primary)
    #expect(even.emissions(.cutOff) < even.primary)
  }
}
