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

  /// Whether a window could be shown: without X11 or Wayland `xdg-open` would start a browser of the
  /// terminal, unseen.
  public static var hasDisplay: Bool {
    #if os(macOS)
      return true
    #else
      let names: [String] = ["DISPLAY", "WAYLAND_DISPLAY"]
      return names.contains { name in getenv(name).map { $0.pointee != 0 } ?? false }
    #endif
  }

  /// Whether block signs can be told apart: not on a dumb terminal, nor where the character set is
  /// known not to be UTF-8.
  public static var showsBars: Bool {
    if let term = getenv("TERM"), String(cString: term) == "dumb" { return false }
    let names: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
    let sets = names.compactMap { name in getenv(name).map { String(cString: $0) } }
    let name = sets.first { !$0.isEmpty }?.lowercased() ?? ""
    return name.contains("utf-8") || name.contains("utf8")
  }
}

/// The day that a build system wants results to carry.
public enum SourceDate {
  /// `SOURCE_DATE_EPOCH` (reproducible-builds.org) as `YYYY-MM-DD` in UTC; nil where it is not set
  /// or no number of seconds.
  public static var day: String? {
    guard let text = getenv("SOURCE_DATE_EPOCH").map({ String(cString: $0) }),
      var seconds = Int(text)
    else { return nil }
    var time = tm()
    guard gmtime_r(&seconds, &time) != nil else { return nil }
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(time.tm_year + 1900)-\(padded(time.tm_mon + 1))-\(padded(time.tm_mday))"
  }
}
