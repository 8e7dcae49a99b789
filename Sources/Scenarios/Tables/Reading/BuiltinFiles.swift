/// The files of the top-level `Scenarios` folder, compiled into the program.
public enum BuiltinFiles {
  /// Paths relative to `Scenarios/`, in the order of the embedded table.
  public static var paths: [String] { EmbeddedFiles.scenarios.paths }

  /// A built-in file, or nil where there is none of that path.
  package static func find(_ path: String) -> SourceFile? {
    EmbeddedFiles.scenarios.bytes(of: path).map {
      SourceFile(path: "builtin:\(path)", bytes: $0)
    }
  }

  /// A built-in file that the program names itself.
  package static func file(_ path: String) -> SourceFile {
    guard let file = find(path) else { preconditionFailure("no built-in file \(path)") }
    return file
  }

  /// The names of the built-in scenarios.
  public static var scenarios: [String] {
    paths.filter { $0.hasSuffix(".yaml") && !$0.contains("/") }.map { String($0.dropLast(5)) }
  }
}
