import Testing

@testable import FlowServer

@Suite("Heads of requests")
struct RequestParserTests {
  private func parse(_ text: String) -> RequestParser.Result {
    RequestParser(limits: ServerLimits()).parse(Array(text.utf8)[...])
  }

  private func status(_ text: String) -> HTTPStatus? {
    if case .refused(let status) = parse(text) { status } else { nil }
  }

  private static let host = "Host: 127.0.0.1:8377\r\n"

  @Test(
    "A request of a browser is read: path and query resolved, names of headers in small letters")
  func request() throws {
    let text =
      "GET /t/answer?company=Volvo%20Cars&a=1+2&empty HTTP/1.1\r\n\(Self.host)ACCEPT: */*\r\n\r\n"
    guard case .request(let request, let count) = parse(text) else {
      Issue.record("not read")
      return
    }
    #expect(count == text.utf8.count)
    #expect(request.method == .get && request.path == "/t/answer" && request.keepsAlive)
    #expect(request.value("company") == "Volvo Cars")
    #expect(request.value("a") == "1 2" && request.value("empty") == "")
    #expect(request.header("accept") == "*/*")
  }

  @Test("Of two requests in one read the first is taken")
  func pipelined() {
    let one = "GET /a HTTP/1.1\r\n\(Self.host)\r\n"
    guard case .request(let request, let count) = parse(one + "GET /b HTTP/1.1\r\n") else {
      Issue.record("not read")
      return
    }
    #expect(request.path == "/a" && count == one.utf8.count)
  }

  @Test("Every beginning of a request waits for the rest")
  func incomplete() {
    let bytes = Array("GET /a?b=c HTTP/1.1\r\n\(Self.host)X: y\r\n\r\n".utf8)
    for count in 0..<bytes.count {
      #expect(RequestParser(limits: ServerLimits()).parse(bytes[..<count]) == .incomplete)
    }
  }

  @Test(
    "What is no request is refused at once",
    arguments: [
      "\u{16}\u{3}\u{1}", "hello\r\n", "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nA: b\rc",
      "GET /\u{0} HTTP/1.1\r\n", "GET /ü HTTP/1.1\r\n",
    ])
  func garbage(_ text: String) { #expect(status(text) == .badRequest) }

  @Test(
    "Heads that two readers could take differently are refused",
    arguments: [
      ("GET / HTTP/1.1\r\n\r\n", HTTPStatus.badRequest),
      ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", .badRequest),
      ("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
      ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
      ("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
      ("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
      ("GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", .bodyTooLarge),
      ("POST / HTTP/1.1\r\nHost: a\r\n\r\n", .methodNotAllowed),
      ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", .versionNotSupported),
      ("GET / FTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
    ])
  func refused(_ text: String, _ expected: HTTPStatus) { #expect(status(text) == expected) }

  @Test("Long targets, heads and lists of headers are refused, ended or not")
  func limits() {
    let limits = ServerLimits()
    let long = String(repeating: "a", count: limits.targetBytes)
    #expect(status("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n") == .targetTooLong)
    let endless = "GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: limits.headBytes)
    #expect(status(endless) == .headTooLarge)
    #expect(status(endless + "\r\n\r\n") == .headTooLarge)
    let many = String(repeating: "A: b\r\n", count: limits.headerLines)
    #expect(status("GET / HTTP/1.1\r\nHost: a\r\n\(many)\r\n") == .headTooLarge)
  }

  @Test("A connection is kept unless the client wants it closed or speaks HTTP/1.0")
  func keeping() {
    for (text, keeps) in [
      ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", true),
      ("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n", false),
      ("GET / HTTP/1.0\r\nHost: a\r\n\r\n", false),
    ] {
      guard case .request(let request, _) = parse(text) else {
        Issue.record("not read: \(text)")
        continue
      }
      #expect(request.keepsAlive == keeps)
    }
  }
}
