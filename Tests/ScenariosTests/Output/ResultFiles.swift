@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

/// Files as a command writes them into a result folder.
enum ResultFiles {
  /// The files, each with its own name as text, and the document that lists them.
  static func listing(
    _ names: [String], in document: String = "run.json"
  ) -> [(name: String, bytes: [UInt8])] {
    var writer = JSONWriter()
    writer.object {
      $0.field("format", 1)
      $0.field("model", "flowsim 0.1.0")
      ResultManifest.write(names + [document], to: &$0)
    }
    return [(document, writer.finished())] + names.map { ($0, Array($0.utf8)) }
  }
}
