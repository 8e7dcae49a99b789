internal import MaterialFlow

/// A pledge and its answer as one sentence that could be quoted.
struct VerdictSentence {
  let entry: TargetEntry
  let years: ClosedRange<Int>

  func text(_ assessment: Assessment) -> String {
    "\(entry.company): \(ask(assessment.target)) (\(entry.id)). "
      + "\(Self.capitalised(proxy + answer(assessment)))\(pace)."
  }

  func text(_ target: UntestableTarget) -> String {
    let what = entry.wording.isEmpty ? entry.metric : "“\(entry.wording)”"
    let year = entry.targetYear.map { ", \($0)" } ?? ""
    return
      "\(entry.company): \(what)\(year) (\(entry.id)). Cannot be tested: \(target.reason)\(pace)."
  }

  /// A run knows a supplier's industry, not the supplier.
  private var proxy: String {
    entry.role == .supplier && entry.type != .lotReduction ? "If it moves with its industry: " : ""
  }

  private var since: String {
    if entry.baseReference == "peak" { return " than at the peak" }
    return entry.baseYear.map { " than in \($0)" } ?? ""
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// What is asked for, with the words that soften it.
  private func ask(_ target: Target) -> String {
    let value = entry.value ?? entry.low ?? target.value
    let share = "\(ShortestDecimal.string((value * 1000).rounded() / 10)) %"
    let metal = target.metal
    let year = target.year
    let soft = entry.qualifier.isEmpty ? "" : " (“\(entry.qualifier)”)"
    let ask: String
    switch target.metric {
    case .recycledContent: ask = "\(share) recycled \(metal) by \(year)"
    case .purchaseShare:
      let primary = metal == "aluminium" ? "primary aluminium" : metal
      ask = "\(share) of its \(primary) to hold \(entry.standard) by \(year)"
    case .routeShare: ask = "\(metal) of named routes by \(year)"
    case .belowReference: ask = "\(metal) \(share) below \(reference) by \(year)"
    case .renewableShare:
      let scope = entry.scope.isEmpty ? "its \(metal)" : entry.scope
      ask = "\(share) renewable power for \(scope) by \(year)"
    case .intensityCap, .sectorCap:
      ask = "at most \(ShortestDecimal.string(value)) t CO2e per t of \(metal) by \(year)"
    case .sectorRenewables: ask = "\(share) renewable power by \(year)"
    case .emissionsPerCar: ask = "\(share) less emissions of \(metal) per car by \(year)\(since)"
    case .emissionsPerTonne: ask = "\(share) less emissions per t of \(metal) by \(year)\(since)"
    case .absoluteEmissions: ask = "\(share) less emissions of its \(metal) by \(year)\(since)"
    case .sectorEmissions: ask = "\(share) less emissions by \(year)\(since)"
    case .sectorIntensity: ask = "\(share) less emissions per t by \(year)\(since)"
    }
    return ask + soft
  }

  private var reference: String {
    entry.reference.isEmpty ? "the ordinary product" : entry.reference
  }

  private func answer(_ assessment: Assessment) -> String {
    let result = assessment.results[0]
    let gap = VerdictText.gap(result, assessment.target.year, years)
    switch assessment.verdict {
    case .met: return "met with \(gap) to spare"
    case .missed:
      let first =
        assessment.firstYearMet.map { "first met in \($0)" } ?? "not met by \(years.upperBound)"
      if let aside = VerdictText.besideReference(assessment, years) {
        return "missed: \(aside), \(first)"
      }
      let sentence = VerdictText.sentence(assessment, years: years)
      let tonnes = sentence.firstIndex(of: "(").map { open in
        " \(sentence[open...].prefix { $0 != ")" }))"
      }
      return "missed by \(gap)\(tonnes ?? ""), \(first)"
    case .released, .depends, .untestable:
      return VerdictText.sentence(assessment, years: years)
    }
  }

  /// `(x* - x) / (t* - t1)`: the points a year that are left to go.
  private var pace: String {
    guard let progress = entry.progress, let from = entry.progressYear, let to = entry.targetYear,
      let value = entry.value, entry.type != nil,
      let points = requiredPace(from: progress, in: from, to: value, by: to)
    else { return "" }
    return "; it stood at \(VerdictText.percent(progress)) in \(from), which left "
      + "\(fixed(points * 100, 1)) points a year to go"
  }
}
