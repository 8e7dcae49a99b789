import Foundation
import Testing

@testable import FlowServer

@Suite("The page that leads a browser to the secret address")
struct LaunchFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "a # folder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func removed() { try? FileManager.default.removeItem(at: folder) }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private var names: [String] {
    get throws { try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() }
  }

  @Test("Only its owner can read it, and its own address tells nothing")
  func file() throws {
    defer { removed() }
    let address = "http://127.0.0.1:8377/0123/?language=zh"
    let file = try #require(LaunchFile(to: address, language: "zh", in: [folder.path]))
    let path = try #require(URL(string: file.url)?.path)
    #expect(path.hasPrefix(folder.path) && !file.url.contains("0123/"))
    #expect(!file.url.contains("#") && !file.url.contains(" "))
    #expect(try mode(path) == 0o600)
    #expect(try mode(URL(filePath: path).deletingLastPathComponent().path) == 0o700)
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.contains("<html lang=\"zh\">"))
    #expect(page.contains("content=\"0; url=\(address)\""))
    file.remove()
    file.remove()
    #expect(try names.isEmpty)
  }

  @Test("What HTML would take for its own is escaped")
  func escapes() {
    let page = LaunchFile.page("http://a/\"><script>'&", "en")
    #expect(page.contains("url=http://a/&quot;&gt;&lt;script&gt;&#39;&amp;\""))
    #expect(LaunchFile.percentEncoded("/a b/ü#?%\u{1}") == "/a%20b/%C3%BC%23%3F%25%01")
  }

  @Test("The first folder that can be written to is taken; without one there is no file")
  func folders() throws {
    defer { removed() }
    let missing = folder.path + "/missing"
    let file = try #require(LaunchFile(to: "a", language: "en", in: [missing, folder.path]))
    #expect(URL(string: file.url)?.path.hasPrefix(folder.path) == true)
    #expect(LaunchFile(to: "a", language: "en", in: [missing]) == nil)
  }

  @Test("What a killed server left behind is removed, and nothing else")
  func leftBehind() throws {
    defer { removed() }
    // Numbers of processes end far below.
    let dead = "flowsim-open-2000000000"
    for name in ["\(dead)-aaaaaa", "\(dead)-bbbbbb", "flowsim-open-1-cccccc", "flowsim-open-x"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: false)
      try Data().write(to: folder.appending(path: "\(name)/page.html"))
    }
    try Data().write(to: folder.appending(path: "\(dead)-bbbbbb/notes"))
    LaunchFile(to: "a", language: "en", in: [folder.path])?.remove()
    #expect(
      try names == [
        "flowsim-open-1-cccccc", "flowsim-open-1-cccccc/page.html", "\(dead)-bbbbbb",
        "\(dead)-bbbbbb/notes", "flowsim-open-x", "flowsim-open-x/page.html",
      ])
  }
}
