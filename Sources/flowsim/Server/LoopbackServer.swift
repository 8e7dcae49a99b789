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
  private var places: Places
  private var nextID = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 14)
  /// Given back when the system has no other descriptor for a client.
  private var spare = Socket.spare()
  /// Until when no client is accepted, as there is nothing to accept it with.
  private var pausedUntil: ContinuousClock.Instant?

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
    let limits = limits.fitting(descriptors: ServerLimits.descriptors)
    self.limits = limits
    places = Places(limits: limits)
    let listener = try Self.listen(from: port, tries: tries)
    self.listener = listener
    gate = Gate(port: try Socket.port(of: listener), token: token)
  }

  deinit {
    for index in places.connections.indices { places.close(index) }
    Socket.close(listener)
    Socket.close(spare)
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

  /// Answers until a signal comes, or the system refuses to go on.
  ///
  /// - Parameter stop: The signals that end it; without them it goes on for ever.
  /// - Throws: ``SocketFailure`` where waiting fails.
  @discardableResult
  public func run(
    until stop: StopSignals? = nil, _ handler: Handler
  ) throws(SocketFailure) -> StopSignal {
    while true {
      try turn(stop, handler)
      if let signal = stop?.taken() { return signal }
    }
  }

  /// Waits for something to happen and deals with it.
  private func turn(_ stop: StopSignals?, _ handler: Handler) throws(SocketFailure) {
    places.sweep()
    let count = places.connections.count
    if let time = pausedUntil, time <= .now { pausedUntil = nil }
    var list = places.connections.map { Self.awaited($0.descriptor, $0.events) }
    // `poll` leaves out what is negative.
    list.append(Self.awaited(outbox.signal))
    list.append(Self.awaited(pausedUntil == nil ? listener : -1))
    list.append(Self.awaited(stop?.descriptor ?? -1))
    guard poll(&list, nfds_t(list.count), patience) >= 0 || errno == EINTR else {
      throw .last("poll")
    }
    let now = ContinuousClock.now
    for index in 0..<count {
      if places.connections[index].isAhead {
        goOn(places.connections[index].resume(now), index, now, handler)
      } else if list[index].revents != 0 {
        serve(index, Int32(list[index].revents), now, handler)
      }
    }
    if list[count].revents != 0 { deliver(now, handler) }
    // Whether or not it has just sent something: nobody gets more time by sending on and on.
    closeLate(now)
    if list[count + 1].revents != 0 { acceptAll(now, handler) }
  }

  private static func awaited(_ descriptor: Int32, _ events: Int32 = POLLIN) -> pollfd {
    pollfd(fd: descriptor, events: Int16(events), revents: 0)
  }

  /// Milliseconds until somebody has taken too long; without a client, for ever.
  private var patience: Int32 {
    if places.connections.contains(where: \.isAhead) { return 0 }
    guard let first = [places.firstDue, pausedUntil].compactMap(\.self).min() else { return -1 }
    let left = (first - ContinuousClock.now).components
    return Int32(
      clamping: max(0, left.seconds) * 1_000 + left.attoseconds / 1_000_000_000_000_000 + 1)
  }

  // MARK: One connection

  private func serve(
    _ index: Int, _ events: Int32, _ now: ContinuousClock.Instant, _ handler: Handler
  ) {
    let connection = places.connections[index]
    guard connection.isOpen else { return }
    if connection.phase == .sending {
      goOn(places.connections[index].send(now), index, now, handler)
    } else if events & POLLIN != 0 {
      goOn(places.connections[index].receive(&chunk, now: now), index, now, handler)
    } else {
      // Only that it is broken is told without being asked for.
      close(index)
    }
  }

  private func goOn(
    _ first: Connection.Step, _ index: Int, _ now: ContinuousClock.Instant, _ handler: Handler
  ) {
    var step = first
    while true {
      switch step {
      case .isOver: return close(index)
      // What can be sent is sent at once; the loop waits for the rest.
      case .goesOn: return
      case .asks(let request):
        guard let response = answer(request, index, handler) else { return }
        places.connections[index].send(response, now)
        step = places.connections[index].send(now)
      }
    }
  }

  private func answer(_ request: HTTPRequest, _ index: Int, _ handler: Handler) -> HTTPResponse? {
    guard let path = gate.path(of: request) else {
      return HTTPResponse(
        .forbidden, "This page opens with the address that flowsim serve printed, and no other.")
    }
    if let other = places.promote(index) { close(other) }
    let id = places.connections[index].id
    outbox.await(id)
    guard let response = handler(request, path, Reply(connection: id, outbox: outbox)) else {
      return nil
    }
    outbox.forget(id)
    return response
  }

  /// Sends what other threads have answered.
  private func deliver(_ now: ContinuousClock.Instant, _ handler: Handler) {
    for answer in outbox.take() {
      guard
        let index = places.connections.firstIndex(where: { $0.id == answer.connection }),
        places.connections[index].isOpen
      else { continue }
      places.connections[index].send(answer.response, now)
      goOn(places.connections[index].send(now), index, now, handler)
    }
  }

  private func close(_ index: Int, abruptly: Bool = false) {
    outbox.forget(places.connections[index].id)
    places.close(index, abruptly: abruptly)
  }

  /// A request that is late is told so; other connections that are late are closed.
  private func closeLate(_ now: ContinuousClock.Instant) {
    let isCrowded = places.isCrowded
    for index in places.connections.indices where places.connections[index].isOpen {
      guard let due = places.connections[index].due(isCrowded: isCrowded), due <= now,
        !places.connections[index].timeOut(now)
      else { continue }
      close(index, abruptly: isCrowded && !places.connections[index].isOwner)
    }
  }
}

