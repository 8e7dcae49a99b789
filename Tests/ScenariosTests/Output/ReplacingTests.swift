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

@Suite("Results that take the place of older ones")
struct ReplacingTests {
  private let scratch: OutputScratch

  init() throws { scratch = try OutputScratch() }

  private func write(_ names: String..., to folder: String, swaps: Bool = true) throws {
    try OutputFolder(scratch.path(folder), swaps: swaps).write(ResultFiles.listing(names))
  }

  @Test("The folder keeps its permissions, and a link to it stays", arguments: [true, false])
  func linked(swaps: Bool) throws {
    try write("old.csv", to: "disk/big", swaps: swaps)
    #expect(chmod(scratch.path("disk/big"), 0o750) == 0)
    try scratch.link("out", to: "disk/big")
    try write("new.csv", to: "out", swaps: swaps)
    #expect(try scratch.names("disk") == ["big", "big/new.csv", "big/run.json"])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("out")) == "disk/big")
    #expect(try FileSystem.status(of: scratch.path("out"))?.mode == 0o750)
  }

  @Test("A link that leads nowhere is an error that names it")
  func dangling() throws {
    try scratch.link("out", to: "nowhere")
    let problem = #expect(throws: OutputProblem.self) { try write("a.csv", to: "out") }
    #expect(
      problem?.diagnostic.description == "\(scratch.path("out")):1:1: error[E402]: cannot write: "
        + "the symbolic link leads to nothing; make what it leads to, or give another --output")
    #expect(try scratch.names() == ["out"])
  }

  @Test("The working folder and the root have no name that could be given to a new folder")
  func unnamed() throws {
    for path in [".", "..", "/", "", "\(scratch.root)/."] {
      let problem = #expect(throws: OutputProblem.self) { try OutputFolder(path).check() }
      #expect(
        problem?.diagnostic.description == "\(path):1:1: error[E402]: cannot write the results: "
          + "\(quoted(path)) names no folder of its own; give another --output")
    }
  }

  @Test("The root of a disk cannot change places with another folder")
  func disk() {
    let problem = #expect(throws: OutputProblem.self) { try OutputFolder("/proc").check() }
    #expect(
      problem?.diagnostic.description == "/proc:1:1: error[E402]: cannot write the results: the "
        + "folder is the root of a disk; give a folder in it")
  }

  @Test("A name as long as a name can be")
  func longName() throws {
    let name = String(repeating: "长", count: 85)  // 255 bytes
    for _ in 0..<2 { try write("a.csv", to: name) }
    #expect(try scratch.names() == [name, "\(name)/a.csv", "\(name)/run.json"])
  }

  // MARK: What a kill leaves

  /// A temporary folder whose maker is dead, with the folders in it.
  private func leave(_ folders: [(name: String, files: [String])], beside target: String) throws {
    for (name, files) in folders {
      let path = ".\(target).new-4711-1/\(name)"
      try scratch.makeFolder(path)
      for file in ResultFiles.listing(files) {
        try scratch.write(String(decoding: file.bytes, as: UTF8.self), to: "\(path)/\(file.name)")
      }
    }
  }

  @Test("After a kill between two renames the older result is there again")
  func betweenRenames() throws {
    try leave([("old", ["old.csv"])], beside: "out")
    try OutputFolder(scratch.path("out")).check()
    #expect(try scratch.names() == ["out", "out/old.csv", "out/run.json"])
  }

  @Test("After a kill that follows the swap only files that the older result names are deleted")
  func afterSwap() throws {
    try write("new.csv", to: "out")
    // The number is no inode of this folder: it changed places with a new one.
    try leave([("1", ["old.csv"])], beside: "out")
    try scratch.write("mine", to: ".out.new-4711-1/1/notes")
    #expect(throws: OutputProblem.self) { try OutputFolder(scratch.path("out")).check() }
    #expect(try scratch.names() == ["out", "out/new.csv", "out/notes", "out/run.json"])
  }

  @Test("After a kill while a result was made, the part is deleted")
  func whileMaking() throws {
    try scratch.makeFolder(".out.new-4711-1/making")
    try scratch.makeFolder(".out.new-4712-1")
    try scratch.makeFolder(".out.new-4713-1/x")
    let inode = try #require(try FileSystem.status(of: scratch.path(".out.new-4713-1/x"))?.inode)
    try FileSystem.rename(
      scratch.path(".out.new-4713-1/x"), to: scratch.path(".out.new-4713-1/\(inode)"))
    try scratch.write("half a ta", to: ".out.new-4713-1/\(inode)/charts/flows.csv")
    try OutputFolder(scratch.path("out")).check()
    #expect(try scratch.names().isEmpty)
  }

  @Test("What a living process makes is left alone, and so are names like it")
  func living() throws {
    let place = try OutputPlace(scratch.path("out"))
    let work = try WorkFolder(beside: place)
    try work.fill(with: ResultFiles.listing(["a.csv"]))
    try scratch.write("mine", to: ".out.new-mine")
    try scratch.write("mine", to: ".out.new-1-2-3")
    try write("b.csv", to: "out")
    #expect(FileSystem.names(in: work.path) == ["a.csv", "run.json"])
    #expect(try scratch.names("out") == ["b.csv", "run.json"])
    #expect(try work.replace(place, swaps: true))
    #expect(try scratch.names("out") == ["a.csv", "run.json"])
    #expect(try scratch.text(".out.new-mine") + scratch.text(".out.new-1-2-3") == "minemine")
  }

  @Test("Many runs at once to one place: one whole result, nothing left", arguments: [true, false])
  func atOnce(swaps: Bool) throws {
    let path = scratch.path("out")
    let failures = SideBySide.map(24) { run -> String? in
      let names = (0...run).map { "\(run)-\($0).csv" }
      do throws(OutputProblem) {
        try OutputFolder(path, swaps: swaps).write(ResultFiles.listing(names))
        return nil
      } catch {
        return error.diagnostic.description
      }
    }.compactMap(\.self)
    #expect(failures.isEmpty)
    #expect(FileSystem.names(in: scratch.root) == ["out"])
    let left = try ResultManifest(of: path).others(in: path)
    #expect(left.isEmpty)
    #expect(Set(try scratch.names("out")) == ResultManifest(of: path).files)
  }
}
