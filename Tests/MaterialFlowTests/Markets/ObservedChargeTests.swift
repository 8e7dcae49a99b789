import Testing

@testable import FlowEngine

@Suite("Observed charge of a furnace")
struct ObservedChargeTests {
  private let heats = [
    Heat(product: 0, route: 0), Heat(product: 1, route: 0), Heat(product: 1, route: 1),
  ]

  @Test("The mean over the products is what was observed, and odds differ by the habit")
  func mean() {
    let charge = ObservedCharge(habit: [-1, 0, 0], heats: heats, routeCount: 2)
    let limits = charge.limits([0.2, 0.2, 1], demand: [30, 70, 10])
    #expect((30 * limits[0] + 70 * limits[1] - 20).magnitude <= 1e-12)
    let odds = limits.map { $0 / (1 - $0) }
    // 1 / e.
    #expect((odds[0] / odds[1] - 0.36787944117144233).magnitude <= 1e-12)
    #expect(limits[2] == 1)
  }

  @Test(
    "Without habits all products have the mean; nothing made and nothing charged stay as they are")
  func even() {
    let charge = ObservedCharge(habit: [0, 0, 0], heats: heats, routeCount: 2)
    let limits = charge.limits([0.2, 0.2, 0], demand: [30, 0, 10])
    #expect((limits[0] - 0.2).magnitude <= 1e-12 && limits[1] == 0.2 && limits[2] == 0)
  }
}
