public import FlowTables

/// One value of a merged scenario.
public struct ScenarioValue: Sendable {
  /// Keys joined by dots: `horizon.end`, `levers.eaf-share.2030`, `targets.1.value`.
  public let key: String
  public let text: String
  /// Where it is set.
  public let location: FileLocation
  /// Whether it is `null`: nothing holds here, whatever the parents say.
  package let isUnset: Bool
  /// Where the inherited value is that a `null` takes back.
  package let takesBack: FileLocation?
}

extension FileLocation {
  /// File and line, as in `my-study/ours.yaml:9`; an option of the command line has no lines.
  package var place: String {
    let path = printable(path, limit: 200)
    return path.hasPrefix("--") ? path : "\(path):\(line)"
  }
}

extension Scenario {
  /// Every value, in the order of the merged document; lists are counted from 1.
  public var values: [ScenarioValue] { Self.values(document, key: "") }

  private static func values(
    _ node: YAMLNode, key: String, takesBack: FileLocation? = nil
  ) -> [ScenarioValue] {
    func dotted(_ part: String) -> String { key.isEmpty ? part : "\(key).\(part)" }
    switch node.content {
    case .scalar(let text, _):
      return [
        ScenarioValue(
          key: key, text: text, location: node.location, isUnset: node.isNull,
          takesBack: takesBack)
      ]
    case .mapping(let entries):
      return entries.flatMap {
        values($0.value, key: dotted($0.key), takesBack: $0.takesBack)
      }
    case .sequence(let items):
      return items.enumerated().flatMap { values($1, key: dotted(String($0 + 1))) }
    }
  }
}
