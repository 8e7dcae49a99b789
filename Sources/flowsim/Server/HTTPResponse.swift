/// The answers that the server gives.
public enum HTTPStatus: Int, Sendable, Error {
  case ok = 200
  /// A newer question has taken the place of this one; no failure for a browser to complain of.
  case superseded = 204
  case badRequest = 400
  case forbidden = 403
  case notFound = 404
  case methodNotAllowed = 405
  case timeout = 408
  case bodyTooLarge = 413
  case targetTooLong = 414
  case unprocessable = 422
  case headTooLarge = 431
  case failed = 500
  case versionNotSupported = 505

  /// For people who look at the wire.
  public var phrase: String {
    switch self {
    case .ok: "OK"
    case .badRequest: "Bad Request"
    case .forbidden: "Forbidden"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .timeout: "Request Timeout"
    case .superseded: "No Content"
    case .bodyTooLarge: "Content Too Large"
    case .targetTooLong: "URI Too Long"
    case .unprocessable: "Unprocessable Content"
    case .headTooLarge: "Request Header Fields Too Large"
    case .failed: "Internal Server Error"
    case .versionNotSupported: "HTTP Version Not Supported"
    }
  }

  /// Whether the connection ends: what follows could not be told apart, or comes from a stranger.
  var endsConnection: Bool {
    switch self {
    case .ok, .notFound, .superseded, .unprocessable, .failed: false
    default: true
    }
  }
}

/// An answer with its body.
public struct HTTPResponse: Sendable {
  public let status: HTTPStatus
  public let type: String
  public let body: [UInt8]
  /// The name under which a browser saves it; nil where it shows it.
  public let fileName: String?

  public init(_ type: String, _ body: [UInt8], fileName: String? = nil) {
    self.init(status: .ok, type: type, body: body, fileName: fileName)
  }

  /// A sentence.
  public init(_ status: HTTPStatus, _ text: String? = nil) {
    self.init(
      status: status, type: "text/plain; charset=utf-8",
      body: Array("\(text ?? status.phrase)\n".utf8), fileName: nil)
  }

  public init(status: HTTPStatus, type: String, body: [UInt8], fileName: String? = nil) {
    self.status = status
    self.type = type
    self.body = body
    self.fileName = fileName
  }

  /// An answer as it is sent.
  struct Bytes {
    private var pieces: [[UInt8]] = []

    init() {}

    /// One packet carries a short answer; a long body is not copied.
    init(head: [UInt8], body: [UInt8]) {
      pieces = body.count < 1 << 16 ? [head + body] : [head, body]
    }

    var count: Int { pieces.reduce(0) { $0 + $1.count } }

    /// What can be sent at once after the first `sent` bytes.
    func rest(_ sent: Int) -> ArraySlice<UInt8> {
      var sent = sent
      for piece in pieces {
        if sent < piece.count { return piece[sent...] }
        sent -= piece.count
      }
      return []
    }
  }

  func bytes(keepsAlive: Bool, withBody: Bool) -> Bytes {
    var head = "HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n"
    // No Content has neither a type nor a length (RFC 9110, section 15.3.5).
    let hasBody = status != .superseded
    if hasBody { head += "Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n" }
    if let fileName { head += "Content-Disposition: attachment; filename=\"\(fileName)\"\r\n" }
    if status == .methodNotAllowed { head += "Allow: GET, HEAD\r\n" }
    head += Self.protection
    head += keepsAlive ? "\r\n" : "Connection: close\r\n\r\n"
    return Bytes(head: Array(head.utf8), body: withBody && hasBody ? body : [])
  }

  /// Nothing is fetched from elsewhere, framed, guessed, kept, or told to other sites.
  private static let protection =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    + "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
    + "frame-ancestors 'none'\r\n"
    + "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"
    + "Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Resource-Policy: same-origin\r\n"
    + "Cache-Control: no-store\r\n"
}
