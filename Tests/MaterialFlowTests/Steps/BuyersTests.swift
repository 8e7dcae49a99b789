import Testing

@testable import FlowEngine

@Suite("Step: what is bought")
struct BuyersTests {
  @Test("4 t in cars at half a yield are 8 t of sheet; sectors buy 2 t of castings")
  func order() {
    let step = Buyers(
      SmallPlan.fleet, material: 0, fabricationYield: [0.5], sectors: [SmallPlan.sector],
      SmallSystem.aluminium)
    let demand = step.order(year: 0)
    #expect(demand.net == [4])
    #expect(demand.bought == [8, 2])
  }
}
