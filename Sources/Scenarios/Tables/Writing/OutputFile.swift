/// A single output file, written whole or not at all.
public struct OutputFile: Sendable {
  /// As the user gave it.
  public let path: String
  /// What every file of this kind has near its beginning; nil replaces any file.
  private let mark: String?
  private let inputs: [String]

  /// - Parameters:
  ///   - mark: What an earlier file has in its first 4 kB, or it is not replaced.
  ///   - inputs: Paths of the files that the command reads; they are never replaced.
  public init(_ path: String, marked mark: String? = nil, inputs: [String] = []) {
    self.path = path
    self.mark = mark
    self.inputs = inputs
  }

  /// Writes under a temporary name beside the target and renames; when this returns the file is on
  /// the disk.
  ///
  /// - Throws: ``OutputProblem`` with E401 for a file that is not to be replaced, E402 where the
  ///   system refuses.
  public func write(_ bytes: [UInt8]) throws(OutputProblem) {
    let place = try checked()
    try Interruption.heldBack { () throws(OutputProblem) in try replace(place, by: bytes) }
  }

  /// Whether the file may be written; called before a long run, so that it is not in vain.
  ///
  /// What killed runs left beside the target is cleared away.
  /// - Throws: ``OutputProblem`` with E401 and E402.
  public func check() throws(OutputProblem) { _ = try checked() }

  /// Writes, and keeps other bytes that are there under the name `NAME.before`.
  ///
  /// - Returns: The path under which they are kept; nil where there were none.
  public func writeKeepingOthers(_ bytes: [UInt8]) throws(OutputProblem) -> String? {
    let place = try checked()
    var kept: String?
    try Interruption.heldBack { () throws(OutputProblem) in
      do throws(FileSystem.Failure) {
        kept = try keep(place, unless: bytes)
      } catch {
        throw problem(error)
      }
      try replace(place, by: bytes)
    }
    return kept
  }

  private func keep(
    _ place: OutputPlace, unless bytes: [UInt8]
  ) throws(FileSystem.Failure) -> String? {
    guard try FileSystem.status(of: place.path) != nil,
      try FileSystem.read(place.path, limit: bytes.count) != bytes
    else { return nil }
    for number in 1...1_000 {
      let name = FileSystem.nameBefore(place.path, number)
      if try FileSystem.link(place.path, as: name) { return name }
    }
    throw .taken
  }

  private func replace(_ place: OutputPlace, by bytes: [UInt8]) throws(OutputProblem) {
    do throws(FileSystem.Failure) {
      let mode = try FileSystem.status(of: place.path)?.mode
      let temporary = try TemporaryName(beside: place, .file)
      try FileSystem.write(bytes, to: temporary.descriptor)
      if let mode { try FileSystem.setMode(mode, of: temporary.path) }
      try FileSystem.synchronize(temporary.descriptor)
      try FileSystem.rename(temporary.path, to: place.path)
      try FileSystem.synchronize(place.parent)
    } catch {
      throw problem(error)
    }
  }

  // MARK: Checks

  private func checked() throws(OutputProblem) -> OutputPlace {
    let place = try OutputPlace(path)
    let status: FileSystem.Status?
    do throws(FileSystem.Failure) {
      status = try FileSystem.status(of: place.path)
      guard try FileSystem.status(of: place.parent) != nil else { throw .missing }
      try FileSystem.requireWritable(place.parent)
    } catch {
      throw problem(error)
    }
    TemporaryName.clearLeftovers(beside: place)
    switch status?.kind {
    case nil: return place
    case .folder, .link:
      throw OutputProblem(
        .cannotWrite, path, "cannot write: it is a folder", help: "give the path of a file")
    case .device:
      throw OutputProblem(
        .cannotWrite, path, "cannot write: it is a device or a pipe, not a file",
        help: "give the path of a file, or - for standard output")
    case .file: break
    }
    if place.holds(anyOf: inputs) != nil {
      throw OutputProblem(.foreignFolder, path, "this command reads the file")
    }
    if let mark, !isOurs(place.path, mark) {
      throw OutputProblem(
        .foreignFolder, path, "the file was not written by flowsim",
        help: "give another --output, or remove it yourself")
    }
    return place
  }

  /// An empty file has nothing to lose.
  private func isOurs(_ file: String, _ mark: String) -> Bool {
    guard let start = try? FileSystem.read(file, limit: 4096) else { return false }
    return start.isEmpty || String(decoding: start, as: UTF8.self).contains(mark)
  }

  private func problem(_ failure: FileSystem.Failure) -> OutputProblem {
    OutputProblem(
      .cannotWrite, path, "cannot write: \(failure.message)", help: "give another path")
  }
}
