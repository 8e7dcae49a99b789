internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Scrap-derived metal that a grade lacks of a recycled-content rule.
public struct GradeShortage: Sendable {
  public let grade: String
  /// t/yr.
  public let tonnes: Double
}

extension RunReport {
  /// The shortage of a year by grade, largest first.
  ///
  /// The rule holds for the metal as a whole, so the shortage is shared out by how far each grade
  /// lies below the rule.
  public func shortageByGrade(material m: Int, _ t: Int) -> [GradeShortage] {
    let total = carMarket[m].shortage[t]
    let system = compiled.plan.materials[m].system
    let rule = compiled.plan.materials[m].blend.recycledContent[t]
    let melts = melts[m]
    let gaps = (0..<system.carGradeCount).map { g -> Double in
      let bought = melts.bought[t * melts.productCount + g]
      let shares = melts.scrapShares(t, product: g, of: system)
      return max(0, rule - shares.new - shares.old) * bought
    }
    let sum = gaps.reduce(0, +)
    if total <= 0 || sum <= 0 { return [] }
    return gaps.indices.map {
      GradeShortage(grade: system.grades[$0].id, tonnes: total * gaps[$0] / sum)
    }
    .filter { $0.tonnes > 0 }
    .sorted { ($1.tonnes, $0.grade) < ($0.tonnes, $1.grade) }
  }
}
