import Testing

@testable import FlowNumerics

@Suite("Quantiles without sorting")
struct OrderStatisticsTests {
  @Test("Straight lines between order statistics, checkable by hand")
  func byHand() {
    var values = [40.0, 10, 50, 20, 30]
    // Places 0.2, 2 and 3.8 of the sorted numbers.
    let quantiles = OrderStatistics.quantiles(at: [0.05, 0.5, 0.95], of: &values)
    #expect(quantiles[1] == 30)
    // 0.05 and 0.95 are no binary fractions: a rounding of the place times a step of 10.
    #expect((quantiles[0] - 12).magnitude <= 64 * .ulpOfOne)
    #expect((quantiles[2] - 48).magnitude <= 64 * .ulpOfOne)
  }

  @Test("The ends are the smallest and the largest number")
  func ends() {
    var values = [3.0, 1, 2]
    #expect(OrderStatistics.quantiles(at: [0, 0, 1, 1], of: &values) == [1, 1, 3, 3])
    var one = [7.0]
    #expect(OrderStatistics.quantiles(at: [0, 0.5, 1], of: &one) == [7, 7, 7])
  }

  @Test("A thousand numbers, many of them equal, as if they were sorted")
  func beside() {
    var state: UInt64 = 2030
    var values = (0..<1000).map { _ -> Double in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33).remainder(dividingBy: 400)
    }
    let sorted = values.sorted()
    let shares = [0.05, 0.25, 0.5, 0.75, 0.95]
    let expected = shares.map { share in
      let place = share * 999
      let lower = Int(place)
      return sorted[lower] + (sorted[lower + 1] - sorted[lower]) * (place - Double(lower))
    }
    #expect(OrderStatistics.quantiles(at: shares, of: &values) == expected)
  }
}
