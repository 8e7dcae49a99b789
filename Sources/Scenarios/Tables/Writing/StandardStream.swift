/// Standard output for data, standard error for talk.
public enum StandardStream: Sendable {
  case output
  case error

  private var descriptor: Int32 {
    switch self {
    case .output: FileSystem.standardOutput
    case .error: FileSystem.standardError
    }
  }

  /// Whether somebody looks on: colour and progress are for terminals only.
  public var isTerminal: Bool { FileSystem.isTerminal(descriptor) }

  /// Writes all bytes as they are: tables, JSON, pages, which escape what they hold themselves.
  ///
  /// Talk that nobody can be told, as standard error is closed or its disk full, changes neither
  /// the work nor the exit code.
  /// - Returns: False where the reader has gone (`flowsim … | head`): the end, but no failure.
  /// - Throws: ``OutputProblem`` with E402, for example on a full disk; for standard output only.
  @discardableResult
  public func write(_ bytes: [UInt8]) throws(OutputProblem) -> Bool {
    if self == .error {
      return (try? Self.write(bytes, to: descriptor, named: "<stderr>")) ?? false
    }
    return try Self.write(bytes, to: descriptor, named: "<stdout>")
  }

  /// Writes text for people; what would drive their terminal is printed as numbers.
  @discardableResult
  public func write(_ text: String) throws(OutputProblem) -> Bool {
    try write(PrintedText.bytes(text, keepsColours: isTerminal))
  }

  static func write(
    _ bytes: [UInt8], to descriptor: Int32, named name: String
  ) throws(OutputProblem) -> Bool {
    _ = FileSystem.ignoresBrokenPipe
    do throws(FileSystem.Failure) {
      try FileSystem.write(bytes, to: descriptor)
      return true
    } catch {
      if error.isClosedPipe { return false }
      throw OutputProblem(
        Diagnostic(
          .cannotWrite, at: FileLocation(path: name), "cannot write: \(error.message)",
          help: "give another --output"))
    }
  }
}
