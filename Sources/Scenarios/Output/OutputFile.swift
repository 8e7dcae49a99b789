/// A single output file, written whole or not at all.
public struct OutputFile: Sendable {
  /// As the user gave it.
  public let path: String

  public init(_ path: String) { self.path = path }

  /// Writes under a temporary name beside the target and renames; a file of that name is replaced.
  ///
  /// - Throws: ``OutputProblem`` with E402.
  public func write(_ bytes: [UInt8]) throws(OutputProblem) {
    let temporary = "\(path).new-\(FileSystem.processID)"
    do throws(FileSystem.Failure) {
      FileSystem.remove(temporary)
      try FileSystem.write(bytes, toFile: temporary)
      try FileSystem.rename(temporary, to: path)
    } catch {
      FileSystem.remove(temporary)
      throw OutputProblem(
        Diagnostic(
          .cannotWrite, at: FileLocation(path: path), "cannot write: \(error.message)",
          help: "give another path"))
    }
  }
}
