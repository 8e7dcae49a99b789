/// Finds scenario files: by path, or by the name of a built-in one.
public struct ScenarioFinder: Sendable {
  /// Reads a file of the user; nil where there is none.
  let read: @Sendable (String) -> SourceFile?

  public init(read: @escaping @Sendable (String) -> SourceFile?) { self.read = read }

  /// A scenario named on the command line: a path wins over a built-in name.
  public func find(_ name: String) throws(InputProblems) -> SourceFile {
    if let file = read(name) { return file }
    if let file = BuiltinFiles.find(builtinPath(name)) { return file }
    throw InputProblems([
      Diagnostic(
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
    if let folder = builtinFolder(file.path) {
      if let found = BuiltinFiles.find(folder + name) { return found }
    } else if let found = read(Self.path(name, besideOf: file.path)) {
      return found
    }
    if let found = BuiltinFiles.find(builtinPath(name)) { return found }
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
