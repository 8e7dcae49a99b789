import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("A purchase ledger in, scope 3.1 out")
struct PurchaseLedgerTests {
  private func ledger(
    _ lines: String, boundary: EmissionBoundary = .epd
  ) throws -> PurchaseLedger {
    let text = "supplier,metal,grade,tonnes,lot,factor,location_factor,unit\n" + lines
    return try PurchaseLedger.read(
      SourceFile(path: "p.csv", text: text), lots: try LotCatalogue.load(),
      averages: try Runs.reference.get(), year: 2024, boundary: boundary)
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
    #expect(account.purchases[2].marketEmissions == 1000 * account.purchases[2].marketFactor)
    #expect(account.share(of: .supplier).mass == 100.0 / 1150)
    let sum = account.purchases.reduce(0) { $0 + $1.locationEmissions }
    #expect(account.locationEmissions == sum)
  }

  @Test("An average has both views of electricity: the sums of lots.csv, not the Chinese rule")
  func averages() throws {
    let purchases = try ledger("A,aluminium,AL4,1,,,,\nB,aluminium,,1,,,,\n").account.purchases
    let lots = try lotRows().filter { $0["year"] == "2024" && $0["material"] == "aluminium" }
    func mean(_ rows: [[String: String]], _ column: String) -> Double {
      let sums = rows.reduce(into: (0.0, 0.0)) {
        $0.0 += Double($1[column] ?? "") ?? .nan
        $0.1 += Double($1["mass"] ?? "") ?? .nan
      }
      return sums.0 / sums.1
    }
    let grade = lots.filter { $0["grade"] == "AL4" }
    let cars = lots.filter { $0["grade"]?.hasPrefix("AL") == true }
    for (purchase, rows) in [(purchases[0], grade), (purchases[1], cars)] {
      // Sums in one order; a printed decimal reads back as the same number.
      #expect((purchase.locationFactor - mean(rows, "location")).magnitude < 1e-12)
      #expect((purchase.marketFactor - mean(rows, "market")).magnitude < 1e-12)
    }
  }

  private func lotRows() throws -> [[String: String]] {
    let text = String(decoding: LotTable.bytes(try Runs.reference.get()), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",").map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(LotTable.header, cells))
    }
  }

  @Test("An average at another boundary is refused with a remedy; lots and factors are not")
  func noAverage() throws {
    let lots = "Hydro,aluminium,AL6,100,,4,7.5,\nWenshan,aluminium,,50,yunnan-hydro,,,\n"
    #expect(try ledger(lots, boundary: .electrolysis).account.purchases.count == 2)
    #expect {
      try ledger(lots + "A,aluminium,AL4,1,,,,\n", boundary: .electrolysis)
    } throws: { error in
      (error as? InputProblems)?.diagnostics.map(\.description) == [
        "p.csv:4:3: error[E332]: the market's average counts epd, not electrolysis; "
          + "leave out --boundary, or give the line a lot or a factor"
      ]
    }
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