// MARK: - New clients

extension LoopbackServer {
  /// Takes in everybody who waits, and reads at once what they have sent.
  ///
  /// A queue that is full would keep the owner out.
  private func acceptAll(_ now: ContinuousClock.Instant, _ handler: Handler) {
    for _ in 0..<limits.newcomers {
      switch Socket.accept(listener) {
      case .client(let descriptor):
        admit(descriptor, now, handler)
        if places.hasTooManyStrangers { dismissStranger(now, handler) }
      case .leaver: continue
      case .nobody: return
      case .noRoom:
        if places.strangers > 0 {
          dismissStranger(now, handler)
        } else if !acceptWithSpare(now, handler) {
          pausedUntil = now + limits.pause
          return
        }
      }
    }
  }

  /// - Returns: Its index.
  @discardableResult
  private func admit(
    _ descriptor: Int32, _ now: ContinuousClock.Instant, _ handler: Handler
  ) -> Int {
    let index = places.add(
      Connection(id: nextID, descriptor: descriptor, limits: limits, now: now))
    nextID += 1
    serve(index, POLLIN, now, handler)
    return index
  }

  /// The oldest stranger goes, unless the secret has come meanwhile.
  private func dismissStranger(_ now: ContinuousClock.Instant, _ handler: Handler) {
    guard let index = places.oldestStranger() else { return }
    serve(index, POLLIN, now, handler)
    if !places.connections[index].isOwner { close(index, abruptly: true) }
  }

  /// Owners hold every descriptor: another owner takes the place of one, a stranger has to go.
  ///
  /// - Returns: False where there is still no descriptor.
  private func acceptWithSpare(_ now: ContinuousClock.Instant, _ handler: Handler) -> Bool {
    guard spare >= 0 else {
      spare = Socket.spare()
      return false
    }
    Socket.close(spare)
    defer { spare = Socket.spare() }
    guard case .client(let descriptor) = Socket.accept(listener) else { return false }
    let index = admit(descriptor, now, handler)
    if !places.connections[index].isOwner {
      close(index, abruptly: true)
    } else if places.connections[index].isOpen, let other = places.leastOwner(except: index) {
      close(other)
    }
    return true
  }
}
