import Foundation
import Testing

@testable import Scenarios

@Suite("A result folder that grows")
struct GrowingFolderTests {
  private let root = FileManager.default.temporaryDirectory
    .appendingPathComponent("flowsim-growing-\(UUID().uuidString)").path

  @Test("It appears whole at the end, in the place of an earlier sweep")
  func finished() throws {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    for text in ["first", "second"] {
      var folder = try GrowingFolder(OutputFolder("\(root)/o"), file: "sweep.csv")
      try folder.append(Array(text.utf8))
      try folder.append(Array("\n".utf8))
      try folder.finish(adding: [("sweep.json", Array("{\"format\": 1}".utf8))])
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
