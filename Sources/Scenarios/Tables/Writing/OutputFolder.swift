/// A folder of result files, written whole or not at all.
public struct OutputFolder: Sendable {
  /// As the user gave it.
  public let path: String
  /// Files that the command reads; they are never replaced.
  let inputs: [String]
  /// Whether the file system is asked to swap two names in one step; tests do without.
  let swaps: Bool

  /// - Parameter inputs: Paths of the files that the command reads.
  public init(_ path: String, inputs: [String] = []) {
    self.init(path, inputs: inputs, swaps: true)
  }

  init(_ path: String, inputs: [String] = [], swaps: Bool) {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.inputs = inputs
    self.swaps = swaps
  }

  /// Writes the files into a folder beside the target, which then takes its place.
  ///
  /// An empty folder is filled, and an earlier result is replaced: a folder in which every file is
  /// named by ``ResultManifest``. The target is the old result or the new one at every moment, and
  /// when this returns the new one is on the disk. On failure the target is as it was and nothing
  /// else is left behind.
  /// - Parameter files: Names such as `flows.csv` or `charts/flows.svg`, each with its bytes.
  /// - Throws: ``OutputProblem`` with E401 where something else stands at the path, E402 where
  ///   the system refuses.
  public func write(_ files: [(name: String, bytes: [UInt8])]) throws(OutputProblem) {
    let place = try checked()
    try Interruption.heldBack { () throws(OutputProblem) in
      try attempt { () throws(FileSystem.Failure) in
        try FileSystem.makeFolders(place.parent)
      }
      let work = try workFolder(beside: place)
      do throws(FileSystem.Failure) {
        try work.fill(with: files)
      } catch {
        throw problem(error)
      }
      try finish(work, at: place)
    }
  }

  /// Whether results may be written here; called before a long run, so that it is not in vain.
  ///
  /// What killed runs left beside the target is cleared away.
  /// - Throws: ``OutputProblem`` with E401 and E402.
  public func check() throws(OutputProblem) { _ = try checked() }

  func checked() throws(OutputProblem) -> OutputPlace {
    let last = path.split(separator: "/").last
    if last == nil || last == "." || last == ".." {
      throw OutputProblem(
        .cannotWrite, path, "cannot write the results: \(quoted(path)) names no folder of its own")
    }
    let place = try OutputPlace(path)
    TemporaryName.clearLeftovers(beside: place)
    try checkContents(of: place)
    return place
  }

  /// - Throws: ``OutputProblem`` with E401 for the first file that flowsim did not write.
  func checkContents(of place: OutputPlace) throws(OutputProblem) {
    let status = try attempt { () throws(FileSystem.Failure) in
      try FileSystem.status(of: place.path)
    }
    if let status, let above = try? FileSystem.status(of: place.parent), !status.isOnDisk(of: above)
    {
      throw OutputProblem(
        .cannotWrite, path, "cannot write the results: the folder is the root of a disk",
        help: "give a folder in it")
    }
    try attempt { () throws(FileSystem.Failure) in try place.requireWritable() }
    guard let status else { return }
    if status.kind != .folder {
      throw OutputProblem(
        .foreignFolder, path, "a file stands where the result folder would be written",
        help: "give another --output, or remove it yourself")
    }
    TemporaryName.clearLeftovers(beside: OutputPlace(ResultManifest.listName, in: place))
    let (manifest, others) = try attempt { () throws(FileSystem.Failure) in
      try Self.contents(of: place)
    }
    if !others.isEmpty { throw Self.problem(path, others, isOld: manifest.isOld) }
    if let input = place.holds(anyOf: inputs) {
      throw OutputProblem(
        .foreignFolder, path, "the folder holds \(quoted(input)), which this command reads",
        help: "give another --output")
    }
    try attempt { () throws(FileSystem.Failure) in
      try manifest.requireDeletable(in: place.path)
    }
  }

  /// What the folder's results list, and what else it holds.
  ///
  /// Another run may put a new result in its place while it is looked at: the list of the one does
  /// not hold for the files of the other, so it is looked at again.
  private static func contents(
    of place: OutputPlace
  ) throws(FileSystem.Failure) -> (ResultManifest, others: [String]) {
    for _ in 0..<1_000 {
      let inode = try FileSystem.status(of: place.path)?.inode
      let manifest = ResultManifest(of: place.path)
      do throws(FileSystem.Failure) {
        let others = inode == nil ? [] : try manifest.others(in: place.path)
        if others.isEmpty { return (manifest, []) }
        if try FileSystem.status(of: place.path)?.inode == inode { return (manifest, others) }
      } catch {
        if !error.isMissing { throw error }
      }
    }
    throw .taken
  }

  private static func problem(
    _ path: String, _ others: [String], isOld: Bool
  ) -> OutputProblem {
    if isOld {
      return OutputProblem(
        .foreignFolder, path,
        "the results are of an earlier version of flowsim, which kept no list of its files",
        help: "give another --output, or remove the folder yourself")
    }
    let more = others.count > 1 ? " and \(others.count - 1) more" : ""
    return OutputProblem(
      .foreignFolder, path,
      "the folder holds files that are not results: \(quoted(others[0]))\(more)",
      help: "give another --output, or move them elsewhere")
  }

  // MARK: The last steps, shared with ``GrowingFolder``

  func workFolder(beside place: OutputPlace) throws(OutputProblem) -> WorkFolder {
    do throws(FileSystem.Failure) {
      return try WorkFolder(beside: place)
    } catch {
      throw problem(error)
    }
  }

  /// Other runs may write to the same place at the same time: the last one stays.
  func finish(
    _ work: borrowing WorkFolder, at place: OutputPlace
  ) throws(OutputProblem) {
    var failure = FileSystem.Failure.taken
    for _ in 0..<1_000 {
      do throws(FileSystem.Failure) {
        if try work.takeFreeName(place.path) { return }
      } catch {
        failure = error
        break
      }
      // Once more: a file may have come in while the results were made.
      try checkContents(of: place)
      do throws(FileSystem.Failure) {
        if try work.replace(place, swaps: swaps) { return }
      } catch {
        failure = error
        break
      }
    }
    throw problem(failure)
  }

  func attempt<Answer>(
    _ body: () throws(FileSystem.Failure) -> Answer
  ) throws(OutputProblem) -> Answer {
    do throws(FileSystem.Failure) {
      return try body()
    } catch {
      throw problem(error)
    }
  }

  func problem(_ failure: FileSystem.Failure) -> OutputProblem {
    OutputProblem(.cannotWrite, path, "cannot write the results: \(failure.message)")
  }
}
