/// A request without a body, which is all that the page needs.
public struct HTTPRequest: Sendable, Equatable {
  public enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
  }

  public let method: Method
  /// Starts with a slash; percent signs are resolved.
  public let path: String
  /// In the order of the request; names and values are resolved.
  public let query: [Item]
  /// Names in small letters.
  package let headers: [Item]
  /// Whether the connection may serve another request.
  package let keepsAlive: Bool

  public struct Item: Sendable, Equatable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The value of a header; nil where it is missing or stands there twice.
  func header(_ name: String) -> String? {
    let found = headers.filter { $0.name == name }
    return found.count == 1 ? found[0].value : nil
  }

  /// The last value of a name in the query.
  public func value(_ name: String) -> String? { query.last { $0.name == name }?.value }
}

extension HTTPRequest {
  /// Splits `/a/b?c=d&e` and resolves percent signs.
  ///
  /// - Returns: nil where a percent sign has no two digits, or the bytes are no UTF-8.
  static func target(_ text: Substring) -> (path: String, query: [Item])? {
    guard text.first == "/" else { return nil }
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = resolved(parts[0], plusIsSpace: false) else { return nil }
    var query: [Item] = []
    for pair in parts.count == 2 ? parts[1].split(separator: "&") : [] {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = resolved(sides[0], plusIsSpace: true),
        let value = resolved(sides.count == 2 ? sides[1] : "", plusIsSpace: true)
      else { return nil }
      query.append(Item(name, value))
    }
    return (path, query)
  }

  private static func resolved(_ text: Substring, plusIsSpace: Bool) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(hexadecimal),
          let low = rest.popFirst().flatMap(hexadecimal), high | low != 0
        else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
