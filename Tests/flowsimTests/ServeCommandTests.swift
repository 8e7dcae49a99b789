import FlowInputs
import FlowReporting
import FlowStudies
import FlowTables
import Foundation
import Glibc
import Testing

@Suite("The command serve")
struct ServeCommandTests {
  @Test(
    "kill and a closed terminal end the page with 0, Ctrl-C with 130",
    arguments: [(SIGTERM, 0), (SIGHUP, 0), (SIGINT, 130)] as [(Int32, Int32)])
  func ends(_ signal: Int32, _ status: Int32) throws {
    let page = try ServedPage()
    #expect(try page.get("").hasPrefix("HTTP/1.1 200"))
    #expect(page.end(signal) == status)
  }

  @Test("Under nohup a closed terminal ends nothing")
  func hangUp() throws {
    let page = try ServedPage(after: "trap '' HUP")
    kill(page.process.processIdentifier, SIGHUP)
    #expect(try page.get("").hasPrefix("HTTP/1.1 200"))
    #expect(page.end(SIGTERM) == 0)
  }

  @Test("With 16 descriptors and 40 idle clients the owner is answered, and nothing spins")
  func fewDescriptors() throws {
    let page = try ServedPage(after: "ulimit -n 16")
    var idle = try (0..<40).map { _ in try page.connect() }
    defer { for descriptor in idle { close(descriptor) } }
    for _ in 0..<5 {
      #expect(try page.get("").hasPrefix("HTTP/1.1 200"))
      #expect(try page.get("outcome?eaf-share=30").contains("\"outcome\""))
      idle.append(try page.connect())
    }
    let before = try processorTime(page)
    sleep(2)
    // Hundredths of a second; a loop that spins takes 200 of them, or 100 beside another one.
    #expect(try processorTime(page) - before < 80)
  }

  private func processorTime(_ page: ServedPage) throws -> Int {
    let path = "/proc/\(page.process.processIdentifier)/stat"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    // proc(5): the fields after the name in brackets; 14 and 15 are user and system time.
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    return [11, 12].compactMap { Int(fields[$0]) }.reduce(0, +)
  }

  /// A browser that keeps what it was started with, and reads the page that it is led to.
  private func browser(in scratch: Scratch) throws -> [String: String] {
    try scratch.write(
      """
      #!/bin/sh
      cd "$FOLDER"
      for word; do echo "$word"; done > arguments
      env > environment
      stat -c %a "${1#file://}" > mode
      cat "${1#file://}" > page
      mv arguments started
      """, to: "xdg-open")
    chmod(scratch.url.appending(path: "xdg-open").path, 0o755)
    let folder = scratch.url.path
    return [
      "PATH": "\(folder):/usr/bin:/bin", "DISPLAY": ":9", "FOLDER": folder,
      "XDG_RUNTIME_DIR": folder,
    ]
  }

  private func text(_ name: String, in scratch: Scratch) throws -> String {
    try String(contentsOf: scratch.url.appending(path: name), encoding: .utf8)
  }

  private func waitForBrowser(_ scratch: Scratch) throws {
    for _ in 0..<3_000 where !(try scratch.names().contains("started")) { usleep(10_000) }
  }

  private func launchFiles(_ scratch: Scratch) throws -> [String] {
    try scratch.names().filter { $0.hasPrefix("flowsim-open-") }
  }

  @Test("--open tells the secret to nobody but the user's browser", arguments: ["en", "zh"])
  func opens(language: String) throws {
    let scratch = try Scratch()
    let page = try ServedPage(
      "--open --language \(language)", environment: try browser(in: scratch))
    try waitForBrowser(scratch)
    let started = try text("started", in: scratch)
    #expect(started.hasPrefix("file:///") && started.hasSuffix("/page.html\n"))
    #expect(!started.contains(page.secret))
    #expect(try !text("environment", in: scratch).contains(page.secret))
    #expect(try text("mode", in: scratch) == "600\n")
    #expect(try text("page", in: scratch).contains("url=\(page.address.absoluteString)\""))
    // Until the owner comes it stays; then it has done its work.
    #expect(try launchFiles(scratch).count == 2)
    #expect(try page.get("?language=\(language)").hasPrefix("HTTP/1.1 200"))
    #expect(try launchFiles(scratch).isEmpty)
  }

  @Test("A page that was never opened leaves nothing behind", arguments: [SIGTERM, SIGINT, SIGHUP])
  func neverOpened(signal: Int32) throws {
    let scratch = try Scratch()
    let page = try ServedPage("--open", environment: try browser(in: scratch))
    try waitForBrowser(scratch)
    #expect(page.end(signal) == (signal == SIGINT ? 130 : 0))
    #expect(try launchFiles(scratch).isEmpty)
  }
}
