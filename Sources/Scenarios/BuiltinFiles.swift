internal import CBuiltin

/// The files of the top-level `Scenarios` folder, compiled into the program.
public enum BuiltinFiles {
  /// Paths relative to `Scenarios/`, in the order of the embedded table.
  public static var paths: [String] {
    (0..<builtin_file_count()).map { String(cString: builtin_file_at($0).pointee.path) }
  }

  /// The bytes of a built-in file, or nil where no such file is built in.
  public static func bytes(of path: String) -> [UInt8]? {
    for index in 0..<builtin_file_count() {
      let file = builtin_file_at(index).pointee
      if String(cString: file.path) == path {
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      }
    }
    return nil
  }
}
