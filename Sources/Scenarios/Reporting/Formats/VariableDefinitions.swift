internal import FlowInputs
internal import FlowStudies

/// `definitions/`: names, units and regions of a run as nomenclature reads them, so that whoever gets
/// the numbers can validate them.
struct VariableDefinitions {
  struct Entry {
    let name: String
    let unit: String
    let description: String
    let origin: Indicator.Origin
    /// Whether the next level below adds up to it.
    let isSum: Bool
  }

  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  /// The registry's, in the order of the results.
  var entries: [Entry] {
    let indicators = Indicators(of: report).reported
    var parents: Set<String> = []
    for indicator in indicators {
      guard let bar = indicator.name.lastIndex(of: "|") else { continue }
      parents.insert(String(indicator.name[..<bar]))
    }
    return indicators.map {
      Entry(
        name: $0.name, unit: $0.unit, description: $0.derivation.formula, origin: $0.origin,
        isSum: parents.contains($0.name))
    }
  }

  var files: [(name: String, bytes: [UInt8])] {
    let region = report.scenario.region
    return [
      ("definitions/variable/flowsim.yaml", Array(variables.utf8)),
      ("definitions/region/regions.yaml", Array("- country:\n    - \(region)\n".utf8)),
      ("definitions/scenario/scenarios.yaml", Array("- \(report.scenario.name)\n".utf8)),
    ]
  }

  private var variables: String {
    var text = ""
    for entry in entries {
      text += "- \(Self.quoted(entry.name)):\n"
      text += "    description: \(Self.quoted(Self.plain(entry.description)))\n"
      text += "    unit: \(Self.quoted(entry.unit))\n"
      text += "    origin: \(entry.origin.rawValue)\n"
      if entry.isSum { text += "    check-aggregate: true\n" }
    }
    return text
  }

  /// Without the characters that nomenclature forbids in any text of a list.
  private static func plain(_ text: String) -> String {
    text.replacing(": ", with: " = ").replacing(";", with: ",").replacing("\"", with: "'")
      .replacing(":", with: " ")
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
