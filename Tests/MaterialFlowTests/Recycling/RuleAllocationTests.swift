import FlowEngine
import Testing

@Suite("Scrap by rule: own grade first, mixed scrap to one tolerant grade")
struct RuleAllocationTests {
  @Test("A grade that wants more than its scrap is filled with primary")
  func shortOfScrap() {
    let allocation = RuleAllocation(demand: [10, 8], sorted: [4, 1], mixed: 5, tolerant: 1)
    #expect(allocation.sameGrade == [4, 1])
    #expect(allocation.mixed == 5)
    #expect(allocation.surplus == [0, 0])
    #expect(allocation.primary == [6, 2])
  }

  @Test("Mixed scrap waits behind the grade's own, and its rest is surplus")
  func surplusOfMixedScrap() {
    let allocation = RuleAllocation(demand: [10, 3], sorted: [4, 2], mixed: 5, tolerant: 1)
    #expect(allocation.sameGrade == [4, 2])
    #expect(allocation.mixed == 1)
    #expect(allocation.surplus == [0, 4])
    #expect(allocation.primary == [6, 0])
  }

  @Test("Sorted scrap beyond its own grade's demand helps no other grade")
  func surplusOfSortedScrap() {
    let allocation = RuleAllocation(demand: [1, 3], sorted: [4, 5], mixed: 2, tolerant: 1)
    #expect(allocation.sameGrade == [1, 3])
    #expect(allocation.mixed == 0)
    #expect(allocation.surplus == [3, 4])
    #expect(allocation.primary == [0, 0])
  }
}
