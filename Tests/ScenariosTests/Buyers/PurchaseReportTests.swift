import Testing

@testable import FlowStudies
@testable import FlowTables

@Suite("Car makers buy within the market of a run")
struct PurchaseReportTests {
  @Test(
    "Purchases plus residual are the supply, lot by lot, in every decade",
    arguments: [2025, 2030, 2040, 2050])
  func totals(year: Int) throws {
    let report = try PurchaseReport(try Runs.reference.get(), year: year, company: nil)
    #expect(report.worstGap <= 1e-9)
  }

  @Test("Volvo's 40 % recycled aluminium can be bought, and says what it costs")
  func target() throws {
    let report = try PurchaseReport(
      try Runs.reference.get(), year: nil, company: nil, target: "VC-AL-2")
    #expect(report.year == 2025)
    #expect(report.text.contains("Volvo Cars, aluminium, VC-AL-2 40.0 % recycled: 4"))
  }

  @Test("First Movers' 3 t/t ingot is not to be had on this market")
  func notToBeHad() throws {
    let report = try PurchaseReport(
      try Runs.reference.get(), year: nil, company: nil, target: "VC-AL-1")
    #expect(report.text.contains("only 0.0 % of 10.0 %"))
  }

  @Test("Names and years that are not there are told")
  func unknown() throws {
    let run = try Runs.short.get()
    #expect(throws: InputProblems.self) { try PurchaseReport(run, year: 2050, company: nil) }
    #expect(throws: InputProblems.self) { try PurchaseReport(run, year: 2030, company: "Volvvo") }
    #expect(throws: InputProblems.self) {
      try PurchaseReport(run, year: nil, company: nil, target: "GE-LINE-1")
    }
  }
}
