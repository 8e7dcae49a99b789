internal import CBuiltin

/// The files of the top-level `Scenarios` folder, compiled into the program.
public enum BuiltinFiles {
  /// Paths relative to `Scenarios/`, in the order of the embedded table.
  public static var paths: [String] {
    (0..<builtin_file_count()).map { String(cString: builtin_file_at($0).pointee.path) }
  }

  /// A built-in file, or nil where there is none of that path.
  package static func find(_ path: String) -> SourceFile? {
    for index in 0..<builtin_file_count() {
      let file = builtin_file_at(index).pointee
      if String(cString: file.path) == path {
        let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
        return SourceFile(path: "builtin:\(path)", bytes: Array(bytes))
      }
    }
    return nil
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
