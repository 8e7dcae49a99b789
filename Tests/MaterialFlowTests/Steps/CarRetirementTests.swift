import Testing

@testable import FlowEngine

@Suite("Step: cars leave use")
struct CarRetirementTests {
  private func step() -> CarRetirement {
    CarRetirement(SmallPlan.fleet, material: 0, elementCount: 2, yearCount: 2)
  }

  @Test("Half of 8 t leaves with the composition of its cohort")
  func firstYear() {
    var step = step()
    let cars = step.retire(year: 0, in: 0, from: SmallPlan.stocks.cohorts)
    #expect(cars.slots == [0])
    #expect(cars.masses == [3, 1])
  }

  @Test("A cohort comes back with what it was made of")
  func memory() {
    var cohorts = SmallPlan.stocks.cohorts
    cohorts.setContent(of: SmallPlan.sheet, 1, 0, to: 1)
    cohorts.setContent(of: SmallPlan.sheet, 1, 1, to: 0)
    var step = step()
    // A quarter of 8 t at nominal composition, and half of 4 t without silicon.
    #expect(step.retire(year: 1, in: 0, from: cohorts).masses == [1.5 + 2, 0.5])
  }
}
