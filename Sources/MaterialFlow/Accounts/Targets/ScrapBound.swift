internal import FlowEngine

/// What keeps scrap of old cars out of a maker's metal, beyond the supply of it.
public struct ScrapBound: Sendable, Equatable {
  /// Routes that no charge fills to the share asked for, with the most that they take.
  public let routes: [(route: Int, limit: Double)]
  /// The grade that the maker buys most of, of those that shred does not fill to the share.
  public let grade: Int
  /// The elements whose sum reaches its limit first.
  public let elements: [Int]
  /// The share of shred at which it does: `(limit - ore-based) / (shred - ore-based)`.
  public let share: Double
  /// The mean of that share over all that the maker buys, each grade at most filled.
  public let meanShare: Double

  public static func == (one: ScrapBound, other: ScrapBound) -> Bool {
    one.routes.elementsEqual(other.routes, by: ==) && one.grade == other.grade
      && one.elements == other.elements && one.share == other.share
      && one.meanShare == other.meanShare
  }
}

extension TargetEvidence {
  /// The charge limits and the element that bind a recycled content beyond what shred allows.
  ///
  /// - Returns: nil where the pledge is about something else, or shred alone would do.
  func bound(on target: Target, of maker: MakerAccount, _ t: Int) -> ScrapBound? {
    guard target.metric == .recycledContent, target.materials.count == 1 else { return nil }
    let m = target.materials[0]
    let cars = plan.materials[m].system.carGradeCount
    let bought = (0..<cars).map { maker.byProduct[m][t * cars + $0] }
    let whole = bought.reduce(0, +)
    let limits = (0..<cars).map { tightest($0, m, t) }
    let mean = limits.indices.reduce(0) { $0 + bought[$1] * (limits[$1]?.share ?? 1) }
    let binding = limits.indices.filter { limits[$0].map { $0.share < target.value } ?? false }
    guard whole > 0, mean / whole < target.value,
      let grade = binding.max(by: { bought[$0] < bought[$1] }), let limit = limits[grade]
    else { return nil }
    return ScrapBound(
      routes: shortRoutes(m, t, below: target.value), grade: grade, elements: limit.elements,
      share: limit.share, meanShare: mean / whole)
  }

  /// The first limit of a grade that shred meets on the purest ore-based metal of its routes.
  func tightest(_ grade: Int, _ m: Int, _ t: Int) -> (elements: [Int], share: Double)? {
    let material = plan.materials[m]
    let count = material.system.elements.count
    let routes = material.system.heats.filter { $0.product == grade }.map(\.route)
    var found: (elements: [Int], share: Double)?
    for limit in material.composition.limits where limit.product == grade {
      guard let maximum = limit.maximum else { continue }
      func content(_ values: [Double], _ row: Int) -> Double {
        limit.elements.reduce(0) { $0 + values[row * count + $1] }
      }
      let scrap = content(shred[m], t)
      guard let ore = routes.map({ content(material.composition.primaryContent, $0) }).min(),
        scrap > maximum
      else { continue }
      let share = max(0, (maximum - ore) / (scrap - ore))
      if share < found?.share ?? .infinity { found = (limit.elements, share) }
    }
    return found
  }

  /// Routes of car grades that are at work in a year and take less scrap than a share.
  private func shortRoutes(
    _ m: Int, _ t: Int, below share: Double
  ) -> [(route: Int, limit: Double)] {
    let material = plan.materials[m]
    var most: [(route: Int, limit: Double)] = []
    for (h, heat) in material.system.heats.enumerated()
    where heat.product < material.system.carGradeCount
      && material.blend.heatShare[h * plan.yearCount + t] > 0
    {
      let limit = material.mostCharge(ofHeat: h, year: t, years: plan.yearCount)
      if let place = most.firstIndex(where: { $0.route == heat.route }) {
        most[place].limit = max(most[place].limit, limit)
      } else {
        most.append((heat.route, limit))
      }
    }
    return most.filter { $0.limit < share }
  }
}
