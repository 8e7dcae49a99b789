internal import Glibc
internal import Synchronization

/// Answers of other threads on their way to the loop that sends them.
final class Outbox: Sendable {
  /// Becomes readable when an answer has come.
  let signal: Int32
  private let trigger: Int32
  private let state = Mutex(State())

  private struct State {
    var answers: [(connection: Int, response: HTTPResponse)] = []
    /// Connections that wait for an answer.
    var awaited: Set<Int> = []
  }

  init() throws(SocketFailure) {
    let ends = try Socket.pipe()
    signal = ends.reading
    trigger = ends.writing
  }

  deinit {
    Socket.close(signal)
    Socket.close(trigger)
  }

  func await(_ connection: Int) { state.withLock { _ = $0.awaited.insert(connection) } }

  func forget(_ connection: Int) { state.withLock { _ = $0.awaited.remove(connection) } }

  func isAwaited(_ connection: Int) -> Bool {
    state.withLock { $0.awaited.contains(connection) }
  }

  func put(_ response: HTTPResponse, for connection: Int) {
    let isWanted = state.withLock { state in
      guard state.awaited.remove(connection) != nil else { return false }
      state.answers.append((connection, response))
      return true
    }
    if isWanted {
      var mark: UInt8 = 1
      // A full pipe wakes the loop as well.
      _ = write(trigger, &mark, 1)
    }
  }

  func take() -> [(connection: Int, response: HTTPResponse)] {
    var marks = [UInt8](repeating: 0, count: 256)
    _ = read(signal, &marks, marks.count)
    return state.withLock { state in
      defer { state.answers = [] }
      return state.answers
    }
  }
}

/// Where the answer to a request goes; may be used from any thread, once.
public struct Reply: Sendable {
  let connection: Int
  let outbox: Outbox

  /// Whether somebody still waits: false after the client has gone.
  public var isAwaited: Bool { outbox.isAwaited(connection) }

  public func send(_ response: HTTPResponse) { outbox.put(response, for: connection) }
}
