import FlowServer
import Glibc

/// A client that sends what it likes, as browsers do not.
struct Client {
  private let descriptor: Int32

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    struct NotConnected: Error {}
    guard status == 0 else { throw NotConnected() }
    // A server that says nothing is a failed test, not a hanging one.
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  /// - Returns: False where the server has closed the connection.
  @discardableResult
  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) >= 0
  }

  func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Everything until the server closes, or until `count` bytes are there.
  func receive(atLeast count: Int = .max) -> String {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while all.count < count {
      let got = recv(descriptor, &chunk, chunk.count, 0)
      if got <= 0 { break }
      all += chunk[..<got]
    }
    return String(decoding: all, as: UTF8.self)
  }

  func close() { _ = Glibc.close(descriptor) }
}
