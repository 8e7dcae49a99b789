/// A new file or folder under a hidden name beside its target, locked while its maker lives.
///
/// A kill leaves the name, and the system frees the lock: the next command that writes to the
/// target sees that nobody holds it, and clears it away.
struct TemporaryName: ~Copyable {
  let path: String
  /// Holds the lock; open for writing where it is a file.
  let descriptor: Int32
  private let place: OutputPlace

  enum Kind { case file, folder }

  /// Attempts to find a free name: others are locked by living processes, or of other machines.
  private static let attempts = 1_000

  init(beside place: OutputPlace, _ kind: Kind) throws(FileSystem.Failure) {
    (path, descriptor) = try Self.locked(beside: place, kind)
    self.place = place
  }

  private static func locked(
    beside place: OutputPlace, _ kind: Kind
  ) throws(FileSystem.Failure) -> (path: String, descriptor: Int32) {
    for attempt in 1...attempts {
      let path = place.temporary(attempt)
      guard let descriptor = try make(path, kind) else { continue }
      // Between making and locking somebody may have cleared the name away: then it is not ours.
      if FileSystem.lock(descriptor) != .heldByAnother && FileSystem.hasName(path, descriptor) {
        return (path, descriptor)
      }
      try? FileSystem.closeFile(descriptor)
    }
    throw .taken
  }

  /// - Returns: Nil where the name is taken.
  private static func make(_ path: String, _ kind: Kind) throws(FileSystem.Failure) -> Int32? {
    do throws(FileSystem.Failure) {
      if kind == .file { return try FileSystem.create(path) }
      try FileSystem.makeFolder(path)
    } catch {
      if error.isTaken { return nil }
      throw error
    }
    do throws(FileSystem.Failure) {
      return try FileSystem.openForLock(path)
    } catch {
      try? FileSystem.removeFolder(path)
      throw error
    }
  }

  deinit {
    // A file that was renamed has left the name to others.
    if FileSystem.hasName(path, descriptor) { Self.clear(path, beside: place) }
    try? FileSystem.closeFile(descriptor)
  }

  /// Clears away what killed processes left beside a target; what living ones hold stays.
  static func clearLeftovers(beside place: OutputPlace) {
    for path in place.temporaries {
      guard let descriptor = try? FileSystem.openForLock(path) else { continue }
      if FileSystem.lock(descriptor) == .taken && FileSystem.hasName(path, descriptor) {
        clear(path, beside: place)
      }
      try? FileSystem.closeFile(descriptor)
    }
  }

  /// A file goes; of a folder goes what ``WorkFolder`` puts there.
  private static func clear(_ path: String, beside place: OutputPlace) {
    guard let status = try? FileSystem.status(of: path, followingLinks: false) else { return }
    switch status.kind {
    case .file: try? FileSystem.removeFile(path)
    case .folder: WorkFolder.clear(path, beside: place)
    case .link, .device: break
    }
  }
}
