import Foundation
import Testing

@Suite("Examples")
struct ExampleTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Examples").standardized

  static let names: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0 != "README.md" }.sorted()
  }()

  @Test("The examples that the documents name are there")
  func complete() throws {
    let readme = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    #expect(Self.names.count >= 4)
    for name in Self.names { #expect(readme.contains("[\(name)](\(name))")) }
  }

  /// Numbers are printed with a few digits, so that the last bits of other machines do not show.
  @Test("An example prints what it is expected to", arguments: names)
  func output(of name: String) throws {
    let scratch = try Scratch()
    let source = Self.folder.appending(path: name)
    for file in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      try FileManager.default.copyItem(
        at: source.appending(path: file), to: scratch.url.appending(path: file))
    }
    let command = try String(contentsOf: source.appending(path: "command"), encoding: .utf8)
    let answer = try Program.shell(
      "set -o pipefail; flowsim() { \"$FLOWSIM\" \"$@\"; }; " + command, in: scratch.url)
    #expect(answer.status == 0, "\(answer.errors)")
    let file = source.appending(path: "expected.txt")
    if ProcessInfo.processInfo.environment["FLOWSIM_WRITE_GOLDEN"] != nil {
      try answer.output.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(answer.output == expected)
  }

  @Test("No file of an example is longer than 40 lines", arguments: names)
  func short(_ name: String) throws {
    let source = Self.folder.appending(path: name)
    for file in try FileManager.default.contentsOfDirectory(atPath: source.path)
    where file != "expected.txt" {
      let text = try String(contentsOf: source.appending(path: file), encoding: .utf8)
      #expect(text.split(separator: "\n").count <= 40, "\(file)")
    }
  }
}
