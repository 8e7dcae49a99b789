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

@Suite("Output file")
struct OutputFileTests {
  private let scratch: OutputScratch

  init() throws { scratch = try OutputScratch() }

  private func write(_ text: String, to name: String, inputs: [String] = []) throws {
    try OutputFile(scratch.path(name), marked: "<page>", inputs: inputs).write(Array(text.utf8))
  }

  private func refusal(_ name: String, inputs: [String] = []) -> String? {
    #expect(throws: OutputProblem.self) { try write("<page>new", to: name, inputs: inputs) }?
      .diagnostic.description
  }

  @Test("A file, an earlier one of its kind and an empty one are written; permissions stay")
  func written() throws {
    try write("<page>1", to: "page")
    #expect(chmod(scratch.path("page"), 0o600) == 0)
    try write("<page>2", to: "page")
    #expect(try scratch.text("page") == "<page>2")
    #expect(try FileSystem.status(of: scratch.path("page"))?.mode == 0o600)
    try scratch.write("", to: "empty")
    try write("<page>3", to: "empty")
    #expect(try scratch.names() == ["empty", "page"])
  }

  @Test("A file of another kind stays")
  func foreign() throws {
    try scratch.write("thesis", to: "thesis.tex")
    #expect(
      refusal("thesis.tex") == "\(scratch.path("thesis.tex")):1:1: error[E401]: the file was not "
        + "written by flowsim; give another --output, or remove it yourself")
    #expect(try scratch.text("thesis.tex") == "thesis")
    #expect(try scratch.names() == ["thesis.tex"])
  }

  @Test("A file that the command reads stays, by whatever name")
  func input() throws {
    try scratch.write("<page>", to: "page")
    try scratch.link("other", to: "page")
    let reason = "error[E401]: this command reads the file; give another --output"
    for name in ["page", "other"] {
      #expect(
        refusal(name, inputs: [scratch.path("page")]) == "\(scratch.path(name)):1:1: \(reason)")
    }
    #expect(try scratch.text("page") == "<page>")
  }

  @Test("A link is followed, and stays; one that leads nowhere is an error")
  func links() throws {
    try write("<page>1", to: "page")
    try scratch.link("link", to: "page")
    try write("<page>2", to: "link")
    #expect(try scratch.text("page") == "<page>2")
    #expect(try FileSystem.status(of: scratch.path("link"), followingLinks: false)?.kind == .link)
    try scratch.link("dangling", to: "nowhere")
    #expect(
      refusal("dangling") == "\(scratch.path("dangling")):1:1: error[E402]: cannot write: the "
        + "symbolic link leads to nothing; make what it leads to, or give another --output")
  }

  @Test("Folders, devices, pipes and missing folders are told apart")
  func noFiles() throws {
    try scratch.makeFolder("folder")
    #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
    func line(_ name: String, _ rest: String) -> String {
      "\(scratch.path(name)):1:1: error[E402]: cannot write: \(rest)"
    }
    #expect(refusal("folder") == line("folder", "it is a folder; give the path of a file"))
    let pipe =
      "it is a device or a pipe, not a file; give the path of a file, or - for standard output"
    #expect(refusal("pipe") == line("pipe", pipe))
    try scratch.link("device", to: "/dev/full")
    #expect(refusal("device") == line("device", pipe))
    #expect(
      refusal("no/page") == line("no/page", "No such file or directory; give another path"))
    #expect(try scratch.names() == ["device", "folder", "pipe"])
  }

  @Test("What a killed process left is cleared away; what a living one writes stays")
  func leftovers() throws {
    try scratch.write("half", to: ".page.new-4711-1")
    let living = try TemporaryName(beside: try OutputPlace(scratch.path("page")), .file)
    try write("<page>", to: "page")
    #expect(FileSystem.hasName(living.path, living.descriptor))
    #expect(try scratch.names().filter { $0 != FileSystem.lastPart(living.path) } == ["page"])
  }

  @Test("Other bytes are kept beside the new file")
  func kept() throws {
    let file = OutputFile(scratch.path("ours.yaml"))
    #expect(try file.writeKeepingOthers([1]) == nil)
    #expect(try file.writeKeepingOthers([1]) == nil)
    #expect(try file.writeKeepingOthers([2]) == scratch.path("ours.yaml.before"))
    #expect(try file.writeKeepingOthers([3]) == scratch.path("ours.yaml.before-2"))
    #expect(try scratch.names() == ["ours.yaml", "ours.yaml.before", "ours.yaml.before-2"])
  }
}

extension FileSystem {
  fileprivate static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
