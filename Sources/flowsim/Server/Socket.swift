internal import Glibc

/// What the system answered, in its words.
public struct SocketFailure: Error, Sendable, CustomStringConvertible {
  public let call: String
  public let number: Int32

  static func last(_ call: String) -> SocketFailure { SocketFailure(call: call, number: errno) }

  public var isTaken: Bool { number == EADDRINUSE || number == EACCES }
  public var description: String { "\(call): \(String(cString: strerror(number)))" }
}

/// The calls to the system that a server needs; no descriptor blocks or outlives an `exec`.
enum Socket {
  /// Listens on 127.0.0.1, which no other machine can reach.
  static func listen(port: UInt16) throws(SocketFailure) -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw .last("socket") }
    do throws(SocketFailure) {
      var on: Int32 = 1
      // A port whose last connections are still being forgotten is free again.
      let size = socklen_t(MemoryLayout<Int32>.size)
      guard setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, size) == 0 else {
        throw .last("setsockopt")
      }
      try bind(descriptor, port)
      // As many as the system lets wait: a client whose place is taken asks again a second later.
      guard Glibc.listen(descriptor, 4_096) == 0 else { throw .last("listen") }
      try prepare(descriptor)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func bind(_ descriptor: Int32, _ port: UInt16) throws(SocketFailure) {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.bind(descriptor, $0, size) }
    }
    guard status == 0 else { throw .last("bind") }
  }

  /// The port of a listening socket.
  static func port(of descriptor: Int32) throws(SocketFailure) -> UInt16 {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    guard status == 0 else { throw .last("getsockname") }
    return UInt16(bigEndian: address.sin_port)
  }

  enum Arrival {
    case client(Int32)
    /// One that has left again.
    case leaver
    case nobody
    /// The system has no descriptor or no memory left for one.
    case noRoom
  }

  static func accept(_ listener: Int32) -> Arrival {
    let descriptor = Glibc.accept(listener, nil, nil)
    guard descriptor >= 0 else {
      switch errno {
      case EAGAIN, EWOULDBLOCK: return .nobody
      case EINTR, ECONNABORTED, EPROTO: return .leaver
      default: return .noRoom
      }
    }
    do throws(SocketFailure) { try prepare(descriptor) } catch {
      close(descriptor)
      return .leaver
    }
    var on: Int32 = 1
    // The end of an answer does not wait for more to send.
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    return .client(descriptor)
  }

  /// A descriptor to give back when there is no other; negative where there is none even now.
  static func spare() -> Int32 { open("/dev/null", O_RDONLY | O_CLOEXEC) }

  /// A pipe that wakes a loop.
  static func pipe() throws(SocketFailure) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw .last("pipe") }
    for end in ends { try prepare(end) }
    return (ends[0], ends[1])
  }

  static func prepare(_ descriptor: Int32) throws(SocketFailure) {
    guard fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) >= 0,
      fcntl(descriptor, F_SETFD, FD_CLOEXEC) >= 0
    else { throw .last("fcntl") }
  }

  enum Transfer {
    case bytes(Int)
    case nothingYet
    /// The other side sends no more.
    case ended
    case broken
  }

  static func receive(_ descriptor: Int32, into chunk: inout [UInt8]) -> Transfer {
    outcome(chunk.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) })
  }

  static func send(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Transfer {
    outcome(bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, 0) })
  }

  private static func outcome(_ count: Int) -> Transfer {
    if count > 0 { return .bytes(count) }
    if count == 0 { return .ended }
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? .nothingYet : .broken
  }

  /// Lets `close` end the connection at once, with a reset.
  static func forgetsUnread(_ descriptor: Int32) {
    var atOnce = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &atOnce, socklen_t(MemoryLayout<linger>.size))
  }

  /// Says that no more will be sent; what the client still sends can be read.
  static func endSending(_ descriptor: Int32) { shutdown(descriptor, Int32(SHUT_WR)) }

  static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

  /// A client that is gone is an error of `send`, not the end of the program.
  static let ignoresBrokenPipe: Void = { _ = signal(SIGPIPE, SIG_IGN) }()
}
