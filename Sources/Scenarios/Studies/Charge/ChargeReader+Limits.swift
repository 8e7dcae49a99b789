internal import FlowEngine
internal import FlowTables

// Limits of what is bought.
extension ChargeReader {
  struct Limit {
    let amount: ChargeProblem.Window
    let share: ChargeProblem.Window
  }

  /// Limits by name: `{"primary": {"max_kg": 0}, "Si": {"max_share_pct": 2}}`.
  func limits(_ names: [String], _ problems: inout Diagnostics) -> [String: Limit] {
    guard let node = keys["limits"],
      let entries = node.asMapping(known: names, what: "material", reporting: &problems)
    else { return [:] }
    var limits: [String: Limit] = [:]
    for entry in entries {
      _ = entry.value.asMapping(known: ChargeKey.limit.map(\.name), reporting: &problems)
      func amount(_ key: String) -> Double? {
        entry.value[key]?.amount(key, reporting: &problems)
      }
      let window = ChargeProblem.Window(minimum: amount("min_kg"), maximum: amount("max_kg"))
      window.check("the amount", at: entry.value.location, &problems)
      limits[entry.key] = Limit(
        amount: window,
        share: entry.value.share(
          "min_share_pct", "max_share_pct", of: 100, reporting: &problems))
    }
    return limits
  }

  func limited(
    _ material: ChargeProblem.Material, by limits: [String: Limit]
  ) -> ChargeProblem.Material {
    guard let limit = limits[material.name] else { return material }
    var limited = material
    limited.supply = limit.amount.maximum
    limited.least = limit.amount.minimum
    limited.share = limit.share
    return limited
  }
}
