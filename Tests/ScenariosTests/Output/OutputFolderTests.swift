import Foundation
import Glibc
import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Output folder")
final class OutputFolderTests {
  private let root: URL
  private let result = ResultFiles.listing(["charts/flows.svg"])

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  private func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.path + "/" + folder).sorted()
  }

  private func path(_ name: String) -> String { root.path + "/" + name }

  @Test("A result is written with the folders above it, and nothing beside it")
  func fresh() throws {
    try OutputFolder(path("a/b/out/")).write(result)
    #expect(try names("a/b") == ["out"])
    #expect(try names("a/b/out") == ["charts", "run.json"])
    #expect(
      try Data(contentsOf: root.appendingPathComponent("a/b/out/charts/flows.svg"))
        == Data("charts/flows.svg".utf8))
  }

  @Test("An earlier result is replaced whole; an empty folder is filled")
  func replaced() throws {
    try FileManager.default.createDirectory(atPath: path("out"), withIntermediateDirectories: true)
    try OutputFolder(path("out")).write(ResultFiles.listing(["old.csv"]))
    try OutputFolder(path("out")).write(result)
    #expect(try names("out") == ["charts", "run.json"])
    #expect(try names() == ["out"])
  }

  @Test("A folder that is no result stays as it is")
  func foreign() throws {
    try FileManager.default.createDirectory(atPath: path("mine"), withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: root.appendingPathComponent("mine/run.json"))
    let problem = #expect(throws: OutputProblem.self) {
      try OutputFolder(path("mine")).write(result)
    }
    #expect(
      problem?.diagnostic.description
        == "\(path("mine")):1:1: error[E401]: the folder holds files that are not results: "
        + "'run.json'; give another --output, or move them elsewhere")
    #expect(try names("mine") == ["run.json"])
    #expect(try names() == ["mine"])
  }

  @Test("A file in the way stays as it is")
  func fileInTheWay() throws {
    try Data().write(to: root.appendingPathComponent("out"))
    let problem = #expect(throws: OutputProblem.self) {
      try OutputFolder(path("out")).write(result)
    }
    #expect(
      problem?.diagnostic.description
        == "\(path("out")):1:1: error[E401]: a file stands where the result folder would be written; "
        + "give another --output, or remove it yourself")
    #expect(try names() == ["out"])
  }

  @Test("A failure half way leaves the earlier result and nothing else")
  func failure() throws {
    try OutputFolder(path("out")).write(result)
    let impossible = String(repeating: "x", count: 300)  // longer than NAME_MAX, 255
    let problem = #expect(throws: OutputProblem.self) {
      try OutputFolder(path("out")).write([("new.csv", [1]), (impossible, [1])])
    }
    #expect(
      problem?.diagnostic.description
        == "\(path("out")):1:1: error[E402]: cannot write the results: File name too long; "
        + "give another --output")
    #expect(try names("out") == ["charts", "run.json"])
    #expect(try names() == ["out"])
  }

  @Test("A reader that has gone is the end, not an error")
  func closedPipe() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    #expect(try !StandardStream.write([1, 2, 3], to: ends[1], named: "<stdout>"))
  }

  @Test("A missing file is named with its neighbour")
  func missing() throws {
    try Data("a: 1\n".utf8).write(to: root.appendingPathComponent("base.yaml"))
    let (file, lines) = reported { SourceFile.read(path("bsae.yaml"), reporting: &$0) }
    #expect(file == nil)
    #expect(
      lines == [
        "\(path("bsae.yaml")):1:1: error[E001]: cannot read the file: No such file or directory; "
          + "did you mean 'base.yaml'?"
      ])
  }

  @Test("A folder and a device without end are no files")
  func unreadable() {
    let (_, folder) = reported { SourceFile.read(root.path, reporting: &$0) }
    #expect(
      folder == [
        "\(root.path):1:1: error[E001]: cannot read the file: Is a directory; "
          + "give the path of a text file"
      ])
    let (_, endless) = reported { SourceFile.read("/dev/zero", reporting: &$0) }
    #expect(
      endless == [
        "/dev/zero:1:1: error[E001]: cannot read the file: it is a device, not a file; "
          + "give the path of a text file"
      ])
    let (nothing, none) = reported { SourceFile.read("/dev/null", reporting: &$0) }
    #expect(nothing?.bytes == [] && none.isEmpty)
  }
}
