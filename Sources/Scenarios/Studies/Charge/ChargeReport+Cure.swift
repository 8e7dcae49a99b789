internal import FlowEngine
internal import FlowTables

extension ChargeReport.Answer {
  /// `optimal`, or what is in the way and what would cure it.
  public var status: String {
    switch outcome {
    case nil: "unsolved: \(failure?.message ?? "")"
    case .optimal: "optimal"
    case .infeasible(let conflicts):
      "infeasible: " + conflicts.map(cure).joined(separator: "; ")
    }
  }

  private func cure(_ conflict: ChargeConflict) -> String {
    guard let index = conflict.target else { return amounts(conflict) }
    let target = problem.targets[index]
    let name = "target \(quoted(target.name))"
    switch conflict.row {
    case .mass:
      return conflict.isMaximum
        ? "\(name) overflows: \(amount(conflict.reached)) \(unit) for "
          + "\(amount(conflict.bound)) \(unit); "
          + "take less scrap into it"
        : "\(name) gets \(amount(conflict.reached)) \(unit) of \(amount(conflict.bound)) \(unit); "
          + "add \(amount(conflict.bound - conflict.reached)) \(unit) of material that its limits "
          + "allow"
    case .content(let element):
      return content(conflict, of: problem.elements[element], in: target, name)
    case .scrapShare:
      return scrapShare(conflict, in: target, name)
    case .share(let material):
      let share = "share of \(quoted(problem.materials[material].name))"
      return conflict.isMaximum
        ? "\(name) holds \(amount(conflict.reached)) \(unit) more than its greatest "
          + "\(share); raise it"
        : "\(name) misses its least \(share) by \(amount(-conflict.reached)) \(unit); lower it"
    case .amount: return amounts(conflict)
    }
  }

  private func scrapShare(
    _ conflict: ChargeConflict, in target: ChargeProblem.Target, _ name: String
  ) -> String {
    let limit = conflict.isMaximum ? target.scrapShare.maximum : target.scrapShare.minimum
    var share = ""
    if let limit, let melt = target.exactDemand {
      // What is typed in as printed must be wide enough.
      let reached = min(1, max(0, limit + conflict.reached / melt))
      share = " to \(amount(100 * reached, conflict.isMaximum ? .up : .down)) %"
    }
    return conflict.isMaximum
      ? "\(name) holds \(amount(conflict.reached)) \(unit) more scrap than its limit; raise it"
        + share
      : "\(name) misses its least scrap share by \(amount(-conflict.reached)) \(unit); lower it"
        + "\(share), or add scrap that its limits allow"
  }

  private func amounts(_ conflict: ChargeConflict) -> String {
    guard case .amount(let material) = conflict.row else { return "" }
    let name = quoted(problem.materials[material].name)
    return "the limits take \(amount(conflict.reached, .down)) \(unit) of \(name), of which "
      + "\(amount(conflict.bound)) \(unit) must be charged; lower its least amount"
  }

  private func content(
    _ conflict: ChargeConflict, of element: String, in target: ChargeProblem.Target, _ name: String
  ) -> String {
    // A limit that is typed in as printed must be wide enough.
    let rule: FloatingPointRoundingRule = conflict.isMaximum ? .up : .down
    let bound = content(conflict.bound, in: target, .toNearestOrEven)
    let reached = content(conflict.reached, in: target, rule)
    return conflict.isMaximum
      ? "\(name) allows \(bound) \(element), and no charge has less than \(reached); raise the "
        + "limit to \(reached), or add material with less \(element)"
      : "\(name) needs \(bound) \(element), and no charge has more than \(reached); lower the "
        + "limit to \(reached), or add material with more \(element)"
  }

  /// Per cent where the melt's mass is given, else a mass.
  private func content(
    _ mass: Double, in target: ChargeProblem.Target, _ rule: FloatingPointRoundingRule
  ) -> String {
    if let demand = target.exactDemand { return "\(amount(100 * mass / demand, rule)) %" }
    return "\(amount(mass, rule)) \(unit)"
  }

  /// Six significant digits: enough to type in as a new limit.
  func amount(_ value: Double, _ rule: FloatingPointRoundingRule = .up) -> String {
    if value == 0 { return "0" }
    var scale = 1.0
    while (value * scale).magnitude < 100_000 && scale < 1e12 { scale *= 10 }
    return String(decoding: decimal(digits(value * scale, rule) / scale), as: UTF8.self)
  }

  /// A whole number but for its last bits is not rounded on.
  private func digits(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
    let nearest = value.rounded()
    return (value - nearest).magnitude <= 1e-6 ? nearest : value.rounded(rule)
  }

  private func decimal(_ value: Double) -> [UInt8] {
    var bytes: [UInt8] = []
    ShortestDecimal.append(value, to: &bytes)
    return bytes
  }
}

extension ChargeProblem.Target {
  /// The mass of the melt where it is given, above zero.
  fileprivate var exactDemand: Double? {
    demand.minimum.flatMap { $0 == demand.maximum && $0 > 0 ? $0 : nil }
  }
}
