internal import Glibc

/// A small HTTP/1.1 server for one person on this machine.
///
/// One thread waits for all connections with `poll`; the handler answers at once or hands the
/// request to another thread. Memory is bounded by the limits, whatever clients send.
///
///     let server = try LoopbackServer(port: 8377, tries: 20)
///     print(server.gate.address)
///     try server.run { request, path, reply in HTTPResponse("text/plain", [0x6F, 0x6B]) }
public final class LoopbackServer {
  /// - Parameters:
  ///   - path: Behind the token, without a slash in front.
  ///   - reply: For an answer that comes later.
  /// - Returns: An answer, or nil where it goes through `reply`.
  public typealias Handler = (_ request: HTTPRequest, _ path: String, _ reply: Reply) ->
    HTTPResponse?

  public let gate: Gate
  private let listener: Int32
  private let limits: ServerLimits
  private let outbox: Outbox
  private var connections: [Connection] = []
  private var nextID = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 14)

  /// Listens on the first free port.
  ///
  /// - Parameters:
  ///   - port: The port to begin with; 0 lets the system choose.
  ///   - tries: How many ports are tried, one after the other.
  /// - Throws: ``SocketFailure`` of the last port.
  public init(
    port: UInt16, tries: Int, token: String = Gate.randomToken(), limits: ServerLimits = .init()
  ) throws(SocketFailure) {
    _ = Socket.ignoresBrokenPipe
    outbox = try Outbox()
    self.limits = limits
    let listener = try Self.listen(from: port, tries: tries)
    self.listener = listener
    gate = Gate(port: try Socket.port(of: listener), token: token)
  }

  deinit {
    for connection in connections { Socket.close(connection.descriptor) }
    Socket.close(listener)
  }

  private static func listen(from port: UInt16, tries: Int) throws(SocketFailure) -> Int32 {
    var port = port
    for _ in 1..<max(tries, 1) {
      do throws(SocketFailure) { return try Socket.listen(port: port) } catch {
        guard error.isTaken, port > 0, port < .max else { throw error }
        port += 1
      }
    }
    return try Socket.listen(port: port)
  }

  /// Answers until the system refuses to go on.
  ///
  /// - Throws: ``SocketFailure`` where waiting fails.
  public func run(_ handler: Handler) throws(SocketFailure) {
    while true { try turn(handler) }
  }

  /// Waits for something to happen and deals with it.
  private func turn(_ handler: Handler) throws(SocketFailure) {
    makeRoom()
    var list = connections.map {
      pollfd(
        fd: $0.descriptor, events: Int16($0.phase == .sending ? POLLOUT : POLLIN), revents: 0)
    }
    let count = list.count
    list.append(pollfd(fd: outbox.signal, events: Int16(POLLIN), revents: 0))
    if count < limits.connections {
      list.append(pollfd(fd: listener, events: Int16(POLLIN), revents: 0))
    }
    guard poll(&list, nfds_t(list.count), patience) >= 0 || errno == EINTR else {
      throw .last("poll")
    }
    let now = ContinuousClock.now
    var over: Set<Int> = []
    for index in 0..<count {
      let isOver =
        list[index].revents != 0
        ? !serve(index, now, handler) : connections[index].deadline <= now && !isKept(index, now)
      if isOver { over.insert(connections[index].id) }
    }
    for answer in outbox.take() {
      guard let index = connections.firstIndex(where: { $0.id == answer.connection }),
        !over.contains(answer.connection)
      else { continue }
      connections[index].send(answer.response, now)
      if !goesOn(connections[index].send(now), index, now, handler) {
        over.insert(answer.connection)
      }
    }
    close(over)
    if list.count > count + 1, list[count + 1].revents != 0 { acceptAll(now) }
  }

  /// Milliseconds until somebody has taken too long; without a client, for ever.
  private var patience: Int32 {
    let waiting = connections.filter { $0.phase != .thinking }
    guard let first = waiting.map(\.deadline).min() else { return -1 }
    let left = (first - ContinuousClock.now).components
    return Int32(
      clamping: max(0, left.seconds) * 1_000 + left.attoseconds / 1_000_000_000_000_000 + 1)
  }

  /// - Returns: False where the connection is over.
  private func serve(
    _ index: Int, _ now: ContinuousClock.Instant, _ handler: Handler
  ) -> Bool {
    let step =
      connections[index].phase == .sending
      ? connections[index].send(now) : connections[index].receive(&chunk, now: now)
    return goesOn(step, index, now, handler)
  }

  private func goesOn(
    _ first: Connection.Step, _ index: Int, _ now: ContinuousClock.Instant, _ handler: Handler
  ) -> Bool {
    var step = first
    while true {
      switch step {
      case .isOver: return false
      case .goesOn:
        // What can be sent is sent at once; the loop waits for the rest.
        return true
      case .asks(let request):
        guard let response = answer(request, connections[index].id, handler) else { return true }
        connections[index].send(response, now)
        step = connections[index].send(now)
      }
    }
  }

  private func answer(_ request: HTTPRequest, _ id: Int, _ handler: Handler) -> HTTPResponse? {
    guard let path = gate.path(of: request) else {
      return HTTPResponse(
        .forbidden, "This page opens with the address that flowsim serve printed, and no other.")
    }
    outbox.await(id)
    guard let response = handler(request, path, Reply(connection: id, outbox: outbox)) else {
      return nil
    }
    outbox.forget(id)
    return response
  }

  /// A request that is late is told so; other connections that are late are closed.
  private func isKept(_ index: Int, _ now: ContinuousClock.Instant) -> Bool {
    connections[index].phase == .thinking || connections[index].timeOut(now)
  }

  private func close(_ ids: Set<Int>) {
    if ids.isEmpty { return }
    for connection in connections where ids.contains(connection.id) {
      outbox.forget(connection.id)
      Socket.close(connection.descriptor)
    }
    connections.removeAll { ids.contains($0.id) }
  }

  /// Where all places are taken, the client that has been silent longest makes room.
  private func makeRoom() {
    guard connections.count >= limits.connections,
      let idle = connections.filter(\.isIdle).min(by: { $0.deadline < $1.deadline })
    else { return }
    close([idle.id])
  }

  private func acceptAll(_ now: ContinuousClock.Instant) {
    while connections.count < limits.connections, let descriptor = Socket.accept(listener) {
      connections.append(
        Connection(id: nextID, descriptor: descriptor, limits: limits, now: now))
      nextID += 1
    }
  }
}
