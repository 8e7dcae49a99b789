import Testing

@testable import FlowStudies
@testable import FlowTables

@Suite("Which recycled content can be had, and when")
struct RecycledContentMapTests {
  @Test("A low share is met, a share of all steel lacks scrap, and the grade is named")
  func map() throws {
    let base = try Runs.short.get().compiled
    let map = try RecycledContentMap(base, try SweepAxis(option: "recycled-content.steel=5%,100%"))
    #expect(map.years == [2025, 2030, 2035] && map.cells.count == 2)
    for cell in map.cells[0] {
      #expect(cell.outcome == .met && cell.reached >= 0.05 - 1e-4 && cell.lacking == 0)
    }
    for cell in map.cells[1] {
      #expect(cell.outcome == .notEnoughScrap && cell.lacking > 0 && cell.grade.hasPrefix("ST"))
    }
    #expect(map.text.contains("lacks "))
  }

  @Test("Another lever is refused with what to write")
  func otherLever() throws {
    let base = try Runs.short.get().compiled
    #expect {
      try RecycledContentMap(base, try SweepAxis(option: "eaf-share=10..20%"))
    } throws: { error in
      (error as? InputProblems)?.diagnostics.first?.help.contains("recycled-content.steel") == true
    }
  }
}
