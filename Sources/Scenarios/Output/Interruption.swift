internal import Glibc

/// Ctrl-C while files are being written.
public enum Interruption {
  /// Holds SIGINT and SIGTERM back, so that a result folder is whole or not there at all.
  ///
  /// A signal that came meanwhile is delivered afterwards and ends the program as usual.
  public static func heldBack<Failure: Error>(
    _ body: () throws(Failure) -> Void
  ) throws(Failure) {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    sigaddset(&held, SIGINT)
    sigaddset(&held, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  /// Takes note of a Ctrl-C that is held back, so that a long command can end in good order.
  ///
  /// - Returns: Whether one came; it is then done with and ends nothing by itself.
  public static func taken() -> Bool {
    var awaited = sigset_t()
    sigemptyset(&awaited)
    sigaddset(&awaited, SIGINT)
    sigaddset(&awaited, SIGTERM)
    var noTime = timespec()
    return sigtimedwait(&awaited, nil, &noTime) > 0
  }
}

/// What the terminal's environment asks for.
public enum Terminal {
  /// Off where `NO_COLOR` is set to anything, or `TERM` is `dumb`.
  public static var wantsColour: Bool {
    if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
    guard let term = getenv("TERM") else { return true }
    return String(cString: term) != "dumb"
  }
}
