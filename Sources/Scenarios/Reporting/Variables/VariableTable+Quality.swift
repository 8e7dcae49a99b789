public import FlowAccounts
internal import FlowEngine
internal import FlowStudies

/// What quality costs: mixing, prices of the blend, and emissions by allocation view.
extension VariableTable {
  /// Per cent of the entropy that an even mixture of all tracked elements would have.
  func addEntropy(_ m: Int, to list: inout VariableList) {
    let entropy = report.run.entropy[m]
    for process in EntropyReport.Process.allCases {
      let name = "Statistical Entropy|\(metal(m))|\(Self.capitalised(process.rawValue))"
      list.add("\(name)|Before [Share]", "%") { 100 * entropy.before(process, $0) }
      list.add("\(name)|After [Share]", "%") { 100 * entropy.after(process, $0) }
    }
  }

  /// Tonnes of primary and alloying saved by one more tonne that is taken apart.
  func addSortingWorth(_ m: Int, to list: inout VariableList) {
    let blend = report.run.blends[m]
    for (index, option) in plan.materials[m].sorting.options.enumerated() {
      list.add("Worth of Sorting|\(metal(m))|\(Self.capitalised(option.name))", "Mt/Mt") {
        blend.worth(ofSorting: index, $0)
      }
    }
  }

  /// Duals and ranges of the blend that keeps composition.
  func addPrices(_ m: Int, to list: inout VariableList) {
    let blend = report.run.blends[m]
    list.add("Same-Grade Metal|\(metal(m))|Least of Optima", "Mt/yr") {
      blend.leastSameGrade[$0]
    }
    list.add("Same-Grade Metal|\(metal(m))|Posted", "Mt/yr") { blend.postedSameGrade[$0] }
    list.add("Same-Grade Metal|\(metal(m))|Most of Optima", "Mt/yr") { blend.mostSameGrade[$0] }
    for (s, scrapClass) in plan.materials[m].system.classes.enumerated() {
      list.add("Worth of Scrap|\(metal(m))|\(scrapClass.id)", "Mt/Mt") {
        blend.worth(ofClass: s, $0)
      }
    }
  }

  func addAllocation(_ m: Int, to list: inout VariableList) {
    let account = report.allocation[m]
    let market = report.carMarket[m]
    for view in AllocationView.allCases {
      list.add("Allocated Emissions|\(metal(m))|\(view.title)", "Mt CO2-equiv/Mt") {
        market.bought[$0] > 0 ? account.emissions(view, $0) / market.bought[$0] : 0
      }
    }
  }
}

extension AllocationView {
  /// As a heading.
  public var title: String {
    switch self {
    case .cutOff: "Cut-Off"
    case .endOfLife: "End-of-Life Substitution"
    case .fiftyFifty: "Half and Half"
    case .circularFootprint: "Circular Footprint Formula"
    case .valueCorrected: "Substitution Corrected by Value"
    }
  }
}
