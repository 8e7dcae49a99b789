internal import CBuiltin
internal import Glibc

/// The calls that replace files without a moment in which something is missing.
extension FileSystem {
  /// What stands at a path.
  package struct Status {
    package enum Kind { case file, folder, link, device }

    package let kind: Kind
    /// One number for each file of a file system, whatever its names.
    let inode: UInt64
    fileprivate let fileSystem: UInt64
    /// Permission bits.
    let mode: UInt32
    let size: Int

    func isSame(as other: Status) -> Bool {
      inode == other.inode && fileSystem == other.fileSystem
    }

    func isOnDisk(of other: Status) -> Bool { fileSystem == other.fileSystem }

    fileprivate init(_ status: stat) {
      kind =
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .device
        }
      inode = UInt64(status.st_ino)
      fileSystem = UInt64(status.st_dev)
      mode = UInt32(status.st_mode) & 0o7777
      size = Int(status.st_size)
    }
  }

  /// - Returns: Nil where nothing stands there; a link that is followed leads nowhere then.
  package static func status(
    of path: String, followingLinks: Bool = true
  ) throws(Failure) -> Status? {
    var status = stat()
    if (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 { return Status(status) }
    if errno == ENOENT { return nil }
    throw .last
  }

  static func status(of descriptor: Int32) throws(Failure) -> Status {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    return Status(status)
  }

  /// Whether this process may add and remove names in a folder.
  ///
  /// - Throws: The reason if it may not.
  static func requireWritable(_ folder: String) throws(Failure) {
    guard faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0 else { throw .last }
  }

  /// An absolute path without links.
  static func realPath(_ path: String) throws(Failure) -> String {
    guard let real = realpath(path, nil) else { throw .last }
    defer { free(real) }
    return String(cString: real)
  }

  /// The names in a folder in order; one that is not UTF-8 is not exact.
  static func entries(in folder: String) throws(Failure) -> [(name: String, isExact: Bool)] {
    guard let stream = opendir(folder) else { throw .last }
    defer { closedir(stream) }
    var entries: [(name: String, isExact: Bool)] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      let name = String(decoding: bytes, as: UTF8.self)
      if name != "." && name != ".." { entries.append((name, Array(name.utf8) == bytes)) }
    }
    return entries.sorted { $0.name < $1.name }
  }

  // MARK: Names

  /// Swaps two names in one step.
  ///
  /// - Returns: False where the file system cannot.
  static func exchange(_ one: String, _ other: String) throws(Failure) -> Bool {
    if files_exchange(one, other) == 0 { return true }
    guard errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP else { throw .last }
    return false
  }

  /// Renames to a name that is free.
  ///
  /// - Returns: False where something stands there.
  static func move(_ old: String, to new: String) throws(Failure) -> Bool {
    if files_move(old, new) == 0 { return true }
    if errno == EEXIST { return false }
    guard errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP else { throw .last }
    // A file system without the call: the name may be taken between the two steps.
    if try status(of: new, followingLinks: false) != nil { return false }
    try rename(old, to: new)
    return true
  }

  /// A second name for a file.
  ///
  /// - Returns: False where something has that name.
  static func link(_ path: String, as name: String) throws(Failure) -> Bool {
    if Glibc.link(path, name) == 0 { return true }
    guard errno == EEXIST else { throw .last }
    return false
  }

  static func makeFolder(_ path: String) throws(Failure) {
    guard mkdir(path, 0o755) == 0 else { throw .last }
  }

  /// Removes a file; none is fine.
  static func removeFile(_ path: String) throws(Failure) {
    guard unlink(path) == 0 || errno == ENOENT else { throw .last }
  }

  /// Removes an empty folder; none is fine.
  static func removeFolder(_ path: String) throws(Failure) {
    guard rmdir(path) == 0 || errno == ENOENT else { throw .last }
  }

  static func setMode(_ mode: UInt32, of path: String) throws(Failure) {
    guard chmod(path, mode) == 0 else { throw .last }
  }

  // MARK: Locks

  enum Lock { case taken, heldByAnother, unknown }

  /// Tries to lock an open file or folder; the end of the process frees it.
  ///
  /// - Returns: ``Lock/unknown`` where the file system has no locks.
  static func lock(_ descriptor: Int32) -> Lock {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .taken }
    return errno == EWOULDBLOCK ? .heldByAnother : .unknown
  }

  /// Opens a file or folder for its lock; links are not followed.
  ///
  /// - Returns: Nil where nothing stands there any more.
  static func openForLock(_ path: String) throws(Failure) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if descriptor >= 0 { return descriptor }
    if errno == ENOENT { return nil }
    throw .last
  }

  /// Whether an open file or folder still has this name.
  static func hasName(_ path: String, _ descriptor: Int32) -> Bool {
    guard let open = try? status(of: descriptor),
      let named = try? status(of: path, followingLinks: false)
    else { return false }
    return open.isSame(as: named)
  }
}

extension FileSystem.Failure {
  static let taken = Self(number: EEXIST)
  static let missing = Self(number: ENOENT)

  var isTaken: Bool { number == EEXIST || number == ENOTEMPTY }
  package var isNoFolder: Bool { number == ENOTDIR }
}
