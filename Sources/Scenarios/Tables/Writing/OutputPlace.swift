/// Where an output really goes: a symbolic link is followed, so that it stays.
struct OutputPlace {
  /// As the user gave it, for messages.
  let shown: String
  /// The same without a link at its end.
  let path: String

  /// - Throws: ``OutputProblem`` with E402 for a link that leads nowhere, and where the system
  ///   does not let us look.
  init(_ shown: String) throws(OutputProblem) {
    self.shown = shown
    do throws(FileSystem.Failure) {
      guard try FileSystem.status(of: shown, followingLinks: false)?.kind == .link else {
        path = shown
        return
      }
      if try FileSystem.status(of: shown) != nil {
        path = try FileSystem.realPath(shown)
        return
      }
    } catch {
      throw OutputProblem(.cannotWrite, shown, "cannot write: \(error.message)")
    }
    throw OutputProblem(
      .cannotWrite, shown, "cannot write: the symbolic link leads to nothing",
      help: "make what it leads to, or give another --output")
  }

  /// A file in a folder that is known, without a link.
  init(_ name: String, in folder: OutputPlace) {
    shown = "\(folder.shown)/\(name)"
    path = "\(folder.path)/\(name)"
  }

  var parent: String { FileSystem.folderOf(path) }

  /// The last part of the path.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Hidden, in the same folder, as a rename cannot cross file systems; one for each process, and
  /// for each of its attempts.
  func temporary(_ attempt: Int) -> String {
    sibling("\(temporaryPrefix)\(FileSystem.processID)-\(attempt)")
  }

  /// The temporary names that stand beside the target, of whatever process.
  var temporaries: [String] {
    FileSystem.names(in: parent).filter { name in
      guard name.hasPrefix(temporaryPrefix) else { return false }
      let parts = name.dropFirst(temporaryPrefix.count)
        .split(separator: "-", omittingEmptySubsequences: false)
      return parts.count == 2 && parts.allSatisfy { Int($0) != nil }
    }.map(sibling)
  }

  /// A name may have 255 bytes on Linux (`NAME_MAX`); the rest is for the numbers.
  private static let longestName = 220

  private var temporaryPrefix: String {
    let name = name
    let short =
      name.utf8.count > Self.longestName ? SHA256.hexDigest(of: Array(name.utf8)) : name
    return ".\(short).new-"
  }

  private func sibling(_ name: String) -> String {
    switch parent {
    case ".": path.hasPrefix("./") ? "./\(name)" : name
    case "/": "/\(name)"
    default: "\(parent)/\(name)"
    }
  }

  /// Whether the place may be written: the folder that it stands in, or the nearest one above.
  func requireWritable() throws(FileSystem.Failure) {
    var folder = parent
    while try FileSystem.status(of: folder) == nil {
      let above = FileSystem.folderOf(folder)
      if above == folder { break }
      folder = above
    }
    try FileSystem.requireWritable(folder)
  }

  /// The first of some input files that is the place, or stands in it.
  func holds(anyOf inputs: [String]) -> String? {
    guard let target = try? FileSystem.realPath(path) else { return nil }
    return inputs.first { input in
      guard let real = try? FileSystem.realPath(input) else { return false }
      return real == target || real.hasPrefix(target + "/")
    }
  }
}

/// Results could not be written.
public struct OutputProblem: Error, Equatable, Sendable {
  public let diagnostic: Diagnostic

  package init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  init(
    _ code: DiagnosticCode, _ path: String, _ message: String,
    help: String = "give another --output"
  ) {
    diagnostic = Diagnostic(code, at: FileLocation(path: path), message, help: help)
  }
}
