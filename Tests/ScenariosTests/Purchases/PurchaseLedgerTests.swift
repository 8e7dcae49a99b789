import MaterialFlow
import Testing

@testable import Scenarios

@Suite("A purchase ledger in, scope 3.1 out")
struct PurchaseLedgerTests {
  private func ledger(_ lines: String) throws -> PurchaseLedger {
    let text = "supplier,metal,grade,tonnes,lot,factor,location_factor,unit\n" + lines
    return try PurchaseLedger.read(
      SourceFile(path: "p.csv", text: text), lots: try LotCatalogue.load(),
      averages: try Runs.reference.get(), year: 2024, boundary: .epd)
  }

  @Test("A supplier's factor, a lot, an average: three lines, three bases, sums by hand")
  func bases() throws {
    let account = try ledger(
      """
      Hydro,aluminium,AL6,100,,4,7.5,t CO2-equiv/t
      Wenshan,aluminium,,50,yunnan-hydro,,,
      Baosteel,steel,ST1,1000,,,,

      """
    ).account
    #expect(account.purchases.map(\.basis) == [.supplier, .lot, .average])
    #expect(account.purchases[0].marketEmissions == 400)
    #expect(account.purchases[0].locationEmissions == 750)
    let lots = try LotCatalogue.load()
    let lot = try #require(lots.lot("yunnan-hydro"))
    #expect(account.purchases[1].marketFactor == lots.emissions(lot, .epd, .market))
    #expect(account.purchases[1].locationFactor == lots.emissions(lot, .epd, .location))
    let run = try Runs.reference.get()
    let average = run.averages[0]
    let product = try #require(run.compiled.plan.materials[0].system.grade("ST1"))
    let factor = average.intensity[run.index(of: 2024) * average.productCount + product]
    #expect(account.purchases[2].marketEmissions == 1000 * factor)
    #expect(account.share(of: .supplier).mass == 100.0 / 1150)
    let sum = account.purchases.reduce(0) { $0 + $1.locationEmissions }
    #expect(account.locationEmissions == sum)
  }

  @Test("Every wrong cell is told with its place and what to write")
  func badLines() throws {
    #expect {
      try ledger(
        """
        A,alu,,1,,,,
        B,steel,ST99,1,,,,
        C,steel,,-1,,,,
        D,steel,,1,yunnan-hydro,,,
        E,steel,,1,,2,,MWh/t
        ,steel,,x,,,,

        """)
    } throws: { error in
      let lines = (error as? InputProblems)?.diagnostics.map(\.description) ?? []
      let starts = [
        "p.csv:2:3: error[E120]: unknown metal 'alu'", "p.csv:3:9: error[E120]",
        "p.csv:4:10: error[E311]", "p.csv:5:12: error[E120]", "p.csv:6:16: error[E205]",
        "p.csv:7:1: error[E210]", "p.csv:7:9: error[E207]",
      ]
      return lines.count == starts.count && zip(lines, starts).allSatisfy { $0.hasPrefix($1) }
    }
  }

  @Test("The disclosure table has one line a purchase, and both views")
  func disclosure() throws {
    let csv = String(
      decoding: try ledger("Hydro,aluminium,,100,,4,7.5,\n").csv, as: UTF8.self)
    #expect(
      csv.hasSuffix(
        "Hydro,aluminium,,100,4,7.5,400,750,supplier data,stated by the supplier,epd\n"))
  }
}
