public import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// What quality costs: mixing, prices of the blend, and emissions by allocation view.
extension Indicators {
  /// Per cent of the entropy that an even mixture of all tracked elements would have.
  func addEntropy(_ m: Int, to list: inout IndicatorList) {
    let entropy = report.run.entropy[m]
    for process in EntropyReport.Process.allCases {
      let name = "Statistical Entropy|\(metal(m))|\(Self.capitalised(process.rawValue))"
      list.add("\(name)|Before [Share]", "%", mixing(m, process)) {
        100 * entropy.before(process, $0)
      }
      list.add("\(name)|After [Share]", "%", mixing(m, process)) {
        100 * entropy.after(process, $0)
      }
    }
  }

  private func mixing(_ m: Int, _ process: EntropyReport.Process) -> Derivation {
    let (name, metal) = (name(m), metal(m))
    let formula =
      "Σ over flows of m × (−Σ_e c_e ln c_e) ÷ (Σ m × ln n): 0 % is pure, 100 % an even mixture of "
      + "the n tracked elements"
    if process == .melting {
      return Derivation(
        formula, of: ["Scrap Use|\(metal)", "Primary Metal|\(metal)"],
        on: [.nominal(name), .primaryContent(name), .scrapContent(name)])
    }
    return Derivation(
      formula,
      of: [leaving(m), "Scrap from Cars|\(metal)|Old Scrap", "Scrap Use|\(metal)"],
      on: [.nominal(name)] + treatment(m))
  }

  /// Tonnes of primary and alloying saved by one more tonne that is taken apart.
  func addSortingWorth(_ m: Int, to list: inout IndicatorList) {
    let blend = report.run.blends[m]
    for (index, option) in plan.materials[m].sorting.options.enumerated() {
      list.add(
        "Worth of Sorting|\(metal(m))|\(Self.capitalised(option.name))", "Mt/Mt",
        Derivation(
          "primary and alloying metal saved by one more tonne taken apart: worth of the classes that "
            + "come out − worth of the tonne as mixed shred, at the duals of the year's blend",
          of: ["Primary Metal|\(metal(m))", "Scrap from Cars|\(metal(m))|Old Scrap"],
          on: [.limits(name(m)), .blend(name(m)), .clipSorting(name(m))] + treatment(m))
      ) { blend.worth(ofSorting: index, $0) }
    }
  }

  /// Duals and ranges of the blend that keeps composition.
  func addPrices(_ m: Int, to list: inout IndicatorList) {
    let blend = report.run.blends[m]
    let name = "Same-Grade Metal|\(metal(m))"
    list.add("\(name)|Least of Optima", "Mt/yr", sameGradeRange(m)) { blend.leastSameGrade[$0] }
    list.add("\(name)|Posted", "Mt/yr", sameGradeRange(m)) { blend.postedSameGrade[$0] }
    list.add("\(name)|Most of Optima", "Mt/yr", sameGradeRange(m)) { blend.mostSameGrade[$0] }
    for (s, scrapClass) in plan.materials[m].system.classes.enumerated() {
      list.add(
        "Worth of Scrap|\(metal(m))|\(scrapClass.id)", "Mt/Mt",
        Derivation(
          "dual of the class's supply: primary and alloying metal saved by one more tonne; decision "
            + "factors count where the scenario's blend asks for them",
          of: ["Primary Metal|\(metal(m))"],
          on: [.limits(self.name(m)), .blend(self.name(m)), .castingsOnly(self.name(m))])
      ) { blend.worth(ofClass: s, $0) }
    }
  }

  /// Whether a number comes from programmes beside the run: it is zero where the run is not measured.
  package static func isMeasuredBeside(_ name: String) -> Bool {
    ["Same-Grade Metal|", "Quality-Induced Primary|", "Primary Above Least|"]
      .contains { name.hasPrefix($0) }
  }

  private func sameGradeRange(_ m: Int) -> Derivation {
    Derivation(
      "metal that new and old scrap of every product gives its own product again, by its share in a "
        + "class: in the posted blend, and the least and most over all blends with the least primary "
        + "and alloying",
      of: ["Scrap Use|\(metal(m))"], on: [.limits(name(m))])
  }

  func addAllocation(_ m: Int, to list: inout IndicatorList) {
    let account = report.allocation[m]
    let market = report.carMarket[m]
    for view in AllocationView.allCases {
      list.add(
        "Allocated Emissions|\(metal(m))|\(view.title)", "Mt CO2-equiv/Mt", allocated(m, view)
      ) { market.perTonne(account.emissions(view, $0), $0) }
    }
  }

  private func allocated(_ m: Int, _ view: AllocationView) -> Derivation {
    Derivation(
      "Σ over grades of bought × (\(view.formula)) ÷ bought; R1 recycled content, R2 end-of-life "
        + "recycling rate of the year",
      of: [
        "Emission Intensity|Kyoto Gases|Supply Chain|\(metal(m))",
        "Recycled Content|\(metal(m))|Passenger Cars [Share]",
        "Fate of End-of-Life Metal|\(metal(m))|Passenger Cars",
      ], on: [.allocation(name(m))])
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

  /// Per tonne, with R1 recycled content and R2 recycling rate.
  fileprivate var formula: String {
    switch self {
    case .endOfLife: "E_v − (R2 − R1)(E_v − E_r)"
    case .fiftyFifty: "the mean of cut-off and end-of-life substitution"
    case .circularFootprint:
      "(1 − R1) E_v + R1 (A E_r + (1 − A) Q E_v) + (1 − A) R2 (E_r − Q E_v)"
    case .valueCorrected: "E_v − (R2 − R1)(Q E_v − E_r)"
    case .cutOff: "(1 − R1) E_v + R1 E_r"
    }
  }
}
