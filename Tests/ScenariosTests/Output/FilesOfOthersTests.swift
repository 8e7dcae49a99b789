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

@Suite("Files that flowsim did not write")
struct FilesOfOthersTests {
  private let scratch: OutputScratch
  private let result = ResultFiles.listing(["flows.csv", "charts/flows.svg"])

  init() throws {
    scratch = try OutputScratch()
    try OutputFolder(scratch.path("out")).write(result)
  }

  /// What is said of the folder `out`, which stays as it is.
  private func refusal(inputs: [String] = []) throws -> String? {
    let before = try scratch.names()
    let folder = OutputFolder(scratch.path("out"), inputs: inputs)
    let early = #expect(throws: OutputProblem.self) { try folder.check() }
    let late = #expect(throws: OutputProblem.self) { try folder.write(result) }
    #expect(early == late)
    #expect(try scratch.names() == before)
    return early?.diagnostic.description
  }

  private func message(_ others: String) -> String {
    "\(scratch.path("out")):1:1: error[E401]: the folder holds files that are not results: "
      + "\(others); give another --output, or move them elsewhere"
  }

  @Test(
    "One of them in a result folder is an error that names it",
    arguments: [
      "notes.md", ".hidden", "charts/mine.svg", "figures/one.png", "flows.csv.orig", "run.yaml",
    ])
  func named(name: String) throws {
    try scratch.write("three weeks of work", to: "out/\(name)")
    let first = name.hasPrefix("figures") ? "figures" : name
    #expect(try refusal() == message("'\(first)'"))
    #expect(try scratch.text("out/\(name)") == "three weeks of work")
  }

  @Test("Several are counted, a strange folder as one")
  func counted() throws {
    try scratch.write("a", to: "out/figures/a.png")
    try scratch.write("b", to: "out/figures/b.png")
    try scratch.write("c", to: "out/notes.md")
    try scratch.makeFolder("out/empty")
    #expect(try refusal() == message("'empty' and 2 more"))
  }

  @Test("A link, a pipe or a folder under the name of a result is none of ours")
  func otherKinds() throws {
    try FileManager.default.removeItem(atPath: scratch.path("out/flows.csv"))
    try scratch.link("out/flows.csv", to: "/etc/passwd")
    #expect(try refusal() == message("'flows.csv'"))
    try FileManager.default.removeItem(atPath: scratch.path("out/flows.csv"))
    #expect(mkfifo(scratch.path("out/flows.csv"), 0o600) == 0)
    #expect(try refusal() == message("'flows.csv'"))
    try FileManager.default.removeItem(atPath: scratch.path("out/flows.csv"))
    try scratch.write("mine", to: "out/flows.csv/notes")
    #expect(try refusal() == message("'flows.csv'"))
  }

  @Test("A folder that is linked into a result is not looked into")
  func linkedFolder() throws {
    try scratch.write("mine", to: "drawings/flows.svg")
    try FileManager.default.removeItem(atPath: scratch.path("out/charts"))
    try scratch.link("out/charts", to: "../drawings")
    #expect(try refusal() == message("'charts'"))
    #expect(try scratch.text("drawings/flows.svg") == "mine")
  }

  @Test("A name that is not UTF-8 is nobody's but the user's")
  func strangeBytes() throws {
    let folder = try #require(opendir(scratch.path("out")))
    let name: [CChar] = Array("bad".utf8CString.dropLast()) + [-1, 0]
    let file = openat(dirfd(folder), name, O_CREAT | O_WRONLY, 0o600)
    close(file)
    closedir(folder)
    #expect(try refusal() == message("'bad\u{FFFD}'"))
  }

  @Test(
    "A run.json of another program, a broken one, or one that names paths outside, makes no result",
    arguments: [
      #"{"format": "other tool"}"#, #"{"format": 1}"#, #"{"format": 1, "files": ["run.json"]}"#,
      #"{"format": 1, "model": "other", "files": ["run.json"]}"#,
      #"{"format": 1, "model": "flowsim 0.1.0", "files": ["run.json", "../flows.csv"]}"#,
      #"{"format": 1, "model": "flowsim 0.1.0", "files": ["run.json", "/flows.csv"]}"#,
      #"{"format": 1, "model": "flowsim 0.1.0", "files": ["run.json"]"#,
      #"{"format": 1, "model": "flowsim 0.1.0", "files": ["flows.csv"]}"#, "", "[]", "\"format\"",
    ])
  func manifest(text: String) throws {
    try scratch.write(text, to: "out/run.json")
    #expect(try refusal() == message("'charts' and 2 more"))
  }

