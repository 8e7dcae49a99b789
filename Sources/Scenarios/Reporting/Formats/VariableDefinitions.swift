internal import FlowInputs
internal import FlowStudies

/// `definitions/`: names, units and regions of a run as nomenclature reads them, so that whoever gets
/// the numbers can validate them.
struct VariableDefinitions {
  enum Origin: String {
    /// The name stands in the common definitions of the integrated assessment models.
    case common = "common-definitions"
    case flowsim
  }

  struct Entry {
    let name: String
    let unit: String
    let description: String
    let origin: Origin
    /// Whether the next level below adds up to it.
    let isSum: Bool
  }

  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  /// In the order of the results.
  var entries: [Entry] {
    let explanations = ExplanationTable(report: report)
    let variables = report.variables
    var parents: Set<String> = []
    for variable in variables {
      guard let bar = variable.name.lastIndex(of: "|") else { continue }
      parents.insert(String(variable.name[..<bar]))
    }
    return variables.map { variable in
      Entry(
        name: variable.name, unit: variable.unit,
        description: explanations.explanation(of: variable.name)?.formula ?? variable.name,
        origin: Self.commonNames.contains(variable.name) ? .common : .flowsim,
        isSum: parents.contains(variable.name))
    }
  }

  /// Of IAMconsortium/common-definitions, `transport/stocks-sales.yaml` and
  /// `industry/production.yaml` with the tags of metals and of their origin.
  private static let commonNames: Set<String> = [
    "Sales|Transportation|Light-Duty Vehicle", "Stocks|Transportation|Light-Duty Vehicle",
    "Production|Iron and Steel|Steel", "Production|Iron and Steel|Steel|Primary",
    "Production|Iron and Steel|Steel|Secondary", "Production|Non-Ferrous Metals|Aluminum",
    "Production|Non-Ferrous Metals|Aluminum|Primary",
    "Production|Non-Ferrous Metals|Aluminum|Secondary",
  ]

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
