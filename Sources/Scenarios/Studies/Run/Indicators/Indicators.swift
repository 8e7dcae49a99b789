internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// The registry of reported numbers, one entry per family: each says its name, unit, derivation and
/// value in one place.
///
/// Names come from IAMC common-definitions where they exist. Where a name has children, they add up
/// to it.
public struct Indicators {
  let report: RunReport

  public init(of report: RunReport) { self.report = report }

  /// In the order of `results.csv`.
  public var reported: [Indicator] {
    var list = IndicatorList(report)
    addCars(to: &list)
    for m in plan.materials.indices {
      addProduction(m, to: &list)
      addMelts(m, to: &list)
      addScrapSupply(m, to: &list)
      addScrapUse(m, to: &list)
      addSurplus(m, to: &list)
      addLeavingMetal(m, to: &list)
      addCarMetal(m, to: &list)
      addRecycledContent(m, to: &list)
      addFates(m, to: &list)
      addRates(m, to: &list)
      addEntropy(m, to: &list)
      addSortingWorth(m, to: &list)
      if plan.limits == .composition { addPrices(m, to: &list) }
      addAllocation(m, to: &list)
      addMarket(m, to: &list)
    }
    addEmissions(to: &list)
    for m in plan.materials.indices { addWorks(m, to: &list) }
    addPowerViews(to: &list)
    addGrid(to: &list)
    addCosts(to: &list)
    addTargets(to: &list)
    return list.indicators
  }

  /// Figures of the headline that are no rows of the results, and the gap of every pledge.
  public var beside: [Indicator] {
    var list = IndicatorList(report)
    addFigures(to: &list)
    addGaps(to: &list)
    return list.indicators
  }

  // MARK: What the families share

  var plan: Plan { report.compiled.plan }

  /// As tables and parts of the plan name the metal.
  func name(_ m: Int) -> String { plan.materials[m].system.name }

  /// The metal as IAMC spells it.
  func metal(_ m: Int) -> String { name(m) == "aluminium" ? "Aluminum" : "Steel" }

  func lines(_ m: Int) -> ModelChart.MaterialLines { report.run.chart.materials[m] }

  /// Years from sale to exit of the cars that leave now: the mean lifetime.
  var age: Int {
    let rows = report.compiled.data.rows("passenger cars", "lifetime mean")
    return Int((rows.last?.value ?? 0).rounded())
  }

  /// What every price is shown in: the unit tables of IAMC know euros and no yuan.
  var euros: (unit: String, perYuan: Double) {
    let euros = MoneyYear.ofResults
    let rate = report.compiled.currencies.factor(from: .ofPlan, to: euros)
    return ("\(euros)", rate)
  }

  static func capitalised(_ text: String) -> String {
    let small: Set = ["and", "of", "in", "the"]
    return text.split(separator: " ").map { word in
      small.contains(String(word)) ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }

  func percent(_ part: Double, of whole: Double) -> Double {
    whole > 0 ? 100 * part / whole : 0
  }
}

extension RunReport {
  /// Everything that is reported by name; worked out anew at each call.
  public var variables: [Variable] { variables { _ in true } }

  /// Those of ``variables`` whose names are picked; the others are not worked out.
  package func variables(_ picks: (_ name: String) -> Bool) -> [Variable] {
    let years = compiled.plan.yearCount
    return Indicators(of: self).reported.filter { picks($0.name) }
      .map { $0.variable(yearCount: years) }
  }

  /// One of ``variables``, without working out the others; nil where the run reports no such name.
  public func variable(named name: String) -> Variable? {
    Indicators(of: self).reported.first { $0.name == name }?
      .variable(yearCount: compiled.plan.yearCount)
  }
}
