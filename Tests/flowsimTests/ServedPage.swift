import FlowInputs
import FlowReporting
import FlowStudies
import FlowTables
import Foundation
import Glibc

/// A running `flowsim serve`, which ends with the test.
final class ServedPage {
  let process = Process()
  /// With the secret.
  let address: URL

  /// - Parameters:
  ///   - before: What the shell does first, such as `ulimit`.
  ///   - environment: Added to a bare one with `PATH`.
  init(
    _ arguments: String = "", after before: String = "true", environment: [String: String] = [:]
  ) throws {
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [
      "-c", "\(before); exec \"$FLOWSIM\" serve --quiet --port 0 \(arguments)",
    ]
    process.environment = [
      "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no", "FLOWSIM": Program.path,
    ].merging(environment) { $1 }
    process.standardOutput = pipe
    try process.run()
    var line = Data()
    while !line.contains(0x0A) {
      let more = pipe.fileHandleForReading.availableData
      if more.isEmpty { break }
      line += more
    }
    let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines)
    guard let address = URL(string: text), address.port != nil else { throw NoAddress(text: text) }
    self.address = address
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  struct NoAddress: Error { let text: String }
  struct NotConnected: Error {}

  var secret: String { address.pathComponents[1] }

  /// How it ended after a signal: the exit code, or nil if the signal killed it.
  func end(_ signal: Int32) -> Int32? {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  /// A connection as programs make it; nobody closes it but the caller.
  func connect() throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = UInt16(address.port ?? 0).bigEndian
    place.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    let status = withUnsafePointer(to: place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw NotConnected() }
    // A server that says nothing is a failed test, not a hanging one.
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    return descriptor
  }

  /// The whole answer to a request of the owner, head included.
  func get(_ path: String) throws -> String {
    let descriptor = try connect()
    defer { close(descriptor) }
    let head =
      "GET /\(secret)/\(path) HTTP/1.1\r\nHost: 127.0.0.1:\(address.port ?? 0)\r\n"
      + "Connection: close\r\n\r\n"
    _ = send(descriptor, head, head.utf8.count, Int32(MSG_NOSIGNAL))
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = recv(descriptor, &chunk, chunk.count, 0), count > 0 {
      all += chunk[..<count]
    }
    return String(decoding: all, as: UTF8.self)
  }
}
