internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

extension RunReport {
  /// What the least ore-based metal and alloying leaves open in the reporting years, metal by metal:
  /// recycled content of what car makers buy, and metal back in its own grade.
  ///
  /// All zeros where the run was not of ``CompiledScenario/measuringFace()``.
  package var faceRanges: [VariableRange] {
    return systems.indices.flatMap { m -> [VariableRange] in
      let blend = run.blends[m]
      let metal = Indicators(of: self).metal(m)
      let market = carMarket[m]
      func content(_ mass: [Double], _ t: Int) -> Double {
        market.bought[t] > 0 ? 100 * mass[t] / market.bought[t] : 0
      }
      return [
        face(
          Variable(
            "Recycled Content|\(metal)|Passenger Cars [Share]", "%",
            (0..<years.count).map { market.recycledContent($0, of: 100) }),
          least: { content(blend.leastInCars, $0) }, most: { content(blend.mostInCars, $0) }),
        face(
          Variable(
            "Same-Grade Metal|\(metal)|Posted", "Mt/yr",
            blend.postedSameGrade.map(ResultUnit.millions)),
          least: { ResultUnit.millions(blend.leastSameGrade[$0]) },
          most: { ResultUnit.millions(blend.mostSameGrade[$0]) }),
      ]
    }
  }

  private func face(
    _ variable: Variable, least: (Int) -> Double, most: (Int) -> Double
  ) -> VariableRange {
    let shown = reportingYears.all.map { $0 - years.lowerBound }
    return VariableRange(
      variable, .face, years: shown, low: shown.map(least), high: shown.map(most))
  }
}
