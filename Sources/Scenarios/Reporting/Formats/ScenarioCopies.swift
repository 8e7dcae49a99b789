internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `schema/` and `scenarios/`: what was run, whole, so that the folder repeats itself.
///
/// The scenario is written merged, with what `--set` changed; tables of the user lie beside it.
struct ScenarioCopies {
  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  static let schemaFile = "schema/\(ScenarioSchema.fileName)"

  var scenarioFile: String { "scenarios/\(report.scenario.name).yaml" }

  var files: [(name: String, bytes: [UInt8])] {
    let register = registerName
    let scenario =
      "# yaml-language-server: $schema=../\(Self.schemaFile)\n"
      + ScenarioText(report.scenario, targets: register).text(origins: false)
    return [(Self.schemaFile, ScenarioSchema.bytes), (scenarioFile, Array(scenario.utf8))]
      + userTables.map { ("scenarios/\($0.name)", $0.file.bytes) }
  }

  /// The register of targets that the user brought, as the copied scenario names it.
  private var registerName: String? {
    userTables.first { table in
      report.scenario.files.contains { $0.path == table.file.path }
    }?.name
  }

  /// Tables that the scenario or `--data` names, by the last part of their path.
  private var userTables: [(name: String, file: SourceFile)] {
    var tables: [(name: String, file: SourceFile)] = []
    for file in report.scenario.files + report.compiled.tables {
      let isTable = !file.path.hasPrefix("builtin:") && file.path.hasSuffix(".csv")
      guard isTable, !tables.contains(where: { $0.file.path == file.path }) else { continue }
      var name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      while tables.contains(where: { $0.name == name }) { name = "other-\(name)" }
      tables.append((name, file))
    }
    return tables
  }

  /// Whether the run rests on numbers or pledges that did not come with the program.
  var hasUserTables: Bool { !userTables.isEmpty }
}
