internal import CBuiltin

/// Files that are compiled into the program.
package enum EmbeddedFiles {
  /// The top-level `Scenarios` folder.
  case scenarios
  /// The live page, `Sources/CBuiltin/Page`.
  case page

  private var files: UnsafeBufferPointer<builtin_file> {
    let list =
      switch self {
      case .scenarios: builtin_scenarios()
      case .page: builtin_page()
      }
    return UnsafeBufferPointer(start: list.files, count: list.count)
  }

  /// Paths below the folder, in the order of the embedded table.
  package var paths: [String] { files.map { String(cString: $0.path) } }

  /// nil where there is no file of that path.
  package func bytes(of path: String) -> [UInt8]? {
    files.first { String(cString: $0.path) == path }
      .map { Array(UnsafeBufferPointer(start: $0.bytes, count: $0.count)) }
  }
}