  @Test("A result that lists no files is told as one of an earlier version")
  func earlierVersion() throws {
    try scratch.write(
      #"{"format": 1, "version": "0.1.0", "scenario": "a", "seed": 1, "inputs": []}"#,
      to: "out/run.json")
    #expect(
      try refusal() == "\(scratch.path("out")):1:1: error[E401]: the results are of an earlier "
        + "version of flowsim, which kept no list of its files; give another --output, or remove "
        + "the folder yourself")
  }

  @Test("A file that the command reads is not replaced, although flowsim wrote it")
  func input() throws {
    try scratch.link("other", to: "out/charts")
    let input = scratch.path("other/flows.svg")
    #expect(
      try refusal(inputs: [input]) == "\(scratch.path("out")):1:1: error[E401]: the folder holds "
        + "\(quoted(input)), which this command reads; give another --output")
  }

  @Test(
    "What comes in while the old result gives way moves to the new one", arguments: [true, false])
  func meanwhile(swaps: Bool) throws {
    let folder = OutputFolder(scratch.path("out"), swaps: swaps)
    let place = try folder.checked()
    let work = try folder.workFolder(beside: place)
    try work.fill(with: ResultFiles.listing(["new.csv", "notes"]))
    for name in ["notes", "charts/mine.svg", "figures/a.png"] {
      try scratch.write("mine", to: "out/\(name)")
    }
    #expect(try work.replace(place, swaps: swaps))
    #expect(
      try scratch.names("out") == [
        "charts", "charts/mine.svg", "figures", "figures/a.png", "new.csv", "notes",
        "notes.before", "run.json",
      ])
    #expect(try scratch.text("out/notes.before") == "mine")
  }

  @Test("A result that its user edited is a result, and one that is missing is no matter")
  func edited() throws {
    try scratch.write("edited", to: "out/flows.csv")
    try FileManager.default.removeItem(atPath: scratch.path("out/charts"))
    try OutputFolder(scratch.path("out")).write(result)
    #expect(try scratch.text("out/flows.csv") == "flows.csv")
  }

  // MARK: Files that are added to a folder

  @Test("Added files stand beside others; a file of the same name that is not ours stays")
  func adding() throws {
    try scratch.write("kept", to: "pictures/kept.txt")
    let folder = OutputFolder(scratch.path("pictures"))
    try folder.add([("a.svg", [1]), ("b.svg", [2])])
    try folder.add([("b.svg", [3]), ("c.svg", [4])])
    #expect(
      try scratch.names("pictures") == ["a.svg", "b.svg", "c.svg", "files.json", "kept.txt"])
    #expect(try Array(Data(contentsOf: URL(filePath: scratch.path("pictures/b.svg")))) == [3])
    try scratch.write("mine", to: "pictures/d.svg")
    let problem = #expect(throws: OutputProblem.self) {
      try folder.add([("a.svg", [9]), ("d.svg", [9])])
    }
    #expect(
      problem?.diagnostic.description == "\(scratch.path("pictures"))/d.svg:1:1: error[E401]: "
        + "this file was not written by flowsim; give another folder, or move it elsewhere")
    #expect(try scratch.text("pictures/d.svg") == "mine")
    #expect(try Array(Data(contentsOf: URL(filePath: scratch.path("pictures/a.svg")))) == [1])
  }

  @Test("What was added to a result goes with it")
  func addedToResult() throws {
    try OutputFolder(scratch.path("out")).add([("a.svg", [1])])
    try OutputFolder(scratch.path("out")).write(result)
    #expect(try scratch.names("out") == ["charts", "charts/flows.svg", "flows.csv", "run.json"])
  }
}
