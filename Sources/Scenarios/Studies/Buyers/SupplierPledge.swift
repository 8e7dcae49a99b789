internal import FlowAccounts
internal import FlowInputs

/// What a supplier's pledges of lower emissions make of the metal that it sells.
///
///     ratio(t) = min(1, (1 - r(t)) I(t0) / I(t))
///
/// r runs straight from nothing in the base year through the pledged years and stays after the
/// last; I is the emissions per tonne of the country's industry in the run. Where the industry
/// falls faster than the pledge, the supplier moves with it. Pledges that leave open whether they
/// are absolute are read per tonne, for a tonne is what is sold.
struct SupplierPledge {
  /// Emissions of making a tonne over those of the same lot on the market: shape `[t]`.
  let ratio: [Double]

  init(of supplier: String, _ report: RunReport, _ m: Int) {
    let intensity = report.evidence.sectors[m].intensity
    let start = report.years.lowerBound
    var points: [(t: Int, level: Double)] = []
    let pledges = report.compiled.targets
      .filter { $0.isSupplier && $0.company == supplier && $0.materials == [m] }
      .sorted { $0.year < $1.year }
    for pledge in pledges {
      let end = pledge.year - start
      switch pledge.metric {
      case .sectorEmissions, .sectorIntensity:
        guard let base = Self.base(of: pledge, report, m) else { continue }
        if points.isEmpty { points.append((base, intensity[base])) }
        points.append((end, intensity[base] * (1 - pledge.value)))
      case .sectorCap:
        points.append((end, pledge.value))
      default: continue
      }
    }
    ratio = intensity.indices.map { t in
      guard let first = points.first, t > first.t, intensity[t] > 0 else { return 1 }
      return min(1, Self.level(points, t) / intensity[t])
    }
  }

  private static func base(of pledge: Target, _ report: RunReport, _ m: Int) -> Int? {
    let start = report.years.lowerBound
    if let year = pledge.baseYear { return report.years.contains(year) ? year - start : nil }
    let before = report.evidence.sectors[m].emissions
      .prefix(max(0, pledge.year - start))
    return before.indices.max { before[$0] < before[$1] }
  }

  private static func level(_ points: [(t: Int, level: Double)], _ t: Int) -> Double {
    guard let next = points.firstIndex(where: { $0.t >= t }) else {
      return points[points.count - 1].level
    }
    if next == 0 { return points[0].level }
    let (a, b) = (points[next - 1], points[next])
    return a.level + (b.level - a.level) * Double(t - a.t) / Double(b.t - a.t)
  }
}
