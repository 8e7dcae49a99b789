internal import Glibc
internal import Synchronization

/// A signal that asks the program to end.
public enum StopSignal: Int32, Sendable, CaseIterable {
  /// The terminal was closed.
  case hangUp = 1
  /// Ctrl-C.
  case interrupt = 2
  /// `kill`, or the end of the session.
  case terminate = 15

  /// 130 for Ctrl-C; the other two are how a server is meant to end.
  public var exitCode: Int32 { self == .interrupt ? 130 : 0 }
}

/// The signals that ask the program to end, for a loop that waits for them.
public struct StopSignals: Sendable {
  /// Becomes readable when one has come.
  let descriptor: Int32

  /// The other end of the pipe, kept as long as the process; negative while nobody waits.
  private static let trigger = Atomic<Int32>(-1)
  private static let wasInterrupted = Atomic<Bool>(false)

  /// Lets the signals end the program at once with their exit codes, as long as nobody waits for
  /// them.
  public static func endProgram() {
    // A handler may not set up what it uses.
    _ = (trigger.load(ordering: .relaxed), wasInterrupted.load(ordering: .relaxed))
    // Whoever started the program may have held them back: a mask outlives `exec`.
    var held = sigset_t()
    sigemptyset(&held)
    for stop in StopSignal.allCases where stop != .hangUp || !isIgnored(stop) {
      sigaddset(&held, stop.rawValue)
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { StopSignals.take($0) }
      action.sa_flags = SA_RESTART
      sigaction(stop.rawValue, &action, nil)
    }
    pthread_sigmask(SIG_UNBLOCK, &held, nil)
  }

  /// Waits for them from now on.
  public init() throws(SocketFailure) {
    let ends = try Socket.pipe()
    descriptor = ends.reading
    Self.endProgram()
    Self.trigger.store(ends.writing, ordering: .sequentiallyConsistent)
  }

  /// As `nohup` has it.
  private static func isIgnored(_ stop: StopSignal) -> Bool {
    var action = sigaction()
    sigaction(stop.rawValue, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// The handler: nothing in it allocates or locks.
  private static func take(_ number: Int32) {
    let end = trigger.load(ordering: .relaxed)
    let isAgain =
      number == SIGINT && wasInterrupted.exchange(true, ordering: .relaxed)
    // Whoever presses Ctrl-C twice does not want to wait.
    if end < 0 || isAgain { _exit(number == SIGINT ? 130 : 0) }
    let before = errno
    var mark = UInt8(truncatingIfNeeded: number)
    _ = write(end, &mark, 1)
    errno = before
  }

  /// The first one that came.
  func taken() -> StopSignal? {
    var mark: UInt8 = 0
    return read(descriptor, &mark, 1) == 1 ? StopSignal(rawValue: Int32(mark)) : nil
  }
}
