/// One client: what it has sent, and what it still has to take.
struct Connection {
  enum Phase: Equatable {
    /// Between two requests, or inside one.
    case receiving
    /// The handler has the request.
    case thinking
    case sending
    /// All is said; what still comes is thrown away.
    case lingering
  }

  /// Never used twice, unlike descriptors.
  let id: Int
  let descriptor: Int32
  private(set) var phase = Phase.receiving
  private(set) var deadline: ContinuousClock.Instant
  private var received: [UInt8] = []
  private var answer: [UInt8] = []
  private var sent = 0
  private var endsAfterAnswer = false
  private var wantsBody = true
  private let limits: ServerLimits

  init(id: Int, descriptor: Int32, limits: ServerLimits, now: ContinuousClock.Instant) {
    self.id = id
    self.descriptor = descriptor
    self.limits = limits
    deadline = now + limits.requestTime
  }

  /// Whether it says nothing between two requests, so that it may make room for another client.
  var isIdle: Bool { phase == .receiving && received.isEmpty }

  /// Whether it is gone, or has to be closed.
  enum Step {
    case goesOn
    case isOver
    /// A whole request has come.
    case asks(HTTPRequest)
  }

  /// Takes what has arrived.
  ///
  /// - Parameter chunk: Room for one read, shared by all connections.
  mutating func receive(_ chunk: inout [UInt8], now: ContinuousClock.Instant) -> Step {
    switch Socket.receive(descriptor, into: &chunk) {
    case .nothingYet: return .goesOn
    case .ended: return .isOver
    case .bytes(let count):
      if phase == .lingering { return .goesOn }
      if isIdle { deadline = now + limits.requestTime }
      received += chunk[..<count]
      if phase == .receiving { return next(now) }
      // Requests may be sent ahead, but no more than one that is as long as it may be.
      return received.count > 2 * limits.headBytes ? .isOver : .goesOn
    }
  }

  /// Looks for a whole request in what has arrived.
  mutating func next(_ now: ContinuousClock.Instant) -> Step {
    switch RequestParser(limits: limits).parse(received[...]) {
    case .incomplete: return .goesOn
    case .refused(let status):
      send(HTTPResponse(status), now)
      return .goesOn
    case .request(let request, let count):
      received.removeFirst(count)
      endsAfterAnswer = !request.keepsAlive
      wantsBody = request.method == .get
      phase = .thinking
      return .asks(request)
    }
  }

  mutating func send(_ response: HTTPResponse, _ now: ContinuousClock.Instant) {
    endsAfterAnswer = endsAfterAnswer || response.status.endsConnection
    answer = response.bytes(keepsAlive: !endsAfterAnswer, withBody: wantsBody)
    sent = 0
    phase = .sending
    deadline = now + limits.sendTime
  }

  /// Sends as much as the client takes.
  mutating func send(_ now: ContinuousClock.Instant) -> Step {
    switch Socket.send(descriptor, answer[sent...]) {
    case .nothingYet: return .goesOn
    case .ended: return .isOver
    case .bytes(let count):
      sent += count
      deadline = now + limits.sendTime
      return sent < answer.count ? .goesOn : finish(now)
    }
  }

  private mutating func finish(_ now: ContinuousClock.Instant) -> Step {
    answer = []
    wantsBody = true
    if endsAfterAnswer {
      // Closing with unread bytes would take the answer back.
      Socket.endSending(descriptor)
      received = []
      phase = .lingering
      deadline = now + limits.lingerTime
      return .goesOn
    }
    phase = .receiving
    deadline = now + (received.isEmpty ? limits.idleTime : limits.requestTime)
    return received.isEmpty ? .goesOn : next(now)
  }

  /// Says that a request took too long to arrive.
  ///
  /// - Returns: False where there is nobody to say it to.
  mutating func timeOut(_ now: ContinuousClock.Instant) -> Bool {
    guard phase == .receiving, !received.isEmpty else { return false }
    send(HTTPResponse(.timeout), now)
    return true
  }
}
