import Foundation
import Testing

@testable import FlowServer

@Suite("Server on the loopback")
struct LoopbackServerTests {
  private static let gate = TestServer.start()

  private func head(_ path: String, of gate: Gate, _ more: String = "") -> String {
    TestServer.head(path, of: gate, more)
  }

  private func answer(_ text: String, _ gate: Gate = gate) throws -> String {
    try TestServer.answer(text, gate)
  }

  private static let closing = TestServer.closing

  @Test("Answers at once and later, a large one whole, HEAD without a body", arguments: [1, 2, 3])
  func answers(turn: Int) throws {
    let now = try answer(head("now", of: Self.gate, Self.closing))
    #expect(now.hasPrefix("HTTP/1.1 200 OK\r\n") && now.hasSuffix("\r\n\r\nnow"))
    #expect(try answer(head("later", of: Self.gate, Self.closing)).hasSuffix("\r\n\r\nlater"))
    let large = try answer(head("large", of: Self.gate, Self.closing))
    #expect(large.utf8.count > 3 << 20 && large.hasSuffix("aaa"))
    let bare = try answer(
      head("now", of: Self.gate, Self.closing).replacing("GET", with: "HEAD"))
    #expect(bare.contains("Content-Length: 3\r\n") && bare.hasSuffix("\r\n\r\n"))
    #expect(try answer(head("nothing", of: Self.gate, Self.closing)).hasPrefix("HTTP/1.1 404"))
  }

  @Test("Every answer forbids what the page does not need, and is not kept")
  func protection() throws {
    let text = try answer(head("now", of: Self.gate, Self.closing))
    for line in [
      "Content-Security-Policy: default-src 'none'", "frame-ancestors 'none'",
      "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "Cache-Control: no-store",
    ] {
      #expect(text.contains(line))
    }
    #expect(!text.contains("Access-Control"))
  }

  @Test("Requests that are sent ahead are answered in their order on one connection")
  func pipelined() throws {
    let text =
      head("later", of: Self.gate) + head("now", of: Self.gate)
      + head("now", of: Self.gate, Self.closing)
    let answers = try answer(text).components(separatedBy: "HTTP/1.1 200 OK")
    #expect(answers.count == 4 && answers[1].hasSuffix("later") && answers[3].hasSuffix("now"))
  }

  @Test("A request that comes byte by byte is read")
  func dripping() throws {
    let client = try Client(port: Self.gate.port)
    defer { client.close() }
    for character in head("now", of: Self.gate, Self.closing) { client.send(String(character)) }
    #expect(client.receive().hasSuffix("now"))
  }

  @Test("Strangers are told no, garbage ends the connection, and the server goes on")
  func refused() throws {
    #expect(
      try answer("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(Self.gate.port)\r\n\(Self.closing)\r\n")
        .hasPrefix("HTTP/1.1 403"))
    let foreign = head("now", of: Self.gate, Self.closing + "Origin: http://evil.example\r\n")
    #expect(try answer(foreign).hasPrefix("HTTP/1.1 403"))
    for garbage in ["\u{16}\u{3}\u{1}\u{0}", "NONSENSE\r\n\r\n", "GET / HTTP/1.1\n\n"] {
      #expect(try answer(garbage).hasPrefix("HTTP/1.1 400"))
    }
    let post = "POST /\(Self.gate.token)/now HTTP/1.1\r\nHost: 127.0.0.1:\(Self.gate.port)\r\n"
    #expect(try answer(post + "\r\n").hasPrefix("HTTP/1.1 405"))
    #expect(
      try answer(head("now", of: Self.gate, "Content-Length: 9\r\n") + "123456789")
        .hasPrefix("HTTP/1.1 413"))
    #expect(try answer(head("now", of: Self.gate, Self.closing)).hasSuffix("now"))
  }

  @Test("A client that does not finish its request is told so and let go")
  func slow() throws {
    var limits = ServerLimits()
    limits.requestTime = .seconds(1)
    limits.idleTime = .seconds(1)
    let gate = TestServer.start(limits)
    #expect(try answer("GET / HT", gate).hasPrefix("HTTP/1.1 408"))
    // One that says nothing at all, and one that has had its answer, are closed without a word.
    #expect(try answer("", gate) == "")
    #expect(try answer(head("now", of: gate), gate).hasSuffix("now"))
  }

  @Test("A client that leaves before its answer, or reads none of it, harms nobody")
  func leaving() throws {
    for path in ["later", "large"] {
      for _ in 0..<20 {
        let client = try Client(port: Self.gate.port)
        client.send(head(path, of: Self.gate))
        client.close()
      }
    }
    #expect(try answer(head("later", of: Self.gate, Self.closing)).hasSuffix("later"))
  }

  @Test("A port that is taken gives way to the next; without tries it is a failure")
  func ports() throws {
    let first = try LoopbackServer(port: 0, tries: 1)
    let second = try LoopbackServer(port: first.gate.port, tries: 20)
    #expect(second.gate.port > first.gate.port)
    #expect(throws: SocketFailure.self) { try LoopbackServer(port: first.gate.port, tries: 1) }
  }
}
