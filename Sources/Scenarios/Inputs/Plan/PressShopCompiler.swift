internal import FlowEngine

/// How much the press shop wastes of one metal, and where that goes.
struct PressShopCompiler {
  let scenario: Scenario
  let system: MaterialSystem

  private var carGrades: ArraySlice<Grade> { system.grades.prefix(system.carGradeCount) }

  func compile(_ lookup: inout Lookup) -> PressShopPlan {
    let sorting = SortingCompiler(scenario: scenario, system: system)
    let fabricationYield = fabricationYield(&lookup)
    lookup.part = .pressShop(system.name)
    return PressShopPlan(
      fabricationYield: fabricationYield,
      scrap: carGrades.map {
        lookup.classShares(ofMetric: "press-shop scrap to", $0.id, in: system)
      },
      mixedClass: carGrades.map {
        lookup.classShares(ofMetric: "mixed scrap to", $0.id, in: system).first?.scrapClass
      },
      mixed: lookup.path(lever: "mixed-collection"),
      clipSorting: sorting.clip(&lookup))
  }

  /// The number of a grade, else that of its form: shape `[g]`.
  private func fabricationYield(_ lookup: inout Lookup) -> [Double] {
    lookup.part = .fabrication(system.name)
    return carGrades.map { grade in
      let isOwn = lookup.data.hasRows(grade.id, "fabrication yield")
      return lookup.positive(isOwn ? grade.id : grade.form, "fabrication yield", in: .fraction)?
        .constant ?? 1
    }
  }
}
