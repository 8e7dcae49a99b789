/// Reads the head of a request as RFC 9112 has it, and refuses what a page never sends.
///
/// Bare line feeds, folded lines, bodies and targets with a host are refused: each of them is a way
/// to make two readers of one request disagree.
package struct RequestParser {
  package enum Result: Equatable {
    /// The empty line has not come yet.
    case incomplete
    /// A request and the number of bytes that it took.
    case request(HTTPRequest, Int)
    case refused(HTTPStatus)
  }

  let limits: ServerLimits

  package init(limits: ServerLimits) { self.limits = limits }

  /// - Parameter bytes: What has arrived since the last request; may hold more than one.
  package func parse(_ bytes: ArraySlice<UInt8>) -> Result {
    // A client may end its last request with an empty line (RFC 9112, section 2.2).
    let start = bytes.starts(with: Self.lineEnd) ? bytes.startIndex + 2 : bytes.startIndex
    let head = bytes[start...]
    guard let end = Self.headEnd(head) else {
      if let status = Self.garbage(head) { return .refused(status) }
      return head.count > limits.headBytes ? .refused(.headTooLarge) : .incomplete
    }
    if end - start > limits.headBytes { return .refused(.headTooLarge) }
    if let status = Self.garbage(head[..<end]) { return .refused(status) }
    var lines = Self.lines(head[..<(end - 2)])
    guard !lines.isEmpty else { return .refused(.badRequest) }
    let first = lines.removeFirst()
    if lines.count > limits.headerLines { return .refused(.headTooLarge) }
    guard let headers = Self.headers(lines) else { return .refused(.badRequest) }
    switch request(first, headers) {
    case .success(let request): return .request(request, end - bytes.startIndex)
    case .failure(let status): return .refused(status)
    }
  }

  private static let lineEnd: [UInt8] = [0x0D, 0x0A]

  /// The index after the empty line.
  private static func headEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while index + 3 < bytes.endIndex {
      if bytes[index + 3] != 0x0A {
        index += bytes[index + 3] == 0x0D ? 1 : 4
      } else if bytes[index] == 0x0D && bytes[index + 1] == 0x0A && bytes[index + 2] == 0x0D {
        return index + 4
      } else {
        index += 1
      }
    }
    return nil
  }

  /// What no head may hold; seen at once, so that a stray program does not wait for an answer.
  private static func garbage(_ bytes: ArraySlice<UInt8>) -> HTTPStatus? {
    guard let first = bytes.first else { return nil }
    if !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) { return .badRequest }
    var last: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A && last != 0x0D || last == 0x0D && byte != 0x0A { return .badRequest }
      if byte < 0x20 && byte != 0x0D && byte != 0x0A && byte != 0x09 || byte >= 0x7F {
        return .badRequest
      }
      last = byte
    }
    return nil
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [Substring] {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(separator: "\r\n" as Character, omittingEmptySubsequences: true)
  }

  private static func headers(_ lines: [Substring]) -> [HTTPRequest.Item]? {
    var headers: [HTTPRequest.Item] = []
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        line[..<colon].utf8.allSatisfy(isTokenByte)
      else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      let end = value.lastIndex { $0 != " " && $0 != "\t" }
      headers.append(
        .init(line[..<colon].lowercased(), end.map { String(value[...$0]) } ?? ""))
    }
    return headers
  }

  /// RFC 9110, section 5.6.2.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private enum Outcome {
    case success(HTTPRequest)
    case failure(HTTPStatus)
  }

  private func request(_ line: Substring, _ headers: [HTTPRequest.Item]) -> Outcome {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[0].utf8.allSatisfy(Self.isTokenByte), !words[0].isEmpty else {
      return .failure(.badRequest)
    }
    guard words[2].hasPrefix("HTTP/") else { return .failure(.badRequest) }
    guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
      return .failure(.versionNotSupported)
    }
    if words[1].utf8.count > limits.targetBytes { return .failure(.targetTooLong) }
    guard let method = HTTPRequest.Method(rawValue: String(words[0])) else {
      return .failure(.methodNotAllowed)
    }
    guard let target = HTTPRequest.target(words[1]) else { return .failure(.badRequest) }
    if let status = Self.refusal(headers) { return .failure(status) }
    let connection = headers.filter { $0.name == "connection" }.map { $0.value.lowercased() }
    return .success(
      HTTPRequest(
        method: method, path: target.path, query: target.query, headers: headers,
        keepsAlive: words[2] == "HTTP/1.1" && !connection.contains { $0.contains("close") }))
  }

  /// One host, and no body.
  private static func refusal(_ headers: [HTTPRequest.Item]) -> HTTPStatus? {
    func values(_ name: String) -> [String] {
      headers.filter { $0.name == name }.map(\.value)
    }
    if values("host").count != 1 || !values("transfer-encoding").isEmpty { return .badRequest }
    let lengths = values("content-length")
    if lengths.isEmpty { return nil }
    guard lengths.count == 1, (1...18).contains(lengths[0].utf8.count),
      lengths[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(lengths[0])
    else { return .badRequest }
    return length == 0 ? nil : .bodyTooLarge
  }
}
