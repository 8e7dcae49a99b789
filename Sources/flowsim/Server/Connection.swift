internal import Glibc

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
  /// Negative once it is closed.
  private(set) var descriptor: Int32
  private(set) var phase = Phase.receiving
  /// Whether it has shown the secret.
  private(set) var isOwner = false
  /// When its phase began.
  private(set) var since: ContinuousClock.Instant
  private let opened: ContinuousClock.Instant
  private var deadline: ContinuousClock.Instant
  private var received: [UInt8] = []
  /// The next request has come with the last one, and has its turn after the other clients.
  private(set) var isAhead = false
  private var answer: HTTPResponse.Bytes = .init()
  private var sent = 0
  private var thrownAway = 0
  /// Whether the client has closed its sending side; it may still wait for answers.
  private var saysNoMore = false
  private var endsAfterAnswer = false
  private var wantsBody = true
  private let limits: ServerLimits

  init(id: Int, descriptor: Int32, limits: ServerLimits, now: ContinuousClock.Instant) {
    self.id = id
    self.descriptor = descriptor
    self.limits = limits
    opened = now
    since = now
    deadline = now + limits.requestTime
  }

  /// Whether it is gone, or has to be closed.
  enum Step {
    case goesOn
    case isOver
    /// A whole request has come.
    case asks(HTTPRequest)
  }

  var isOpen: Bool { descriptor >= 0 }

  /// What `poll` has to wait for.
  var events: Int32 {
    switch phase {
    case .receiving, .lingering: POLLIN
    case .sending: POLLOUT
    // Requests may be sent ahead, but no more than one that is as long as it may be.
    case .thinking: saysNoMore || received.count > limits.headBytes ? 0 : POLLIN
    }
  }

  /// Takes what has arrived.
  ///
  /// - Parameter chunk: Room for one read, shared by all connections.
  mutating func receive(_ chunk: inout [UInt8], now: ContinuousClock.Instant) -> Step {
    switch Socket.receive(descriptor, into: &chunk) {
    case .nothingYet: return .goesOn
    case .broken: return .isOver
    case .ended:
      saysNoMore = true
      return phase == .thinking ? .goesOn : .isOver
    case .bytes(let count):
      if phase == .lingering {
        thrownAway += count
        return thrownAway > limits.lingerBytes ? .isOver : .goesOn
      }
      let isFirst = received.isEmpty
      if isFirst && isOwner && phase == .receiving { deadline = now + limits.requestTime }
      received += chunk[..<count]
      guard phase == .receiving else { return .goesOn }
      // Without the end of a line no head can end: bytes that drip are not read again and again.
      let isWorthALook =
        isFirst || received.count > limits.headBytes || chunk[..<count].contains(0x0A)
      return isWorthALook ? next(now) : .goesOn
    }
  }

  /// Takes what has come with the last request.
  mutating func resume(_ now: ContinuousClock.Instant) -> Step {
    isAhead = false
    return next(now)
  }

  /// Looks for a whole request in what has arrived.
  private mutating func next(_ now: ContinuousClock.Instant) -> Step {
    switch RequestParser(limits: limits).parse(received[...]) {
    case .incomplete: return saysNoMore ? .isOver : .goesOn
    case .refused(let status):
      send(HTTPResponse(status), now)
      return send(now)
    case .request(let request, let count):
      received.removeFirst(count)
      endsAfterAnswer = !request.keepsAlive
      wantsBody = request.method == .get
      enter(.thinking, now)
      return .asks(request)
    }
  }

  private mutating func enter(_ next: Phase, _ now: ContinuousClock.Instant) {
    phase = next
    since = now
  }

  mutating func send(_ response: HTTPResponse, _ now: ContinuousClock.Instant) {
    endsAfterAnswer = endsAfterAnswer || response.status.endsConnection
    answer = response.bytes(keepsAlive: !endsAfterAnswer, withBody: wantsBody)
    sent = 0
    enter(.sending, now)
    deadline = now + limits.sendTime
  }

  /// Sends as much as the client takes.
  mutating func send(_ now: ContinuousClock.Instant) -> Step {
    switch Socket.send(descriptor, answer.rest(sent)) {
    case .nothingYet: return .goesOn
    case .ended, .broken: return .isOver
    case .bytes(let count):
      sent += count
      return sent < answer.count ? .goesOn : finish(now)
    }
  }

  private mutating func finish(_ now: ContinuousClock.Instant) -> Step {
    answer = .init()
    wantsBody = true
    if endsAfterAnswer {
      if saysNoMore { return .isOver }
      // Closing with unread bytes would take the answer back.
      Socket.endSending(descriptor)
      received = []
      enter(.lingering, now)
      deadline = now + limits.lingerTime
      return .goesOn
    }
    enter(.receiving, now)
    deadline = now + (received.isEmpty ? limits.idleTime : limits.requestTime)
    isAhead = !received.isEmpty
    return received.isEmpty && saysNoMore ? .isOver : .goesOn
  }
}

// MARK: Its place

extension Connection {
  mutating func becomeOwner() { isOwner = true }

  /// Closes it; a second time does nothing.
  ///
  /// - Parameter abruptly: The system keeps nothing of it, not even its port; what the client has
  ///   not read yet is lost.
  mutating func close(abruptly: Bool = false) {
    guard isOpen else { return }
    if abruptly { Socket.forgetsUnread(descriptor) }
    Socket.close(descriptor)
    descriptor = -1
    (received, answer, isAhead) = ([], .init(), false)
  }

  /// When it has taken too long, however often a byte comes or goes; nil while it waits for us.
  func due(isCrowded: Bool) -> ContinuousClock.Instant? {
    if phase == .thinking { return nil }
    return isCrowded && !isOwner ? min(deadline, opened + limits.crowdedTime) : deadline
  }

  /// Who stays longer where there are too many: idle connections go first, the longest idle first.
  func isWorthMore(than other: Connection) -> Bool {
    worth != other.worth ? worth > other.worth : since > other.since
  }

  private var worth: Int {
    switch phase {
    case .lingering: 0
    case .receiving: received.isEmpty ? 1 : 2
    case .sending: 3
    case .thinking: saysNoMore ? 2 : 4
    }
  }

  /// Says that a request took too long to arrive.
  ///
  /// - Returns: False where there is nobody to say it to.
  mutating func timeOut(_ now: ContinuousClock.Instant) -> Bool {
    guard phase == .receiving, !received.isEmpty else { return false }
    send(HTTPResponse(.timeout), now)
    if case .isOver = send(now) { return false }
    return true
  }
}
