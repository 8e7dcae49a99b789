internal import Scenarios

/// The program that shows web pages.
enum Browser {
  /// - Parameter address: A URL or the path of a file.
  /// - Returns: False where nobody looks on, the system has none, or it could not be started.
  static func open(_ address: String) -> Bool {
    Terminal.hasDisplay && ["xdg-open", "open"].contains { Program.start($0, [address]) }
  }
}
