import Foundation
import Testing

@testable import FlowStudies

/// What a run is remembered by, kept in `Golden/<scenario>.csv`; `make golden` writes it anew.
@Suite("Golden tables")
struct GoldenTests {
  static let years = [1990, 2010, 2023, 2030, 2040, 2050]
  static let variables = [
    "Stocks|Transportation|Light-Duty Vehicle", "Retirements|Transportation|Light-Duty Vehicle",
    "Material Stock|Steel|Passenger Cars", "Material Stock|Aluminum|Passenger Cars",
    "Primary Metal|Steel", "Primary Metal|Aluminum", "Scrap Use|Steel", "Scrap Use|Aluminum",
    "Recycled Content|Steel|Passenger Cars [Share]",
    "Recycled Content|Aluminum|Passenger Cars [Share]",
    "Fate of End-of-Life Metal|Aluminum|Passenger Cars|Same Grade",
    "Surplus Scrap|Aluminum", "Emissions|Kyoto Gases|Supply Chain|Steel",
    "Emissions|Kyoto Gases|Supply Chain|Aluminum",
  ]

  @Test("Headline variables are what they were", arguments: RunBalanceTests.scenarios)
  func headline(of name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Golden/\(name).csv")
    let report = try Runs.of(name)
    if ProcessInfo.processInfo.environment["FLOWSIM_WRITE_GOLDEN"] != nil {
      try table(report).write(to: file, atomically: true, encoding: .utf8)
    }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.first.map(String.init) == header)
    #expect(lines.count == 1 + Self.variables.count)
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      let values = try report.variable(cells[0])
      for (year, cell) in zip(Self.years, cells.dropFirst()) {
        let kept = try #require(Double(cell))
        let now = values[report.index(of: year)]
        // The C libraries of other machines differ in the last bits of exp and log, which runs
        // carry on to about 1e-11; nine digits are kept, so half a unit of the ninth is added.
        #expect(
          (now - kept).magnitude <= 6e-9 * kept.magnitude + 1e-12,
          "\(cells[0]) in \(year): \(now), kept \(kept)")
      }
    }
  }

  private var header: String {
    (["variable"] + Self.years.map(String.init)).joined(separator: ",")
  }

  private func table(_ report: RunReport) throws -> String {
    let rows = try Self.variables.map { name in
      let values = try report.variable(name)
      let cells = Self.years.map { String(format: "%.9g", values[report.index(of: $0)]) }
      return ([name] + cells).joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }
}
