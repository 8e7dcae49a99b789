internal import FlowEngine
internal import FlowTables

extension ChargeReport.Answer {
  /// `optimal`, or what is in the way and what would cure it.
  public var status: String {
    switch outcome {
    case .optimal: "optimal"
    case .infeasible(let conflicts):
      "infeasible: " + conflicts.map(cure).joined(separator: "; ")
    }
  }

  private func cure(_ conflict: ChargeConflict) -> String {
    let target = problem.targets[conflict.target]
    let name = "target \(quoted(target.name))"
    switch conflict.row {
    case .mass:
      return conflict.isMaximum
        ? "\(name) overflows: \(amount(conflict.reached)) kg for \(amount(conflict.bound)) kg; "
          + "take less scrap into it"
        : "\(name) gets \(amount(conflict.reached)) kg of \(amount(conflict.bound)) kg; add "
          + "\(amount(conflict.bound - conflict.reached)) kg of material that its limits allow"
    case .content(let element):
      return content(conflict, of: problem.elements[element], in: target, name)
    case .scrapShare:
      return conflict.isMaximum
        ? "\(name) holds \(amount(conflict.reached)) kg more scrap than its limit; raise it"
        : "\(name) misses its least scrap share by \(amount(-conflict.reached)) kg; lower it, or "
          + "add scrap that its limits allow"
    }
  }

  private func content(
    _ conflict: ChargeConflict, of element: String, in target: ChargeProblem.Target, _ name: String
  ) -> String {
    let bound = content(conflict.bound, in: target)
    let reached = content(conflict.reached, in: target)
    return conflict.isMaximum
      ? "\(name) allows \(bound) \(element), and no charge has less than \(reached); raise the "
        + "limit to \(reached), or add material with less \(element)"
      : "\(name) needs \(bound) \(element), and no charge has more than \(reached); lower the "
        + "limit to \(reached), or add material with more \(element)"
  }

  /// Per cent where the melt's mass is given, else kg.
  private func content(_ mass: Double, in target: ChargeProblem.Target) -> String {
    if let demand = target.demand.minimum, demand == target.demand.maximum, demand > 0 {
      return "\(amount(100 * mass / demand)) %"
    }
    return "\(amount(mass)) kg"
  }

  /// Six significant digits: enough to type in as a new limit.
  private func amount(_ value: Double) -> String {
    if value == 0 { return "0" }
    var scale = 1.0
    while (value * scale).magnitude < 100_000 && scale < 1e12 { scale *= 10 }
    return String(decoding: decimal((value * scale).rounded(.up) / scale), as: UTF8.self)
  }

  private func decimal(_ value: Double) -> [UInt8] {
    var bytes: [UInt8] = []
    ShortestDecimal.append(value, to: &bytes)
    return bytes
  }
}
