import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("A result folder that grows")
struct GrowingFolderTests {
  private let root = FileManager.default.temporaryDirectory
    .appendingPathComponent("flowsim-growing-\(UUID().uuidString)").path

  private static let document = ResultFiles.listing(["sweep.csv"], in: "sweep.json").filter {
    $0.name == "sweep.json"
  }

  private func write(_ text: String, isPart: Bool) throws -> String {
    var folder = try GrowingFolder(OutputFolder("\(root)/o"), file: "sweep.csv")
    try folder.append(Array(text.utf8))
    return try folder.finish(adding: Self.document, isPart: isPart)
  }

  private func table(_ folder: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(folder)/sweep.csv", encoding: .utf8)
  }

  @Test("A part takes a free name, and never that of a result; a later part replaces the part")
  func parts() throws {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    #expect(try write("first part", isPart: true) == "\(root)/o")
    #expect(try write("whole", isPart: false) == "\(root)/o")
    #expect(try write("second part", isPart: true) == "\(root)/o.interrupted")
    #expect(try write("third part", isPart: true) == "\(root)/o.interrupted")
    #expect(FileSystem.names(in: root) == ["o", "o.interrupted"])
    #expect(try table("o") == "whole")
    #expect(try table("o.interrupted") == "third part")
    try "mine".write(toFile: "\(root)/o.interrupted/notes", atomically: true, encoding: .utf8)
    #expect(try write("fourth part", isPart: true) == "\(root)/o.interrupted-2")
    #expect(FileSystem.names(in: root) == ["o", "o.interrupted", "o.interrupted-2"])
  }

  @Test("It appears whole at the end, in the place of an earlier sweep")
  func finished() throws {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    for text in ["first", "second"] {
      var folder = try GrowingFolder(OutputFolder("\(root)/o"), file: "sweep.csv")
      try folder.append(Array(text.utf8))
      try folder.append(Array("\n".utf8))
      #expect(try folder.finish(adding: Self.document) == "\(root)/o")
      #expect(FileSystem.names(in: root) == ["o"])
      #expect(FileSystem.names(in: "\(root)/o") == ["sweep.csv", "sweep.json"])
      #expect(try String(contentsOfFile: "\(root)/o/sweep.csv", encoding: .utf8) == "\(text)\n")
    }
  }

  @Test("Without an end nothing is left behind")
  func abandoned() throws {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    func begin() throws {
      let folder = try GrowingFolder(OutputFolder("\(root)/o"), file: "sweep.csv")
      try folder.append(Array("half".utf8))
    }
    try begin()
    #expect(FileSystem.names(in: root).isEmpty)
  }

  @Test("A folder with other files is left alone")
  func foreign() throws {
    try FileManager.default.createDirectory(atPath: "\(root)/o", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    try "mine".write(toFile: "\(root)/o/notes.txt", atomically: true, encoding: .utf8)
    #expect(throws: OutputProblem.self) {
      _ = try GrowingFolder(OutputFolder("\(root)/o"), file: "sweep.csv")
    }
    #expect(FileSystem.names(in: "\(root)/o") == ["notes.txt"])
  }
}
