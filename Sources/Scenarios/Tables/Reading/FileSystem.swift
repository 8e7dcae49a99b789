internal import Glibc

/// The calls to the operating system that files need, without Foundation.
///
/// Foundation's file interface would add its start-up to every `flowsim --version`.
package enum FileSystem {
  /// What the system answered, in its words (`No such file or directory`).
  package struct Failure: Error, Equatable {
    let number: Int32

    static var last: Failure { Failure(number: errno) }
    /// Something without an end where a file is needed; the system has no word for it.
    static let device = Failure(number: -1)

    package var message: String {
      self == .device ? "it is a device, not a file" : String(cString: strerror(number))
    }
    var isClosedPipe: Bool { number == EPIPE }
    var isMissing: Bool { number == ENOENT }
  }

  package enum Kind: Equatable {
    case missing
    case file
    case folder
  }

  package static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// Reads a file, or standard input for nil, up to `limit + 1` bytes.
  static func read(_ path: String?, limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = path.map { open($0, O_RDONLY | O_CLOEXEC) } ?? STDIN_FILENO
    guard descriptor >= 0 else { throw .last }
    defer { if path != nil { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    if status.st_mode & S_IFMT == S_IFDIR { throw Failure(number: EISDIR) }
    if isEndless(status, descriptor) { throw .device }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, Int(status.st_size)) + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }

  /// Disks, `/dev/zero` and their like; a terminal and the empty `/dev/null` have an end.
  private static func isEndless(_ status: stat, _ descriptor: Int32) -> Bool {
    switch status.st_mode & S_IFMT {
    case S_IFBLK: return true
    case S_IFCHR:
      var nothing = stat()
      return isatty(descriptor) != 1
        && !(stat("/dev/null", &nothing) == 0 && nothing.st_rdev == status.st_rdev)
    default: return false
    }
  }

  /// Writes a new file, on the disk when this returns.
  static func write(_ bytes: [UInt8], toFile path: String) throws(Failure) {
    let descriptor = try create(path)
    var failure: Failure?
    do throws(Failure) {
      try write(bytes, to: descriptor)
      try synchronize(descriptor)
    } catch {
      failure = error
    }
    // A full disk may show only here.
    do throws(Failure) { try closeFile(descriptor) } catch { failure = failure ?? error }
    if let failure { throw failure }
  }

  /// Opens a new file for writing.
  static func create(_ path: String) throws(Failure) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .last }
    return descriptor
  }

  static func closeFile(_ descriptor: Int32) throws(Failure) {
    guard close(descriptor) == 0 else { throw .last }
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      start += count
    }
  }

  /// Makes a folder and those above it, on the disk when this returns.
  static func makeFolders(_ path: String) throws(Failure) {
    if mkdir(path, 0o755) == 0 { return try synchronize(folderOf(path)) }
    if errno == EEXIST && kind(of: path) == .folder { return }
    guard errno == ENOENT, let parent = parent(of: path) else { throw .last }
    try makeFolders(parent)
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .last }
    try synchronize(folderOf(path))
  }

  /// Returns when what was written is on the disk.
  static func synchronize(_ descriptor: Int32) throws(Failure) {
    // Some file systems have nothing to do for a folder, and say EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw .last }
  }

  /// The same for the names in a folder.
  static func synchronize(_ folder: String) throws(Failure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that may be written and not read: its names reach the disk a little later.
    if descriptor < 0 && errno == EACCES { return }
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    try synchronize(descriptor)
  }

  static func rename(_ old: String, to new: String) throws(Failure) {
    guard Glibc.rename(old, new) == 0 else { throw .last }
  }

  /// The names in a folder, sorted; empty where there is no such folder.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  package static func isEmptyFolder(_ path: String) -> Bool {
    kind(of: path) == .folder && names(in: path).isEmpty
  }

  /// Removes a file or a folder with what is in it; symbolic links are removed, not followed.
  static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// The path without its last part: nil for `name` and `/`.
  static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return nil }
    return String(path[..<slash])
  }

  /// The folder that a path stands in: `.` for `name`.
  static func folderOf(_ path: String) -> String {
    parent(of: path) ?? (path.hasPrefix("/") ? "/" : ".")
  }

  static var processID: Int32 { getpid() }

  /// Makes writing to a closed pipe an error of `write` instead of the end of the process.
  static let ignoresBrokenPipe: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  static var standardOutput: Int32 { STDOUT_FILENO }
  static var standardError: Int32 { STDERR_FILENO }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}
