import Synchronization
import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Scenarios that extend many others")
struct ExtendsShapeTests {
  /// Files by name, and how often each was read.
  private final class Folder: Sendable {
    let files: [String: String]
    let reads = Mutex(0)

    init(_ files: [String: String]) { self.files = files }

    var finder: ScenarioFinder {
      ScenarioFinder { path in
        guard let text = self.files[path] else { return nil }
        self.reads.withLock { $0 += 1 }
        return SourceFile(path: path, text: text)
      }
    }

    func read(_ name: String) -> (scenario: Scenario?, lines: [String]) {
      do {
        let file = SourceFile(path: name, text: files[name] ?? "")
        return (try ScenarioReader.read(file, finder: finder), [])
      } catch {
        return (nil, error.diagnostics.map(\.description))
      }
    }
  }

  private func file(_ name: String, extends parents: String) -> String {
    "flowsim: 1\nscenario: \(name)\nextends: \(parents)\n"
  }

  @Test("Thirty diamonds on each other are read as sixty files, not as a billion")
  func diamonds() throws {
    var files = ["a30.yaml": file("a30", extends: "china-reference")]
    files["b30.yaml"] = file("b30", extends: "china-reference") + "levers: {eaf-share: 20 %}\n"
    for layer in 0..<30 {
      let parents = "[a\(layer + 1).yaml, b\(layer + 1).yaml]"
      files["a\(layer).yaml"] = file("a\(layer)", extends: parents)
      files["b\(layer).yaml"] = file("b\(layer)", extends: parents)
    }
    let folder = Folder(files)
    let (scenario, lines) = folder.read("a0.yaml")
    #expect(lines == [])
    #expect(scenario?.path(of: "eaf-share")?.points.values == [0.2])
    #expect(folder.reads.withLock { $0 } < 130)
    let names = Set((scenario?.files ?? []).map(\.path))
    #expect(
      names.count { $0.hasPrefix("a") || $0.hasPrefix("b") && !$0.hasPrefix("builtin") } == 61)
  }

  @Test("A chain of sixty-four is read, one of sixty-five is refused")
  func chain() {
    for (length, isRead) in [(64, true), (65, false), (5_000, false)] {
      var files: [String: String] = [:]
      for link in 1..<length { files["c\(link).yaml"] = file("c", extends: "c\(link + 1).yaml") }
      files["c\(length).yaml"] =
        "flowsim: 1\nscenario: c\nregion: China\nhorizon: {start: 2020, end: 2030}\n"
      let (scenario, lines) = Folder(files).read("c1.yaml")
      #expect((scenario != nil) == isRead, "\(length)")
      if isRead { continue }
      #expect(
        lines == [
          "c64.yaml:3:10: error[E125]: more than 64 scenarios extend one another; "
            + "write what several of them say into one file"
        ])
    }
  }

  @Test("A list of a hundred thousand names is refused unread")
  func list() {
    let names = Array(repeating: "other.yaml", count: 60_000).joined(separator: ", ")
    let folder = Folder(["s.yaml": file("s", extends: "[\(names)]"), "other.yaml": ""])
    #expect(
      folder.read("s.yaml").lines == [
        "s.yaml:3:11: error[E125]: 'extends' names 60000 scenarios; "
          + "write what several of them say into one file"
      ])
    #expect(folder.reads.withLock { $0 } == 0)
  }

  @Test("Names in all files together have a limit")
  func mentions() {
    let names = (0..<60).map { "m\($0).yaml" }
    var files = ["top.yaml": file("top", extends: "[\(names.joined(separator: ", "))]")]
    for name in names {
      files[name] = file(
        "m", extends: "[\(Array(repeating: "china-reference", count: 10).joined(separator: ", "))]")
    }
    let lines = Folder(files).read("top.yaml").lines
    #expect(lines.count == 1)
    #expect(lines[0].contains("error[E125]: the scenario rests on more than 256 others; "))
  }
}
