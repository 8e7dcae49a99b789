extension SourceFile {
  /// 256 MiB: a table of millions of rows, but no device without end.
  public static let tableLimit = 256 << 20

  /// Reads a file; `-` is standard input, shown as `<stdin>`.
  ///
  /// - Parameter limit: Bytes above which the file is refused.
  /// - Returns: Nil after reporting why the file cannot be read.
  public static func read(
    _ path: String, limit: Int = tableLimit, reporting problems: inout Diagnostics
  ) -> SourceFile? {
    let shown = path == "-" ? "<stdin>" : path
    do throws(FileSystem.Failure) {
      let bytes = try FileSystem.read(path == "-" ? nil : path, limit: limit)
      if bytes.count <= limit { return SourceFile(path: shown, bytes: bytes) }
      problems.error(
        .fileTooLarge, at: FileLocation(path: shown), "the file has more than \(limit) bytes",
        help: "split it")
    } catch {
      problems.error(
        .unreadableFile, at: FileLocation(path: shown), "cannot read the file: \(error.message)",
        help: remedy(for: error, path: path))
    }
    return nil
  }

  /// As ``read(_:limit:reporting:)``, where a file that is not there is no problem yet.
  @Sendable static func lookUp(_ path: String) -> ScenarioFinder.Answer {
    var status: FileSystem.Status?
    do throws(FileSystem.Failure) { status = try FileSystem.status(of: path) } catch {
      // `china-reference/x` where the first part is a file.
      if error.isNoFolder { return .missing }
      return .refused(
        Diagnostic(
          .unreadableFile, at: FileLocation(path: path), "cannot read the file: \(error.message)",
          help: "give the path of a text file"))
    }
    guard let status else { return .missing }
    var problems = Diagnostics()
    if let file = read(path, reporting: &problems) { return .file(file) }
    guard let problem = problems.found.first else { return .missing }
    return status.kind == .folder ? .folder(problem) : .refused(problem)
  }

  private static func remedy(for failure: FileSystem.Failure, path: String) -> String {
    guard failure.isMissing else { return "give the path of a text file" }
    let folder = FileSystem.parent(of: path) ?? (path.hasPrefix("/") ? "/" : ".")
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let near = NearestName.match(name, among: FileSystem.names(in: folder))
    return near.map { "did you mean '\($0)'?" } ?? "give the path of a text file"
  }
}
