/// The folder in which a result is made, in a locked folder beside its target.
///
///     .out.new-4711-1/8650753/run.json
///
/// It is named by its own inode. Where the number and the inode differ, the folder is an older
/// result that changed places with a new one, and nothing in it may go that its manifest does not
/// name.
struct WorkFolder: ~Copyable {
  /// What becomes the result.
  let path: String
  private let holder: TemporaryName

  /// Names in the holder besides a number.
  private static let unnamed = "making"
  private static let aside = "old"

  init(beside place: OutputPlace) throws(FileSystem.Failure) {
    let holder = try TemporaryName(beside: place, .folder)
    path = try Self.makeFolder(in: holder.path)
    self.holder = holder
  }

  /// - Returns: The path of an empty folder that is named by its inode.
  private static func makeFolder(in holder: String) throws(FileSystem.Failure) -> String {
    let new = "\(holder)/\(unnamed)"
    try FileSystem.makeFolder(new)
    guard let status = try FileSystem.status(of: new) else { throw .missing }
    let path = "\(holder)/\(status.inode)"
    try FileSystem.rename(new, to: path)
    return path
  }

  /// Writes files, all on the disk when this returns.
  func fill(with files: [(name: String, bytes: [UInt8])]) throws(FileSystem.Failure) {
    let parents = ResultManifest.folders(of: files.map(\.name))
    for parent in parents { try FileSystem.makeFolders("\(path)/\(parent)") }
    let path = path
    let written = SideBySide.map(files.count) { index in
      Result { () throws(FileSystem.Failure) in
        try FileSystem.write(files[index].bytes, toFile: "\(path)/\(files[index].name)")
      }
    }
    for result in written { try result.get() }
    for parent in parents { try FileSystem.synchronize("\(path)/\(parent)") }
    try FileSystem.synchronize(path)
  }

  // MARK: Taking the target's place

  /// Gives the folder a name that is free, or that an empty folder has.
  ///
  /// - Returns: False where something else stands there by now.
  func takeFreeName(_ target: String) throws(FileSystem.Failure) -> Bool {
    do throws(FileSystem.Failure) {
      try FileSystem.rename(path, to: target)
    } catch {
      if error.isTaken || error.isNoFolder { return false }
      throw error
    }
    try FileSystem.synchronize(FileSystem.folderOf(target))
    try FileSystem.removeFolder(holder.path)
    return true
  }

  /// Changes places with an older result, which is then deleted.
  ///
  /// The target is the old result or the new one at every moment. Only where the file system cannot
  /// swap two names is there none between two renames; ``clear(_:beside:)`` mends it after a kill.
  /// - Parameter swaps: False to do without the swap.
  /// - Returns: False where nothing stands there any more, or something new.
  func replace(
    _ target: OutputPlace, swaps: Bool
  ) throws(FileSystem.Failure) -> Bool {
    guard let old = try FileSystem.status(of: target.path) else { return false }
    try FileSystem.setMode(old.mode, of: path)
    var left = path
    do throws(FileSystem.Failure) {
      let isSwapped = swaps ? try FileSystem.exchange(path, target.path) : false
      if !isSwapped {
        left = "\(holder.path)/\(Self.aside)"
        guard try replaceInTwoSteps(target, aside: left) else { return false }
      }
    } catch {
      if error.isMissing { return false }
      throw error
    }
    guard try FileSystem.status(of: left, followingLinks: false)?.kind == .folder else {
      // It was no folder any more, and takes its place again.
      _ = try FileSystem.exchange(left, target.path)
      return false
    }
    try FileSystem.synchronize(target.parent)
    try ResultManifest(of: left).delete(left, returningOthersTo: target.path)
    try FileSystem.removeFolder(holder.path)
    return true
  }

  private func replaceInTwoSteps(
    _ target: OutputPlace, aside: String
  ) throws(FileSystem.Failure) -> Bool {
    try FileSystem.rename(target.path, to: aside)
    do throws(FileSystem.Failure) {
      try FileSystem.rename(path, to: target.path)
      return true
    } catch {
      // Another run was quicker: its result stays, and the older one has been replaced.
      if error.isTaken {
        try ResultManifest(of: aside).delete(aside, returningOthersTo: target.path)
        return false
      }
      try FileSystem.rename(aside, to: target.path)
      throw error
    }
  }

  // MARK: Clearing away

  /// Clears a holder whose maker is done or dead: a result that is not finished is deleted, an
  /// older one takes its place again where nothing stands there.
  static func clear(_ holder: String, beside place: OutputPlace) {
    for name in FileSystem.names(in: holder) {
      let inner = "\(holder)/\(name)"
      guard let status = try? FileSystem.status(of: inner, followingLinks: false),
        status.kind == .folder
      else { continue }
      if name == unnamed {
        try? FileSystem.removeFolder(inner)
      } else if name == String(status.inode) {
        FileSystem.remove(inner)
      } else if name == aside || UInt64(name) != nil {
        try? putBack(inner, place)
      }
    }
    try? FileSystem.removeFolder(holder)
  }

  private static func putBack(_ old: String, _ place: OutputPlace) throws(FileSystem.Failure) {
    if try FileSystem.move(old, to: place.path) { return }
    try ResultManifest(of: old).delete(old, returningOthersTo: place.path)
  }
}
