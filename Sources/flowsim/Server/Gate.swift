/// Lets in the page that was opened with the printed address, and nobody else.
///
/// Every page in a browser can send requests to this machine. The host keeps out names that were
/// pointed here (DNS rebinding), the origin other sites, the token other users of the machine.
public struct Gate: Sendable {
  public let port: UInt16
  /// Letters and digits; the first part of every path.
  public let token: String

  public init(port: UInt16, token: String) {
    self.port = port
    self.token = token
  }

  /// Where the page is.
  public var address: String { "http://127.0.0.1:\(port)/\(token)/" }

  private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  /// The path behind the token, without a slash in front; nil where the request may not come in.
  package func path(of request: HTTPRequest) -> String? {
    guard let host = request.header("host"), hosts.contains(host.lowercased()) else { return nil }
    if request.headers.contains(where: { $0.name == "origin" }) {
      guard let origin = request.header("origin"),
        origin.lowercased() == "http://\(host.lowercased())"
      else { return nil }
    }
    if let site = request.header("sec-fetch-site"), site != "same-origin" && site != "none",
      // A link that somebody follows shows the page and tells nobody what is on it.
      request.header("sec-fetch-mode") != "navigate"
    {
      return nil
    }
    let parts = request.path.dropFirst()
      .split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, Self.isEqual(parts[0], token) else { return nil }
    return String(parts[1])
  }

  /// Takes as long for the first wrong letter as for the last.
  static func isEqual(_ one: some StringProtocol, _ other: some StringProtocol) -> Bool {
    let (a, b) = (Array(one.utf8), Array(other.utf8))
    var difference = a.count ^ b.count
    for index in b.indices { difference |= Int((index < a.count ? a[index] : 0) ^ b[index]) }
    return difference == 0
  }

  /// 128 random bits from the system.
  public static func randomToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let word = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - word.utf8.count) + word
    }.joined()
  }
}
