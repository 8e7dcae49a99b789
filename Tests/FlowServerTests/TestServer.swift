import Dispatch
import Foundation
import Synchronization
import Testing

@testable import FlowServer

/// A server on a thread of its own, which lasts as long as the tests.
enum TestServer {
  static func start(_ limits: ServerLimits = .init()) -> Gate {
    let ready = DispatchSemaphore(value: 0)
    let gate = Mutex<Gate?>(nil)
    Thread.detachNewThread {
      do {
        let server = try LoopbackServer(port: 0, tries: 1, limits: limits)
        gate.withLock { $0 = server.gate }
        ready.signal()
        try server.run { _, path, reply in answer(path, reply) }
      } catch {
        Issue.record(error)
        ready.signal()
      }
    }
    ready.wait()
    guard let gate = gate.withLock({ $0 }) else { preconditionFailure("the server did not start") }
    return gate
  }

  private static func answer(_ path: String, _ reply: Reply) -> HTTPResponse? {
    switch path {
    case "now": return HTTPResponse("text/plain", Array("now".utf8))
    case "later":
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.05) {
        reply.send(HTTPResponse("text/plain", Array("later".utf8)))
      }
      return nil
    case "large": return HTTPResponse("text/plain", large)
    case "huge": return HTTPResponse("text/plain", huge)
    default: return HTTPResponse(.notFound)
    }
  }

  static let large = [UInt8](repeating: 0x61, count: 3 << 20)
  /// More than the system keeps for a client that does not read.
  static let huge = [UInt8](repeating: 0x61, count: 24 << 20)

  static let closing = "Connection: close\r\n"

  static func head(_ path: String, of gate: Gate, _ more: String = "") -> String {
    "GET /\(gate.token)/\(path) HTTP/1.1\r\nHost: 127.0.0.1:\(gate.port)\r\n\(more)\r\n"
  }

  /// What a new client gets until the server closes.
  static func answer(_ text: String, _ gate: Gate) throws -> String {
    let client = try Client(port: gate.port)
    defer { client.close() }
    client.send(text)
    return client.receive()
  }
}
