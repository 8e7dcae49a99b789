public import FlowTables

/// A comparison that a scenario wants to hold: a reported variable against a number in one year.
public struct ScenarioCheck: Sendable {
  public enum Bound: String, Sendable, CaseIterable {
    case atLeast = "at-least"
    case atMost = "at-most"
  }

  public let variable: String
  public let year: Int
  public let bound: Bound
  /// In the variable's own unit.
  public let limit: Double
  public let location: FileLocation

  /// Variable, year and direction: `Scrap Use|Steel in 2025 at least`.
  package var name: String {
    "\(variable) in \(year) \(bound == .atLeast ? "at least" : "at most")"
  }

  init?(_ node: YAMLNode, reporting problems: inout Diagnostics) {
    let before = problems.errorCount
    guard
      node.asMapping(
        known: ScenarioKey.check.map(\.name), what: "key of a check", reporting: &problems) != nil
    else { return nil }
    let variable = Self.required("variable", of: node, &problems)?.asText(reporting: &problems)
    let year = Self.required("year", of: node, &problems)?.asYear(reporting: &problems)
    let bounds = Bound.allCases.filter { node[$0.rawValue] != nil }
    if bounds.count != 1 {
      problems.error(
        .missingKey, at: node.location, "the check has \(bounds.count) limits",
        help: "write either 'at-least: 11.5' or 'at-most: 300'")
    }
    let limit = bounds.first.flatMap { node[$0.rawValue]?.asDouble(reporting: &problems) }
    guard problems.errorCount == before, let variable, let year, let limit,
      let bound = bounds.first
    else { return nil }
    self.variable = variable
    self.year = year
    self.bound = bound
    self.limit = limit
    location = node.location
  }

  private static func required(
    _ key: String, of node: YAMLNode, _ problems: inout Diagnostics
  ) -> YAMLNode? {
    if let value = node[key] { return value }
    problems.error(
      .missingKey, at: node.location, "the check has no '\(key)'",
      help: "write '\(ScenarioKey.named(key, in: ScenarioKey.check).example)'")
    return nil
  }
}
