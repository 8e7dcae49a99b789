extension OutputFolder {
  /// Puts files beside what is in the folder, each whole or not at all.
  ///
  /// `files.json` keeps the names; files that it names, or another ``ResultManifest``, are
  /// replaced. For measurements and pictures of one folder that come from several commands; results
  /// of a scenario are written by ``write(_:)``.
  /// - Throws: ``OutputProblem`` with E401 for a file of the same name that flowsim did not write,
  ///   before anything is written; E402 where the system refuses.
  public func add(_ files: [(name: String, bytes: [UInt8])]) throws(OutputProblem) {
    try checkForAdding()
    let place = try OutputPlace(path)
    let manifest = ResultManifest(of: place.path)
    for file in files { try checkIsOurs(file.name, file.bytes, in: place, manifest) }
    let list = ResultManifest.document(listing: Array(manifest.files) + files.map(\.name))
    try checkIsOurs(ResultManifest.listName, list, in: place, manifest)
    try Interruption.heldBack { () throws(OutputProblem) in
      try attempt { () throws(FileSystem.Failure) in try FileSystem.makeFolders(place.path) }
      let work = try workFolder(beside: OutputPlace(ResultManifest.listName, in: place))
      do throws(FileSystem.Failure) {
        // The list first: after a kill no file is there that it does not name.
        let all = [(name: ResultManifest.listName, bytes: list)] + files
        try work.fill(with: all)
        for file in all {
          try FileSystem.rename("\(work.path)/\(file.name)", to: "\(place.path)/\(file.name)")
        }
        try FileSystem.synchronize(place.path)
      } catch {
        throw problem(error)
      }
    }
  }

  /// Whether files may be added here; called before a long run.
  ///
  /// - Throws: ``OutputProblem`` with E401 and E402.
  public func checkForAdding() throws(OutputProblem) {
    let place = try OutputPlace(path)
    let kind = try attempt { () throws(FileSystem.Failure) in
      let kind = try FileSystem.status(of: place.path)?.kind
      if kind == nil { try place.requireWritable() }
      if kind == .folder { try FileSystem.requireWritable(place.path) }
      return kind
    }
    if kind == .folder {
      TemporaryName.clearLeftovers(beside: OutputPlace(ResultManifest.listName, in: place))
    } else if kind != nil {
      throw OutputProblem(
        .foreignFolder, path, "a file stands where the folder would be written",
        help: "give another folder, or remove it yourself")
    }
  }

  /// A file with the same bytes loses nothing.
  private func checkIsOurs(
    _ name: String, _ bytes: [UInt8], in place: OutputPlace, _ manifest: ResultManifest
  ) throws(OutputProblem) {
    let file = "\(place.path)/\(name)"
    let status = try attempt { () throws(FileSystem.Failure) in
      try FileSystem.status(of: file, followingLinks: false)
    }
    guard let status else { return }
    let input = OutputPlace(name, in: place).holds(anyOf: inputs)
    if status.kind == .file && input == nil {
      if manifest.files.contains(name) { return }
      if (try? FileSystem.read(file, limit: bytes.count)) == bytes { return }
    }
    throw OutputProblem(
      .foreignFolder, "\(path)/\(name)", "this file was not written by flowsim",
      help: "give another folder, or move it elsewhere")
  }
}
