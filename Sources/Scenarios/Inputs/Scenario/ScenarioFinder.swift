public import FlowTables

/// Finds scenario files: by path, or by the name of a built-in one.
public struct ScenarioFinder: Sendable {
  /// What a path leads to.
  enum Answer {
    case file(SourceFile)
    case missing
    /// A folder, with the error that it is where no built-in file has the name.
    case folder(Diagnostic)
    /// Something that cannot be read, and why.
    case refused(Diagnostic)
  }

  private let look: @Sendable (String) -> Answer

  /// - Parameter read: Answers nil where there is no file.
  public init(read: @escaping @Sendable (String) -> SourceFile?) {
    look = { path in read(path).map(Answer.file) ?? .missing }
  }

  private init(look: @escaping @Sendable (String) -> Answer) { self.look = look }

  /// Reads the files of the user.
  public static let ofUser = ScenarioFinder(look: SourceFile.lookUp)

  /// A scenario named on the command line: a path wins over a built-in name.
  public func find(_ name: String) throws(InputProblems) -> SourceFile {
    var reason: Diagnostic?
    switch look(name) {
    case .file(let file): return file
    case .refused(let diagnostic): throw InputProblems([diagnostic])
    case .folder(let diagnostic): reason = diagnostic
    case .missing: break
    }
    if let file = BuiltinFiles.find(builtinPath(name)) { return file }
    throw InputProblems([
      reason
        ?? Diagnostic(
          .unreadableFile, at: FileLocation(path: name),
          "no such file and no built-in scenario", help: suggestion(name))
    ])
  }

  /// A scenario that ships with the program, whatever files lie about.
  public func builtin(_ name: String) throws(InputProblems) -> SourceFile {
    try ScenarioFinder { _ in nil }.find(name)
  }

  /// A scenario or table named in a file: relative to that file, or built in.
  func find(
    _ name: String, from file: SourceFile, at location: FileLocation,
    _ problems: inout Diagnostics
  ) -> SourceFile? {
    var reason: Diagnostic?
    if let folder = builtinFolder(file.path) {
      if let found = BuiltinFiles.find(folder + name) { return found }
    } else {
      switch look(Self.path(name, besideOf: file.path)) {
      case .file(let found): return found
      case .refused(let diagnostic):
        problems.append(diagnostic)
        return nil
      case .folder(let diagnostic): reason = diagnostic
      case .missing: break
      }
    }
    if let found = BuiltinFiles.find(builtinPath(name)) { return found }
    if let reason {
      problems.append(reason)
      return nil
    }
    let isTable = name.hasSuffix(".csv")
    problems.error(
      .unreadableFile, at: location,
      "no such file and no built-in \(isTable ? "table" : "scenario") '\(name)'",
      help: isTable ? "write a path relative to this file" : suggestion(name))
    return nil
  }

  /// `builtin:data/targets.csv` is how `show` writes the place of a built-in file.
  private func builtinPath(_ name: String) -> String {
    let bare = name.hasPrefix(Self.mark) ? String(name.dropFirst(Self.mark.count)) : name
    return bare.contains(".") ? bare : "\(bare).yaml"
  }

  private static let mark = "builtin:"

  private func builtinFolder(_ path: String) -> String? {
    guard path.hasPrefix(Self.mark) else { return nil }
    let parts = path.dropFirst(Self.mark.count).split(separator: "/").dropLast()
    return parts.map { "\($0)/" }.joined()
  }

  private static func path(_ name: String, besideOf file: String) -> String {
    if name.hasPrefix("/") { return normal(name) }
    guard let slash = file.lastIndex(of: "/") else { return normal(name) }
    return normal(String(file[...slash]) + name)
  }

  /// Without `.` and `folder/..`, so that a file has one name and a cycle is seen.
  static func normal(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  private func suggestion(_ name: String) -> String {
    if let near = NearestName.match(name, among: BuiltinFiles.scenarios) {
      return "did you mean '\(near)'?"
    }
    return "built-in scenarios are \(BuiltinFiles.scenarios.joined(separator: ", "))"
  }
}
