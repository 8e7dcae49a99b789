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

  @Test(
    "No mass is below zero, and nothing is -0, nan or inf, in any built-in scenario",
    arguments: Case.all)
  func written(by item: Case) throws {
    let report = try Runs.report(item.scenario, ["market=\(item.market)"])
    #expect(report.run.balance.relative <= 1e-9)
    for file in ResultTables(report).files() {
      let text = String(decoding: file.bytes, as: UTF8.self)
      var wrong: [Substring] = []
      for line in text.split(separator: "\n") {
        let cells = line.split { ",: []{}\"".contains($0) }
        let isWrong = cells.contains { cell in
          ["-0", "nan", "NaN", "inf", "-inf", "Infinity"].contains(cell)
            || Self.masses.contains(file.name) && cell.first == "-" && Double(cell) != nil
        }
        if isWrong { wrong.append(line) }
      }
      #expect(wrong.isEmpty, "\(file.name): \(wrong.count) lines, first \(wrong.first ?? "")")
    }
  }
}
