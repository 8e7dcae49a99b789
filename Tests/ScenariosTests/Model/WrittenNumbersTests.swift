import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

/// What contracts say of every number that a run writes.
@Suite("Numbers of result files")
struct WrittenNumbersTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let scenario: String
    let market: String

    var testDescription: String { "\(scenario), market \(market)" }

    static let all = BuiltinFiles.scenarios.flatMap { scenario in
      ["fixed", "clearing"].map { Case(scenario: scenario, market: $0) }
    }
  }

  /// Tables of masses: nothing in them may lie below zero.
  private static let masses = ["flows.csv", "elements.csv", "stocks.csv", "element_stocks.csv"]

  /// Cells and values that contracts rule out, as bytes: searched by Foundation, not by the test.
  private static let forbidden = ["-0", "nan", "inf", "-inf", "NaN"].flatMap { word in
    [",\(word),", ",\(word)\n", ": \(word),", ": \(word)\n"]
  }

  @Test(
    "No mass is below zero, and nothing is -0, nan or inf, in any built-in scenario",
    arguments: Case.all)
  func written(by item: Case) throws {
    let report = try Runs.report(
      item.scenario, ["market=\(item.market)", "horizon={start: 2012, end: 2050}"])
    #expect(report.run.balance.relative <= 1e-9)
    for file in ResultTables(report).files() {
      let bytes = Data(file.bytes)
      for text in Self.forbidden + (Self.masses.contains(file.name) ? [",-"] : []) {
        guard let found = bytes.range(of: Data(text.utf8)) else { continue }
        let around = bytes[max(0, found.lowerBound - 80)..<min(bytes.count, found.upperBound + 20)]
        Issue.record("\(file.name) holds '\(text)': …\(String(decoding: around, as: UTF8.self))…")
      }
    }
  }
}
