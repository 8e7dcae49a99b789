package import FlowTables

extension JSONWriter {
  /// The bytes that a result rests on: files of the user first, then the tables that the program
  /// brings.
  package mutating func inputs(of compiled: CompiledScenario) {
    array("inputs") { list in
      for file in compiled.scenario.files + compiled.tables {
        list.object {
          $0.field("path", file.portablePath)
          $0.field("sha256", SHA256.hexDigest(of: file.bytes))
        }
      }
    }
  }
}
