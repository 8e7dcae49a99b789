public import FlowInputs
public import FlowStudies
internal import FlowTables

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
    if scenario.checks.isEmpty { return [] }
    let indicators = Indicators(of: self).reported
    return scenario.checks.map { check in
      func without(_ lack: String) -> CheckResult {
        CheckResult(check: check, value: nil, unit: "", lack: lack)
      }
      guard let indicator = indicators.first(where: { $0.name == check.variable }) else {
        let near = NearestName.match(check.variable, among: indicators.map(\.name))
        return without(
          "the run has no such variable; "
            + (near.map { "did you mean '\($0)'?" } ?? "results.csv has their names"))
      }
      guard years.contains(check.year) else {
        return without("the run is of \(years.lowerBound)–\(years.upperBound)")
      }
      return CheckResult(
        check: check, value: indicator.value(check.year - years.lowerBound), unit: indicator.unit,
        lack: "")
    }
  }
}
