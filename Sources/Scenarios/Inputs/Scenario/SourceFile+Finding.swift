internal import FlowTables

extension SourceFile {
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
}
