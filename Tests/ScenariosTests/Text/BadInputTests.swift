import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

/// A folder of `BadInput`: files as a user might write them, and the whole text of the answer.
///
/// `yaml-…` and `csv-…` go through the text layer alone; `scenario-…` and `data-…` are read as
/// `flowsim validate scenario.yaml --data data.csv` reads them; `standards-…` as
/// `flowsim classify --standards standards.csv` does; `stock-…` as
/// `flowsim stock --drive stock --lifetime fixed:years=3 cars.csv`.
struct BadInput: CustomTestStringConvertible, Sendable {
  let folder: URL

  var testDescription: String { folder.lastPathComponent }

  static let all: [BadInput] = {
    let root = Bundle.module.resourceURL?.appendingPathComponent("BadInput")
    let folders = root.flatMap {
      try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
    }
    return (folders ?? []).sorted { $0.path < $1.path }.map(BadInput.init)
  }()

  func expected() throws -> String {
    try String(contentsOf: folder.appendingPathComponent("expected.txt"), encoding: .utf8)
  }

  /// What a command prints for the files.
  func answer() throws -> String {
    let kind = testDescription.prefix { $0 != "-" }
    var problems = Diagnostics()
    switch kind {
    case "yaml": _ = StrictYAML.read(try file("scenario.yaml"), reporting: &problems)
    case "csv": readNumbers(of: try file("table.csv"), reporting: &problems)
    case "standards":
      _ = StandardRegister.read(try file("standards.csv"), reporting: &problems)
    case "stock": return try answerOfStock()
    default: return try answerOfScenario()
    }
    return InputProblems(problems).rendered()
  }

  private func file(_ name: String) throws -> SourceFile { try #require(read(name)) }

  private func read(_ name: String) -> SourceFile? {
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return nil }
    return SourceFile(path: name, bytes: [UInt8](data))
  }

  private func answerOfScenario() throws -> String {
    do {
      let scenario = try ScenarioReader.read(
        try file("scenario.yaml"), finder: ScenarioFinder(read: read))
      _ = try CompiledScenario.compile(scenario, tables: [read("data.csv")].compactMap { $0 })
      return ""
    } catch let problems as InputProblems {
      return problems.rendered()
    }
  }

  private func answerOfStock() throws -> String {
    let request = StockRequest(drive: .stock, lifetime: try .fixed(years: 3))
    do {
      _ = try request.answer(try file("cars.csv"))
      return ""
    } catch let problems as InputProblems {
      return problems.rendered()
    }
  }

  private func readNumbers(of file: SourceFile, reporting problems: inout Diagnostics) {
    let header = CSVTable.Header(["entity", "metric", "value", "unit", "year"])
    guard let table = CSVTable.read(file, header: header, reporting: &problems) else { return }
    for row in 0..<table.rowCount {
      _ = table.number(row, 2, reporting: &problems)
      if let unit = table.requiredText(row, 3, reporting: &problems) {
        _ = UnitSymbol.read(
          unit, expecting: UnitSymbol("fraction"), at: table.location(row, 3),
          reporting: &problems)
      }
      _ = table.year(row, 4, reporting: &problems)
    }
  }
}

@Suite("Bad input")
struct BadInputTests {
  @Test("A bad file is answered with its place and remedy", arguments: BadInput.all)
  func answer(to input: BadInput) throws {
    let answer = try input.answer()
    #expect(try answer == input.expected())
  }

  @Test("Every folder of bad input has an expected answer with an error")
  func foldersAreWhole() throws {
    #expect(BadInput.all.count >= 110)
    for input in BadInput.all {
      #expect(try input.expected().contains(": error[E"), "\(input.testDescription)")
    }
  }
}
