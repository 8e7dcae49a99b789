internal import MaterialFlow

/// Pledges and makers, from registers and series to what an assessment needs.
struct TargetCompiler {
  let scenario: Scenario
  let systems: [MaterialSystem]

  private var horizon: ClosedRange<Int> { scenario.horizon }

  struct Result {
    var makers: [Maker] = []
    var targets: [Target] = []
    var untestable: [UntestableTarget] = []
  }

  func compile(_ lookup: inout Lookup) -> Result {
    var result = Result()
    for entry in scenario.targets.entries {
      do {
        result.targets.append(try target(entry))
      } catch {
        result.untestable.append(
          UntestableTarget(
            id: entry.id, company: entry.company, metal: entry.metal, metric: entry.metric,
            year: entry.targetYear, required: entry.value, reason: error.reason))
        continue
      }
      if !result.makers.contains(where: { $0.name == entry.company }) {
        guard let maker = maker(entry, &lookup) else { continue }
        result.makers.append(maker)
      }
    }
    return result
  }

  private struct Untestable: Error { let reason: String }

  private func target(_ entry: TargetEntry) throws(Untestable) -> Target {
    guard let value = entry.value else { throw Untestable(reason: "no number is stated") }
    guard let year = entry.targetYear else { throw Untestable(reason: "no year is stated") }
    if !horizon.contains(year) {
      throw Untestable(reason: "\(year) lies outside the horizon \(horizon.text)")
    }
    switch entry.testability {
    case .outsideModel: throw Untestable(reason: reason(entry, "outside the model"))
    case .undated: throw Untestable(reason: reason(entry, "undated"))
    case .testable, .reading: break
    }
    let materials = materials(entry.metal)
    if materials.isEmpty {
      throw Untestable(
        reason: "covers '\(entry.metal)', of which steel and aluminium are a part: "
          + reason(entry, "outside the model"))
    }
    let metric = try metric(entry, materials)
    if metric.isReduction {
      guard let base = entry.baseYear else { throw Untestable(reason: "no base year is stated") }
      if !horizon.contains(base) || base >= year {
        throw Untestable(reason: "the base year \(base) lies outside the run or after the target")
      }
    }
    return Target(
      id: entry.id, company: entry.company, materials: materials, metal: entry.metal,
      metric: metric, value: value, baseYear: entry.baseYear, year: year,
      reading: entry.testability == .reading ? entry.note : "")
  }

  private func reason(_ entry: TargetEntry, _ fallback: String) -> String {
    entry.note.isEmpty ? fallback : entry.note
  }

  private func metric(
    _ entry: TargetEntry, _ materials: [Int]
  ) throws(Untestable) -> TargetMetric {
    if let metric = TargetMetric(rawValue: entry.targetType) { return metric }
    if entry.targetType == "intensity_reduction" {
      return materials.count > 1 ? .emissionsPerCar : .emissionsPerTonne
    }
    throw Untestable(reason: "targets of type '\(entry.targetType)' are not tested yet")
  }

  private func materials(_ metal: String) -> [Int] {
    systems.indices.filter { metal.contains(systems[$0].name) }
  }

  private func maker(_ entry: TargetEntry, _ lookup: inout Lookup) -> Maker? {
    let name = entry.company
    guard
      let sales = lookup.optional(name, "sales in China", in: .millionPerYear)
    else {
      lookup.problems.error(
        .missingNumber, at: entry.location, "there are no sales of '\(name)'",
        help: "add rows '\(name),sales in China' and 'share of sales' to a table for --data")
      return nil
    }
    let shares = FleetCompiler.powertrains.map {
      lookup.path(name, "share of sales", $0, in: .fraction)
    }
    return Maker(
      name: name, sales: sales.values(over: horizon),
      powertrainShare: horizon.indices.enumerated().flatMap { t, _ in shares.map { $0[t] } })
  }
}
