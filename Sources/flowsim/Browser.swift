internal import Scenarios

/// The program that shows web pages.
enum Browser {
  /// - Returns: False where the system has none, or could not start it.
  static func open(_ address: String) -> Bool {
    ["xdg-open", "open"].contains { Program.start($0, [address]) }
  }
}
