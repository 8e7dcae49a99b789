internal import FlowEngine
internal import FlowInputs
public import FlowStudies

/// Every reported quantity, by its IAMC name.
///
/// Names from IAMC common-definitions where they exist. Where a name has children, they add up to
/// it.
struct VariableTable {
  let report: RunReport

  static func variables(of report: RunReport) -> [Variable] {
    let table = VariableTable(report: report)
    var list = VariableList(yearCount: report.compiled.plan.yearCount)
    table.addCars(to: &list)
    for m in report.compiled.plan.materials.indices {
      table.addProduction(m, to: &list)
      table.addScrap(m, to: &list)
      table.addCarMetal(m, to: &list)
      table.addFates(m, to: &list)
      table.addRates(m, to: &list)
      table.addEntropy(m, to: &list)
      table.addSortingWorth(m, to: &list)
      if report.compiled.plan.limits == .composition { table.addPrices(m, to: &list) }
      table.addAllocation(m, to: &list)
      table.addMarket(m, to: &list)
    }
    table.addEmissions(to: &list)
    table.addLots(to: &list)
    table.addTargets(to: &list)
    return list.variables
  }

  var plan: Plan { report.compiled.plan }

  /// The metal as IAMC spells it.
  func metal(_ m: Int) -> String {
    plan.materials[m].system.name == "aluminium" ? "Aluminum" : "Steel"
  }

  func lines(_ m: Int) -> ModelChart.MaterialLines { report.run.chart.materials[m] }
}

extension RunReport {
  /// Everything that is reported by name; worked out anew at each call.
  public var variables: [Variable] { VariableTable.variables(of: self) }
}

/// Variables in the order in which they are added.
struct VariableList {
  let yearCount: Int
  private(set) var variables: [Variable] = []

  init(yearCount: Int) { self.yearCount = yearCount }

  mutating func add(_ name: String, _ unit: String, _ value: (_ t: Int) -> Double) {
    variables.append(Variable(name, unit, (0..<yearCount).map(value)))
  }
}
