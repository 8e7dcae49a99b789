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

  private static func remedy(for failure: FileSystem.Failure, path: String) -> String {
    guard failure.isMissing else { return "give the path of a text file" }
    let folder = FileSystem.parent(of: path) ?? (path.hasPrefix("/") ? "/" : ".")
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let near = NearestName.match(name, among: FileSystem.names(in: folder))
    return near.map { "did you mean '\($0)'?" } ?? "give the path of a text file"
  }
}
