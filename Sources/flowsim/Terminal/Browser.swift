package import FlowServer
internal import FlowTables

/// The program that shows web pages.
package enum Browser {
  /// - Parameter path: The path of a file.
  /// - Returns: False where nobody looks on, the system has none, or it could not be started.
  package static func open(_ path: String) -> Bool {
    // A path that begins like an option or a scheme is still a path.
    start(path.hasPrefix("/") ? path : "./" + path)
  }

  /// Shows an address that nobody else may know: other users can read what programs are started
  /// with.
  ///
  /// - Parameter language: As HTML has it.
  /// - Returns: A file to be removed once the page is open; nil where ``open(_:)`` says false.
  package static func open(secret address: String, language: String) -> LaunchFile? {
    guard Terminal.hasDisplay, let file = LaunchFile(to: address, language: language) else {
      return nil
    }
    if start(file.url) { return file }
    file.remove()
    return nil
  }

  private static func start(_ place: String) -> Bool {
    Terminal.hasDisplay && ["xdg-open", "open"].contains { Program.start($0, [place]) }
  }
}
