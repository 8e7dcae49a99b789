import Testing

@testable import FlowAccounts
@testable import FlowReporting
@testable import FlowStudies

@Suite("Flows by grade")
struct FateFlowsTests {

  @Test(
    "Flows of a grade add up to the metal at hand, and to the account of fates", arguments: [0, 1])
  func sums(material m: Int) throws {
    let report = try Runs.sameGrade.get()
    let account = report.fates[m]
    for year in [2024, 2035, 2050] {
      let t = report.index(of: year)
      let flows = FateFlows(report, material: m, year: year).flows
      for grade in 0..<account.gradeCount {
        let leaving = ResultUnit.millions(account.available(t, grade))
        let own = flows.filter { $0.origin == grade }
        // Sums of some hundred amounts in another order.
        #expect(abs(own.reduce(0) { $0 + $1.mass } - leaving) <= 1e-9 * max(1, leaving))
        for fate in Fate.allCases {
          let mass = own.filter { $0.relation == fate }.reduce(0) { $0 + $1.mass }
          #expect(
            abs(mass - ResultUnit.millions(account.mass(t, grade, fate))) <= 1e-9 * max(1, leaving))
        }
      }
    }
  }

  @Test("A node has one place in all years, and one scale holds for all of them")
  func oneScale() throws {
    let report = try Runs.sameGrade.get()
    let picture = try #require(
      Picture.sankeyByGrade(report, material: 1, Words(language: .english)))
    let layout = try #require(picture.layout as? SankeyYears)
    #expect(layout.years == [2024, 2035, 2050])
    let names = picture.drawing(.page).labels.map(\.text)
    for node in layout.left {
      #expect(names.count { $0 == node.name } <= 2 && names.contains(node.name))
    }
    // The table keeps every flow, however thin.
    for year in layout.years {
      let mass = layout.flows(of: picture.table, year).reduce(0) { $0 + $1.value }
      let leaving = try report.variable("Fate of End-of-Life Metal|Aluminum|Passenger Cars")
      #expect(abs(mass - leaving[report.index(of: year)]) < 1e-9)
    }
  }
}
