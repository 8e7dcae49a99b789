extension OutputFolder {
  /// Puts files beside what is in the folder, each whole or not at all; files of the same name are
  /// replaced.
  ///
  /// For measurements of one folder that come from several commands; results of a scenario are
  /// written by ``write(_:)``.
  /// - Throws: ``OutputProblem`` with E402.
  public func add(_ files: [(name: String, bytes: [UInt8])]) throws(OutputProblem) {
    do throws(FileSystem.Failure) {
      try FileSystem.makeFolders(path)
      for file in files {
        let temporary = "\(path)/.\(file.name).\(FileSystem.processID)"
        FileSystem.remove(temporary)
        do throws(FileSystem.Failure) {
          try FileSystem.write(file.bytes, toFile: temporary)
          try FileSystem.rename(temporary, to: "\(path)/\(file.name)")
        } catch {
          FileSystem.remove(temporary)
          throw error
        }
      }
    } catch {
      throw OutputProblem(
        Diagnostic(
          .cannotWrite, at: FileLocation(path: path), "cannot write the results: \(error.message)",
          help: "give another --output"))
    }
  }
}
