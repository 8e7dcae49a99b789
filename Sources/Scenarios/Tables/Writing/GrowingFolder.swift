/// A result folder whose main file grows while a long command runs.
///
/// It grows under a temporary name. ``finish(adding:isPart:)`` gives it its own; without that,
/// nothing is left behind.
public struct GrowingFolder: ~Copyable {
  private let folder: OutputFolder
  private let place: OutputPlace
  private let work: WorkFolder
  private let descriptor: Int32
  private var isOpen = true

  /// - Parameter name: The file that grows, such as `sweep.csv`.
  /// - Throws: ``OutputProblem`` with E401 where something else stands at the path, E402 where
  ///   the system refuses.
  public init(_ folder: OutputFolder, file name: String) throws(OutputProblem) {
    let place = try folder.checked()
    try folder.attempt { () throws(FileSystem.Failure) in
      try FileSystem.makeFolders(place.parent)
    }
    let work = try folder.workFolder(beside: place)
    do throws(FileSystem.Failure) {
      descriptor = try FileSystem.create("\(work.path)/\(name)")
    } catch {
      throw folder.problem(error)
    }
    self.folder = folder
    self.place = place
    self.work = work
  }

  deinit {
    if isOpen { try? FileSystem.closeFile(descriptor) }
  }

  public func append(_ bytes: [UInt8]) throws(OutputProblem) {
    do throws(FileSystem.Failure) {
      try FileSystem.write(bytes, to: descriptor)
    } catch {
      throw folder.problem(error)
    }
  }

  /// Adds the files that are known at the end only, and gives the folder its name.
  ///
  /// - Parameter isPart: Whether the command was interrupted. A part replaces no result: where one
  ///   stands, the folder becomes `NAME.interrupted` beside it.
  /// - Returns: The path of the folder.
  public mutating func finish(
    adding files: [(name: String, bytes: [UInt8])], isPart: Bool = false
  ) throws(OutputProblem) -> String {
    do throws(FileSystem.Failure) {
      isOpen = false
      do throws(FileSystem.Failure) {
        try FileSystem.synchronize(descriptor)
      } catch {
        try? FileSystem.closeFile(descriptor)
        throw error
      }
      try FileSystem.closeFile(descriptor)
      try work.fill(with: files)
    } catch {
      throw folder.problem(error)
    }
    if isPart { return try finishPart() }
    try folder.finish(work, at: place)
    return folder.path
  }

  /// A folder that somebody else keeps under the name of the part is left alone.
  private func finishPart() throws(OutputProblem) -> String {
    do throws(FileSystem.Failure) {
      if try work.takeFreeName(place.path) { return folder.path }
    } catch {
      throw folder.problem(error)
    }
    var problem = folder.problem(.taken)
    for number in 1...100 {
      let name = "\(place.path).interrupted" + (number == 1 ? "" : "-\(number)")
      do throws(OutputProblem) {
        let part = OutputFolder(name, inputs: folder.inputs, swaps: folder.swaps)
        try part.finish(work, at: try part.checked())
        return name
      } catch {
        problem = error
      }
    }
    throw problem
  }
}
