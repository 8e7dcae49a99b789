public import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// The sentences that go with a verdict.
public enum VerdictText {
  /// `Geely Auto GE-LINE-1, 1.5 °C line, not a pledge`: a target in a list.
  public static func name(_ target: Target) -> String {
    "\(target.company) \(target.id), "
      + (target.isBenchmark ? "\(target.line), not a pledge" : target.metal)
  }

  /// `beside a 1.5 °C line (not a pledge of Geely Auto)`.
  public static func beside(_ line: String, of company: String) -> String {
    "beside a \(line.isEmpty ? "benchmark line" : line) (not a pledge of \(company))"
  }

  /// What the verdict rests on: the ceiling, the reading, what a shortfall counts.
  ///
  /// - Parameter system: The first metal of the target.
  static func reason(_ assessment: Assessment, _ system: MaterialSystem) -> String {
    let target = assessment.target
    var parts = [basis(target)]
    if target.isBenchmark { parts.insert("a \(target.line), not a pledge", at: 0) }
    if assessment.verdict == .depends { parts.append(readings(assessment)) }
    if assessment.verdict == .released { parts.append(released(assessment)) }
    if let price = price(assessment) { parts.append(price) }
    if let ceiling = assessment.ceiling {
      parts.append("old scrap from cars would allow at most \(NumberText.percent(ceiling))")
    }
    if let bound = assessment.bound { parts.append(bound.sentence(system)) }
    if let tonnes = assessment.qualifyingTonnes {
      parts.append("\(NumberText.amount(tonnes)) t/yr on the market of cars qualify")
    }
    let notes =
      (target.note.isEmpty ? [] : [target.note.text])
      + target.assumptions.map(Words(language: .english).assumption)
    if !notes.isEmpty { parts.append("reading: \(notes.joined(separator: "; "))") }
    return parts.joined(separator: "; ")
  }

  private static func basis(_ target: Target) -> String {
    switch target.metric {
    case .recycledContent:
      "metal bought at the market's average; new and old scrap count, home scrap not"
    case .purchaseShare, .routeShare: "lots bought pro rata to what the market of cars offers"
    case .belowReference:
      target.reference == nil
        ? "against the dirtiest lot of the same year" : "against the named reference"
    case .renewableShare, .sectorRenewables: "power of the country's works"
    case .intensityCap: "ore-based metal bought at the market's average"
    case .sectorEmissions, .sectorIntensity, .sectorCap: "the country's industry"
    case .emissionsPerCar, .emissionsPerTonne, .absoluteEmissions:
      "metal bought at the market's average; the shortfall counts t CO2-equiv"
    }
  }

  /// `MISSED by 20.1 points (0.3 Mt)`: for people.
  public static func sentence(_ assessment: Assessment, years: ClosedRange<Int>) -> String {
    let result = assessment.results[0]
    let isLine = assessment.target.isBenchmark
    switch assessment.verdict {
    case .met:
      let word = isLine ? "within it" : "met"
      return "\(word), with \(gap(result, assessment.target.year, years)) to spare"
    case .missed:
      let word = isLine ? "ABOVE it" : "MISSED"
      let first =
        assessment.firstYearMet.map { "; first met \($0)" }
        ?? "; not \(isLine ? "reached" : "met") in the run"
      if let aside = besideReference(assessment, years) { return "\(word): \(aside)\(first)" }
      let gap = gap(result, assessment.target.year, years)
      return "\(word) by \(gap)\(shortfall(assessment))\(first)"
    case .released: return released(assessment)
    case .depends: return readings(assessment)
    case .untestable: return "untestable"
    }
  }

  /// ` (29.2 thousand t) for lack of supply`: what follows a gap, or nothing.
  ///
  /// A gap that is in tonnes already is not told twice.
  static func shortfall(_ assessment: Assessment) -> String {
    let isTold = assessment.target.metric == .absoluteEmissions
    let amount =
      assessment.shortfallTonnes > 0 && !isTold ? " (\(tonnes(assessment)))" : ""
    return amount + (assessment.isShortOfSupply ? " for lack of supply" : "")
  }

  private static func released(_ assessment: Assessment) -> String {
    let target = assessment.target
    let premium = assessment.supply?.premium(target) ?? target.publishedPremium ?? 0
    return "released: the cheapest lots that keep it cost \(NumberText.percent(premium)) more in "
      + "\(target.year), above its cap of \(NumberText.percent(target.premiumCap ?? 0))"
  }

  /// For a pledge with a cap: what the lots to be had cost beside it, and what was published.
  private static func price(_ assessment: Assessment) -> String? {
    let target = assessment.target
    guard let cap = target.premiumCap, let supply = assessment.supply else { return nil }
    var parts: [String] = []
    if assessment.verdict != .released, supply.share > 0, let premium = supply.premium(target) {
      let (cost, most) = (NumberText.percent(premium), NumberText.percent(cap))
      parts.append("lots to be had cost \(cost) more, its cap is \(most)")
    }
    if let published = target.publishedPremium {
      parts.append("a published premium is \(NumberText.percent(published))")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// `depends: met if new and old scrap count, missed if …`.
  private static func readings(_ assessment: Assessment) -> String {
    func list(_ isMet: Bool) -> String {
      assessment.results.filter { $0.isMet == isMet }.map { "'\($0.reading.label)'" }
        .joined(separator: ", ")
    }
    return "depends on the reading: met as \(list(true)), missed as \(list(false))"
  }

  /// `17.8 % above the reference instead of 90.0 % below`; nil where a pledge names no reference.
  ///
  /// Points between the two would be more than a hundred, and nobody could say of what.
  static func besideReference(_ assessment: Assessment, _ years: ClosedRange<Int>) -> String? {
    let result = assessment.results[0]
    guard result.reading.metric == .belowReference else { return nil }
    let t = assessment.target.year - years.lowerBound
    let (level, asked) = (result.projected[t], NumberText.percent(result.required[t]))
    let distance = NumberText.percent(level.magnitude)
    return level < 0
      ? "\(distance) above the reference instead of \(asked) below"
      : "\(distance) below the reference instead of \(asked)"
  }

  /// How far projection and requirement lie apart in the target year.
  static func gap(_ result: ReadingResult, _ year: Int, _ years: ClosedRange<Int>) -> String {
    let t = year - years.lowerBound
    let gap = (result.projected[t] - result.required[t]).magnitude
    // A country's tonnes are not the company's: its industry's path is told in per cent.
    if result.reading.metric == .sectorEmissions, let base = result.base, base > 0 {
      return "\(fixed(100 * gap / base, 1)) points"
    }
    switch result.reading.metric {
    case .emissionsPerCar: return "\(fixed(gap, 2)) t CO2e per car"
    case .emissionsPerTonne, .intensityCap, .sectorIntensity, .sectorCap:
      return "\(fixed(gap, 2)) t CO2e/t"
    case .absoluteEmissions, .sectorEmissions: return "\(fixed(gap, 2)) Mt CO2e"
    case .recycledContent, .purchaseShare, .routeShare, .belowReference, .renewableShare,
      .sectorRenewables:
      return "\(fixed(gap * 100, 1)) points"
    }
  }

  private static func tonnes(_ assessment: Assessment) -> String {
    let unit: String
    switch assessment.target.metric {
    case .recycledContent: unit = "t scrap metal"
    case .purchaseShare, .routeShare: unit = "t"
    default: unit = "t CO2e"
    }
    return "\(NumberText.amount(assessment.shortfallTonnes)) \(unit)"
  }
}
