internal import Glibc

/// What has to be so before a command begins.
public enum ProcessStart {
  /// Open files that a command needs at most at once: streams, lock, folder, tables side by side.
  private static let openFiles: rlim_t = 256
  /// With fewer, not even the runtime's threads can be started.
  private static let fewestOpenFiles: rlim_t = 8

  /// - Throws: ``OutputProblem`` with E402 where the shell lets too few files be open;
  ///   ``InputProblems`` with E004 for an argument that is not UTF-8.
  public static func prepare() throws {
    keepStandardStreams()
    try raiseOpenFiles()
    try checkArguments()
  }

  /// Keeps the numbers of streams that the shell closed (`2>&-`).
  ///
  /// The next file that is opened would get such a number, and what is said would go into that
  /// file. A descriptor that fails in the same way takes its place.
  private static func keepStandardStreams() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      // The lowest free number, which is this one, as lower ones are taken.
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  private static func raiseOpenFiles() throws(OutputProblem) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    if limit.rlim_cur < openFiles && limit.rlim_cur < limit.rlim_max {
      limit.rlim_cur = min(openFiles, limit.rlim_max)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    if limit.rlim_cur < fewestOpenFiles {
      throw OutputProblem(
        .cannotWrite, "<open files>", "only \(limit.rlim_cur) files may be open at once",
        help: "write ulimit -n \(openFiles)")
    }
  }

  /// Swift would replace the bytes, and another file would be read or written.
  private static func checkArguments() throws(InputProblems) {
    var problems = Diagnostics()
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[index], String(validatingCString: argument) == nil
      else { continue }
      problems.error(
        .notUTF8, at: FileLocation(path: shown(argument)), "an argument is not UTF-8",
        help: "rename the file")
    }
    try problems.throwIfErrors()
  }

  /// ASCII as it is, other bytes as `\xFF`.
  private static func shown(_ argument: UnsafePointer<CChar>) -> String {
    var text = ""
    var byte = argument
    while byte.pointee != 0 {
      let value = UInt8(bitPattern: byte.pointee)
      text +=
        (0x20..<0x7F).contains(value)
        ? String(Unicode.Scalar(value))
        : "\\x" + (value < 16 ? "0" : "") + String(value, radix: 16, uppercase: true)
      byte += 1
    }
    return text
  }
}
