import Foundation
import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowStudies

/// Rows `programme price` and `reference price` of `market.csv`; `make golden` writes them anew.
@Suite("Prices for runs that start after the statistics")
struct ReferencePriceTests {
  private static let table = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Scenarios/data/market.csv")

  private func rows(_ report: RunReport) throws -> [String] {
    let year = report.compiled.observedUntil
    let tail =
      "CNY/t,\(year),China,,flowsim-estimate,model choice,"
      + "\"made by china-reference, for runs that start later\""
    var rows: [String] = []
    for (m, market) in report.run.markets.enumerated() {
      let system = report.compiled.plan.materials[m].system
      let known = try #require(market?.known)
      func row(_ entity: String, _ metric: String, _ value: Double) {
        rows.append("\(entity),\(metric),,\(Int(value.rounded())),,,\(tail)")
      }
      let quotation = try #require(report.compiled.plan.materials[m].market?.quotation)
      row(
        system.classes[quotation.scrapClass].id, "programme price",
        quotation.price - known.level)
      for (s, price) in known.ofClass.enumerated() {
        row(system.classes[s].id, "reference price", try #require(price))
      }
    }
    return rows
  }

  @Test("They are what the reference pays in the last observed year, in whole CNY")
  func rowsAreTheReference() throws {
    let rows = try rows(Runs.reference.get())
    var lines = try String(contentsOf: Self.table, encoding: .utf8).split(separator: "\n")
    func isMade(_ line: Substring) -> Bool {
      line.contains(",reference price,") || line.contains(",programme price,")
    }
    if ProcessInfo.processInfo.environment["FLOWSIM_WRITE_GOLDEN"] != nil {
      lines = lines.filter { !isMade($0) } + rows.map { $0[...] }
      try (lines.joined(separator: "\n") + "\n").write(
        to: Self.table, atomically: true, encoding: .utf8)
    }
    #expect(lines.filter(isMade).map(String.init) == rows)
  }

  @Test("A run from the first open year on pays nearly what the reference pays")
  func laterStart() throws {
    let reference = try Runs.reference.get()
    let later = try Runs.report("china-reference", ["horizon={start: 2025, end: 2030}"])
    for (m, market) in later.run.markets.enumerated() {
      let (market, other) = (try #require(market), try #require(reference.run.markets[m]))
      let plan = try #require(later.compiled.plan.materials[m].market)
      let s = try #require(plan.quotation).scrapClass
      for t in 0..<later.years.count {
        let price = market.price(ofClass: s, t)
        let there = other.price(ofClass: s, reference.index(of: 2025 + t))
        // Its stocks are filled by tables alone: what scrap holds and how much there is differ.
        #expect((price / there - 1).magnitude < 0.05, "metal \(m), \(2025 + t): \(price), \(there)")
      }
    }
  }
}
