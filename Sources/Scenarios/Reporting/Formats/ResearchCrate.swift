internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `ro-crate-metadata.json` (RO-Crate 1.1, Process Run Crate 0.5): which program made which files of
/// what.
struct ResearchCrate {
  private let report: RunReport
  private let names: [String]
  private let date: String

  /// - Parameters:
  ///   - files: Every other file of the folder.
  ///   - date: `YYYY-MM-DD`; nil is the day on which the newest source was read, as results know no
  ///     clock.
  init(_ report: RunReport, files: [String], date: String?) {
    self.report = report
    names = files.sorted()
    let newest = report.compiled.data.sources.sources.map(\.accessed).max() ?? "1980-01-01"
    self.date = date ?? newest
  }

  var file: (name: String, bytes: [UInt8]) {
    var writer = JSONWriter()
    writer.object { crate in
      crate.field("@context", "https://w3id.org/ro/crate/1.1/context")
      crate.array("@graph") { graph in
        graph.object { descriptor(&$0) }
        graph.object { root(&$0) }
        graph.object { program(&$0) }
        graph.object { action(&$0) }
        graph.object { licence(&$0) }
        for name in names {
          graph.object {
            $0.field("@id", name)
            $0.field("@type", "File")
            $0.field("name", name)
          }
        }
      }
    }
    return (Self.name, writer.finished())
  }

  private static let name = "ro-crate-metadata.json"
  private static let programID = "#flowsim"
  private static let runID = "#run"

  private var licenceID: String { ResultLicence(report).url ?? "#licence" }

  /// Files that were made by the run; those in `scenarios/` it was made of.
  private var results: [String] { names.filter { !inputs.contains($0) } }
  private var inputs: [String] { names.filter { $0.hasPrefix("scenarios/") } }

  private func descriptor(_ entity: inout JSONWriter) {
    entity.field("@id", Self.name)
    entity.field("@type", "CreativeWork")
    entity.reference("about", "./")
    entity.reference("conformsTo", "https://w3id.org/ro/crate/1.1")
  }

  private func root(_ entity: inout JSONWriter) {
    entity.field("@id", "./")
    entity.field("@type", "Dataset")
    entity.field("name", "flowsim results: \(report.scenario.title)")
    entity.field(
      "description",
      "Steel and aluminium of passenger cars by alloy grade, \(report.scenario.region), "
        + "\(report.years.lowerBound)-\(report.years.upperBound), scenario \(report.scenario.name)")
    entity.field("datePublished", date)
    entity.reference("license", licenceID)
    entity.reference("conformsTo", "https://w3id.org/ro/wfrun/process/0.5")
    entity.references("hasPart", names)
    entity.reference("mentions", Self.runID)
  }

  private func program(_ entity: inout JSONWriter) {
    entity.field("@id", Self.programID)
    entity.field("@type", "SoftwareApplication")
    entity.field("name", "flowsim")
    entity.field("softwareVersion", FlowsimVersion.current)
  }

  private func action(_ entity: inout JSONWriter) {
    entity.field("@id", Self.runID)
    entity.field("@type", "CreateAction")
    entity.field("name", RunDocument(report).command)
    entity.reference("instrument", Self.programID)
    entity.references("object", inputs)
    entity.references("result", results)
  }

  private func licence(_ entity: inout JSONWriter) {
    let licence = ResultLicence(report)
    entity.field("@id", licenceID)
    entity.field("@type", "CreativeWork")
    entity.field("name", licence.name)
    entity.field("description", licence.title)
  }
}

extension JSONWriter {
  fileprivate mutating func reference(_ key: String, _ id: String) {
    object(key) { $0.field("@id", id) }
  }

  fileprivate mutating func references(_ key: String, _ ids: [String]) {
    array(key) { list in for id in ids { list.object { $0.field("@id", id) } } }
  }
}
