public import MaterialFlow

/// The sentences that go with a verdict.
public enum VerdictText {
  /// What the verdict rests on: the ceiling, the reading, what a shortfall counts.
  static func reason(_ assessment: Assessment) -> String {
    var parts: [String] = []
    let target = assessment.target
    if target.metric == .recycledContent {
      parts.append("metal bought at the market's average; new and old scrap count, home scrap not")
    } else {
      parts.append("metal bought at the market's average; the shortfall counts t CO2-equiv")
    }
    if let ceiling = assessment.ceiling {
      parts.append("old scrap from cars would allow at most \(percent(ceiling))")
    }
    if !target.reading.isEmpty { parts.append("reading: \(target.reading)") }
    return parts.joined(separator: "; ")
  }

  /// `MISSES by 20.1 points (0.3 Mt)`: for people.
  public static func sentence(_ assessment: Assessment, years: ClosedRange<Int>) -> String {
    let t = assessment.target.year - years.lowerBound
    let gap = (assessment.projected[t] - assessment.required[t]).magnitude
    let size: String
    switch assessment.target.metric {
    case .recycledContent: size = "\(fixed(gap * 100, 1)) points"
    case .emissionsPerCar: size = "\(fixed(gap, 2)) t CO2e per car"
    case .emissionsPerTonne: size = "\(fixed(gap, 2)) t CO2e/t"
    case .absoluteEmissions: size = "\(fixed(gap, 2)) Mt CO2e"
    }
    switch assessment.verdict {
    case .met: return "met, with \(size) to spare"
    case .missed:
      let first = assessment.firstYearMet.map { "; first met \($0)" } ?? "; not met in the run"
      return "MISSED by \(size) (\(tonnes(assessment)))\(first)"
    case .untestable: return "untestable"
    }
  }

  private static func tonnes(_ assessment: Assessment) -> String {
    let amount = assessment.shortfallTonnes
    let what = assessment.target.metric == .recycledContent ? "t scrap metal" : "t CO2e"
    if amount >= 1e6 { return "\(fixed(amount / 1e6, 2)) million \(what)" }
    if amount >= 1e4 { return "\(fixed(amount / 1e3, 1)) thousand \(what)" }
    return "\(fixed(amount, 0)) \(what)"
  }

  static func percent(_ share: Double) -> String { "\(fixed(share * 100, 1)) %" }
}

/// A number with a fixed count of decimals, the same in every locale.
public func fixed(_ value: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = (value.magnitude * scale).rounded()
  let whole = Int(scaled / scale)
  let sign = value < 0 && scaled > 0 ? "-" : ""
  if decimals == 0 { return "\(sign)\(Int(scaled))" }
  let fraction = String(Int(scaled) - whole * Int(scale))
  let zeros = String(repeating: "0", count: decimals - fraction.count)
  return "\(sign)\(whole).\(zeros)\(fraction)"
}
