/// A folder of result files, written whole or not at all.
public struct OutputFolder: Sendable {
  /// As the user gave it.
  public let path: String

  public init(_ path: String) {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// Writes the files into a folder beside the target and renames it.
  ///
  /// An earlier result folder (one with its own `run.json`) or an empty folder is replaced. On
  /// failure the target is as it was and nothing else is left behind.
  /// - Parameter files: Names such as `flows.csv` or `charts/flows.svg`, each with its bytes.
  /// - Throws: ``OutputProblem`` with E401 where something else stands at the path, E402 where
  ///   the system refuses.
  public func write(_ files: [(name: String, bytes: [UInt8])]) throws(OutputProblem) {
    try check()
    let temporary = sibling("new")
    do throws(FileSystem.Failure) {
      try fill(temporary, with: files)
      try replace(by: temporary)
    } catch {
      FileSystem.remove(temporary)
      let message = "cannot write the results: \(error.message)"
      throw OutputProblem(
        Diagnostic(
          .cannotWrite, at: FileLocation(path: path), message, help: "give another --output"))
    }
  }

  /// Whether results may be written here; called before a long run, so that it is not in vain.
  ///
  /// - Throws: ``OutputProblem`` with E401.
  public func check() throws(OutputProblem) {
    let message: String
    switch FileSystem.kind(of: path) {
    case .missing: return
    case .file: message = "a file stands where the result folder would be written"
    case .folder:
      let names = FileSystem.names(in: path)
      if names.isEmpty || isResult(names) { return }
      message = "the folder holds other files than results (it has no run.json of flowsim)"
    }
    throw OutputProblem(
      Diagnostic(
        .foreignFolder, at: FileLocation(path: path), message,
        help: "give another --output, or remove it yourself"))
  }

  /// Whether the folder has a `run.json` or `sweep.json` with the key `format`.
  private func isResult(_ names: [String]) -> Bool {
    guard let mark = ["run.json", "sweep.json"].first(where: names.contains),
      let bytes = try? FileSystem.read("\(path)/\(mark)", limit: 1 << 20)
    else { return false }
    return String(decoding: bytes.prefix(4096), as: UTF8.self).contains("\"format\"")
  }

  private func fill(
    _ folder: String, with files: [(name: String, bytes: [UInt8])]
  ) throws(FileSystem.Failure) {
    FileSystem.remove(folder)
    try FileSystem.makeFolders(folder)
    for parent in Set(files.compactMap { FileSystem.parent(of: $0.name) }) {
      try FileSystem.makeFolders("\(folder)/\(parent)")
    }
    let written = SideBySide.map(files.count) { index in
      Result { () throws(FileSystem.Failure) in
        try FileSystem.write(files[index].bytes, toFile: "\(folder)/\(files[index].name)")
      }
    }
    for result in written { try result.get() }
  }

  /// `rename` replaces an empty folder only, so an earlier result steps aside first.
  func replace(by temporary: String) throws(FileSystem.Failure) {
    guard FileSystem.kind(of: path) == .folder else {
      return try FileSystem.rename(temporary, to: path)
    }
    let aside = sibling("old")
    FileSystem.remove(aside)
    try FileSystem.rename(path, to: aside)
    do throws(FileSystem.Failure) {
      try FileSystem.rename(temporary, to: path)
    } catch {
      try FileSystem.rename(aside, to: path)
      throw error
    }
    FileSystem.remove(aside)
  }

  /// Hidden, in the same folder (a rename cannot cross file systems), one per process.
  func sibling(_ role: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let parent = FileSystem.parent(of: path).map { $0 + "/" } ?? (path.hasPrefix("/") ? "/" : "")
    return "\(parent).\(name).\(role)-\(FileSystem.processID)"
  }
}

/// Results could not be written.
public struct OutputProblem: Error, Equatable, Sendable {
  public let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
