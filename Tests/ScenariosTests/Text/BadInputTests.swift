import Foundation
import Testing

@testable import Scenarios

/// A folder of `BadInput`: one file as a user might write it, and the whole text of the answer.
struct BadInput: CustomTestStringConvertible, Sendable {
  let folder: URL

  var testDescription: String { folder.lastPathComponent }

  static let all: [BadInput] = {
    let root = Bundle.module.resourceURL?.appendingPathComponent("BadInput")
    let folders = root.flatMap {
      try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
    }
    return (folders ?? []).sorted { $0.path < $1.path }.map(BadInput.init)
      .filter { $0.input != nil }
  }()

  /// The YAML or CSV file that the text layer alone can judge.
  var input: String? {
    ["scenario.yaml", "table.csv"].first {
      FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
    }
  }

  func expected() throws -> String {
    try String(contentsOf: folder.appendingPathComponent("expected.txt"), encoding: .utf8)
  }

  /// What a command prints for the file, read as a bare YAML tree or as a table of numbers.
  func answer() throws -> String {
    let name = try #require(input)
    let bytes = try [UInt8](Data(contentsOf: folder.appendingPathComponent(name)))
    let file = SourceFile(path: name, bytes: bytes)
    var problems = Diagnostics()
    if name == "scenario.yaml" {
      _ = StrictYAML.read(file, reporting: &problems)
    } else {
      readNumbers(of: file, reporting: &problems)
    }
    return InputProblems(problems.sorted).rendered()
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
    #expect(BadInput.all.count >= 40)
    for input in BadInput.all {
      #expect(try input.expected().contains(": error[E"), "\(input.testDescription)")
    }
  }
}
