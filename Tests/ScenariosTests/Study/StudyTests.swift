import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Study folders")
struct StudyTests {
  /// A folder of its own for every test.
  private let root = FileManager.default.temporaryDirectory
    .appendingPathComponent("flowsim-study-\(UUID().uuidString)").path

  private let finder = ScenarioFinder { path in
    var ignored = Diagnostics()
    return SourceFile.read(path, reporting: &ignored)
  }

  private func compiled(_ path: String, _ tables: [String] = []) throws -> CompiledScenario {
    var problems = Diagnostics()
    let files = tables.compactMap { SourceFile.read($0, reporting: &problems) }
    try problems.throwIfErrors()
    return try CompiledScenario.compile(
      try ScenarioReader.read(try finder.find(path), finder: finder), tables: files)
  }

  @Test("Both scenarios of a new study compile as they are, ours with three levers and a target")
  func runsAsItIs() throws {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    let study = try Study(path: "\(root)/a", company: "Geely Auto", region: "China")
    try study.write(overwrite: false)
    #expect(study.isKnownCompany)
    #expect(try compiled("\(root)/a/base.yaml").scenario.levers.isEmpty)
    let ours = try compiled("\(root)/a/ours.yaml")
    #expect(ours.scenario.levers.count == 3 && ours.targets.map(\.id) == ["OWN-AL-1"])
    let text = try String(contentsOfFile: "\(root)/a/ours.yaml", encoding: .utf8)
    #expect(text.components(separatedBy: "# ←").count == 4)
    #expect(text.hasPrefix("# yaml-language-server: $schema=scenario-1.json\n"))
  }

  @Test(
    "A company without sales in the tables gets placeholder rows, with which its target is tested")
  func unknownCompany() throws {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    let study = try Study(path: "\(root)/b", company: "Our Cars, Ltd", region: "China")
    try study.write(overwrite: false)
    #expect(study.firstCommand == "flowsim run \(root)/b/ours.yaml")
    let ours = try compiled("\(root)/b/ours.yaml")
    #expect(ours.makers.map(\.name) == ["Our Cars, Ltd"])
  }

  @Test("What stands there is kept, unless its files are to be written anew; others stay")
  func overwrite() throws {
    try FileManager.default.createDirectory(
      atPath: "\(root)/c", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    try "mine".write(toFile: "\(root)/c/notes.txt", atomically: true, encoding: .utf8)
    let study = try Study(path: "\(root)/c", company: "Geely Auto", region: "China")
    #expect(throws: OutputProblem.self) { try study.write(overwrite: false) }
    #expect(FileSystem.names(in: "\(root)/c") == ["notes.txt"])
    try study.write(overwrite: true)
    #expect(
      FileSystem.names(in: "\(root)/c").sorted()
        == (study.files.map(\.name) + ["notes.txt"]).sorted())
    // What the user wrote is kept, each version of it.
    for (text, name) in [("mine", "ours.yaml.before"), ("again", "ours.yaml.before-2")] {
      try text.write(toFile: "\(root)/c/ours.yaml", atomically: true, encoding: .utf8)
      #expect(try study.write(overwrite: true) == ["\(root)/c/\(name)"])
      #expect(try String(contentsOfFile: "\(root)/c/\(name)", encoding: .utf8) == text)
    }
    #expect(try compiled("\(root)/c/ours.yaml").scenario.levers.count == 3)
  }

  @Test("A region without data is refused with the nearest name")
  func region() {
    #expect {
      try Study(path: "d", company: "Geely Auto", region: "Chnia")
    } throws: { error in
      (error as? InputProblems)?.diagnostics.map(\.description) == [
        "--region:1:1: error[E120]: there are no data for the region 'Chnia'; did you mean 'China'?"
      ]
    }
  }
}
