/// A result folder whose main file grows while a long command runs.
///
/// It grows under a temporary name. ``finish(adding:)`` gives it its own; without that, nothing is
/// left behind.
public struct GrowingFolder: ~Copyable {
  private let folder: OutputFolder
  private let temporary: String
  private let descriptor: Int32
  private var isOpen = true

  /// - Parameter name: The file that grows, such as `sweep.csv`.
  /// - Throws: ``OutputProblem`` with E401 where something else stands at the path, E402 where
  ///   the system refuses.
  public init(_ folder: OutputFolder, file name: String) throws(OutputProblem) {
    try folder.check()
    let temporary = folder.sibling("new")
    do throws(FileSystem.Failure) {
      FileSystem.remove(temporary)
      try FileSystem.makeFolders(temporary)
      descriptor = try FileSystem.create("\(temporary)/\(name)")
    } catch {
      FileSystem.remove(temporary)
      throw Self.problem(folder, error)
    }
    self.folder = folder
    self.temporary = temporary
  }

  deinit {
    guard isOpen else { return }
    try? FileSystem.closeFile(descriptor)
    FileSystem.remove(temporary)
  }

  public func append(_ bytes: [UInt8]) throws(OutputProblem) {
    do throws(FileSystem.Failure) {
      try FileSystem.write(bytes, to: descriptor)
    } catch {
      throw Self.problem(folder, error)
    }
  }

  /// Adds the files that are known at the end only, and gives the folder its name.
  public mutating func finish(
    adding files: [(name: String, bytes: [UInt8])]
  ) throws(OutputProblem) {
    do throws(FileSystem.Failure) {
      for file in files { try FileSystem.write(file.bytes, toFile: "\(temporary)/\(file.name)") }
      isOpen = false
      try FileSystem.closeFile(descriptor)
      try folder.replace(by: temporary)
    } catch {
      FileSystem.remove(temporary)
      throw Self.problem(folder, error)
    }
  }

  private static func problem(
    _ folder: OutputFolder, _ failure: FileSystem.Failure
  ) -> OutputProblem {
    OutputProblem(
      Diagnostic(
        .cannotWrite, at: FileLocation(path: folder.path),
        "cannot write the results: \(failure.message)", help: "give another --output"))
  }
}
