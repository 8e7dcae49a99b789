import Testing

@testable import FlowServer

@Suite("Who may come in")
struct GateTests {
  private let gate = Gate(port: 8377, token: "0123456789abcdef0123456789abcdef")

  private func path(
    _ target: String? = nil, host: String = "127.0.0.1:8377", with headers: [(String, String)] = []
  ) -> String? {
    gate.path(
      of: HTTPRequest(
        method: .get, path: target ?? "/\(gate.token)/answer", query: [],
        headers: ([("host", host)] + headers).map { .init($0.0, $0.1) }, keepsAlive: true))
  }

  @Test("The page itself: the address as printed, as localhost, and its own requests")
  func page() {
    #expect(gate.address == "http://127.0.0.1:8377/\(gate.token)/")
    #expect(path() == "answer" && path("/\(gate.token)/") == "")
    #expect(path(host: "LOCALHOST:8377") == "answer")
    #expect(
      path(with: [("origin", "http://127.0.0.1:8377"), ("sec-fetch-site", "same-origin")]) != nil)
    #expect(path(with: [("sec-fetch-site", "none"), ("sec-fetch-mode", "navigate")]) != nil)
  }

  @Test(
    "Another host, as of a name that was pointed here",
    arguments: ["evil.example", "evil.example:8377", "127.0.0.1", "127.0.0.1:80", ""])
  func host(_ host: String) { #expect(path(host: host) == nil) }

  @Test(
    "Another origin",
    arguments: [
      "http://evil.example", "null", "https://127.0.0.1:8377", "http://127.0.0.1:8378",
      "http://localhost:8377",
    ])
  func origin(_ origin: String) { #expect(path(with: [("origin", origin)]) == nil) }

  @Test("Two origins, and requests that another site makes the browser send")
  func site() {
    let own = ("origin", "http://127.0.0.1:8377")
    #expect(path(with: [own, own]) == nil)
    for site in ["cross-site", "same-site"] {
      #expect(path(with: [("sec-fetch-site", site), ("sec-fetch-mode", "no-cors")]) == nil)
    }
  }

  @Test(
    "A wrong, short, long or missing token",
    arguments: [
      "/", "//", "/answer", "/0123456789abcdef0123456789abcdee/", "/0123456789abcdef/",
      "/0123456789abcdef0123456789abcdef0/", "/0123456789abcdef0123456789abcdef",
    ])
  func token(_ target: String) { #expect(path(target) == nil) }

  @Test("Tokens have 128 bits and differ")
  func randomTokens() {
    let tokens = (0..<50).map { _ in Gate.randomToken() }
    #expect(Set(tokens).count == 50)
    #expect(tokens.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
  }

  @Test("Letters are compared to the end")
  func comparison() {
    #expect(Gate.isEqual("abc", "abc") && Gate.isEqual("", ""))
    for other in ["", "ab", "abd", "bbc", "abcd"] { #expect(!Gate.isEqual(other, "abc")) }
  }
}
