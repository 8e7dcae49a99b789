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
  var name: String {
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

/// A check against one run.
public struct CheckResult: Sendable {
  public let check: ScenarioCheck
  /// In `unit`; nil where the run has no such variable or year.
  public let value: Double?
  public let unit: String
  /// Why there is no value.
  let lack: String

  /// For people: `NOT HELD: Scrap Use|Steel in 2025 at least 300 Mt/yr; it is 271.9`.
  public var sentence: String {
    let asked = "\(check.name) \(ShortestDecimal.string(check.limit))"
    guard let value else { return "NOT HELD: \(asked); \(lack)" }
    return "\(isPassed ? "held" : "NOT HELD"): \(asked) \(unit); it is \(fixed(value, 1))"
  }

  public var isPassed: Bool {
    guard let value else { return false }
    return check.bound == .atLeast ? value >= check.limit : value <= check.limit
  }
}

extension RunReport {
  /// Every check of the scenario, in its order.
  public var checkResults: [CheckResult] {
    scenario.checks.map { check in
      func without(_ lack: String) -> CheckResult {
        CheckResult(check: check, value: nil, unit: "", lack: lack)
      }
      guard let variable = variables.first(where: { $0.name == check.variable }) else {
        let near = NearestName.match(check.variable, among: variables.map(\.name))
        return without(
          "the run has no such variable; "
            + (near.map { "did you mean '\($0)'?" } ?? "results.csv has their names"))
      }
      guard years.contains(check.year) else {
        return without("the run is of \(years.lowerBound)–\(years.upperBound)")
      }
      return CheckResult(
        check: check, value: variable.values[check.year - years.lowerBound], unit: variable.unit,
        lack: "")
    }
  }
}
