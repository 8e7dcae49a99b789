internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// A pledge and its answer as one sentence that could be quoted.
struct VerdictSentence {
  let entry: TargetEntry
  let report: RunReport
  private let words = Words(language: .english)

  init(entry: TargetEntry, report: RunReport) {
    self.entry = entry
    self.report = report
  }

  private var years: ClosedRange<Int> { report.years }

  func text(_ assessment: Assessment) -> String {
    let aside =
      entry.role == .benchmark
      ? " " + words.beside(entry.standard, entry.company) : ""
    let answer = Self.capitalised(
      proxy(assessment.target) + answer(assessment) + agreeing(assessment))
    return "\(entry.company)\(aside): \(ask(assessment.target)) (\(entry.id)). "
      + "\(answer)\(pace).\(limits(assessment))"
  }

  func text(_ target: UntestableTarget) -> String {
    let what = entry.wording.isEmpty ? entry.metric : "“\(entry.wording)”"
    let year = entry.targetYear.map { ", \($0)" } ?? ""
    return
      "\(entry.company): \(what)\(year) (\(entry.id)). Cannot be tested: \(words.reason(target))\(pace)."
  }

  /// A run knows a supplier's industry, not the supplier, and this market, not others.
  private func proxy(_ target: Target) -> String {
    for case .movesWithIndustry in target.assumptions { return "If it moves with its industry: " }
    for case .metalOfThisMarket(let region) in target.assumptions {
      return "As if its metal came from this market (the pledge covers \(region)): "
    }
    let isForeign =
      entry.role == .maker && !report.compiled.data.hasRows(entry.company, "sales in China")
    return isForeign ? "If it bought here: " : ""
  }

  /// Which readings a verdict holds under, where the text leaves several and they agree.
  private func agreeing(_ assessment: Assessment) -> String {
    let count = assessment.results.count
    if count < 2 || assessment.verdict == .depends { return "" }
    let labels = words.list(assessment.results.map(\.reading))
    return ", under \(count == 2 ? "both" : "all \(count)") readings (\(labels))"
  }

  /// What scrap from cars would allow of a recycled content that is asked for and not reached.
  private func limits(_ assessment: Assessment) -> String {
    guard !assessment.results[0].isMet else { return "" }
    var text = ""
    if let ceiling = assessment.ceiling, ceiling < assessment.target.value {
      text += " \(Self.capitalised(words.ceiling(ceiling)))."
    }
    if let bound = assessment.bound {
      let system = report.compiled.plan.materials[assessment.target.materials[0]].system
      text += " \(Self.capitalised(words.limits(bound, system)))."
    }
    return text
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
    let high = target.high.map { "–" + Self.hundredfold($0) } ?? ""
    let share = "\(Self.hundredfold(value))\(high) %"
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

  private static func hundredfold(_ share: Double) -> String {
    ShortestDecimal.string((share * 1000).rounded() / 10)
  }

  private var reference: String {
    entry.reference.isEmpty ? "the ordinary product" : entry.reference
  }

  private func answer(_ assessment: Assessment) -> String {
    words.clause(VerdictPhrase(assessment, years: years), until: years.upperBound)
  }

  /// `(x* - x) / (t* - t1)`: the points a year that are left to go.
  private var pace: String {
    guard let progress = entry.progress, let from = entry.progressYear, let to = entry.targetYear,
      let value = entry.value, entry.type != nil,
      let points = requiredPace(from: progress, in: from, to: value, by: to)
    else { return "" }
    return "; it stood at \(NumberText.percent(progress)) in \(from), which left "
      + "\(fixed(points * 100, 1)) points a year to go"
  }
}

extension Words {
  /// A verdict inside an English sentence: `met with 0.2 points to spare`.
  ///
  /// - Parameter end: The last year of the run.
  func clause(_ phrase: VerdictPhrase, until end: Int) -> String {
    switch phrase.answer {
    case .met(let gap):
      return "\(phrase.isLine ? "within it" : "met") with \(size(gap)) to spare"
    case .missed(let distance):
      let word = phrase.isLine ? "above it" : "missed"
      let first =
        phrase.firstYearMet.map { "first met in \($0)" }
        ?? "not \(phrase.isLine ? "reached" : "met") by \(end)"
      switch distance {
      case .belowReference(let level, let asked):
        return "\(word): \(besideReference(level, asked)), \(first)"
      case .gap(let gap):
        return "\(word) by \(size(gap))\(shortfall(phrase)), \(first)"
      }
    case .released, .depends, .dependsOnHabits, .untestable: return sentence(phrase)
    }
  }
}
