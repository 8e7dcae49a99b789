internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies

/// Emissions of bought metal by term, and targets beside projections.
extension VariableTable {

  func addEmissions(to list: inout VariableList) {
    let name = "Emissions|Kyoto Gases|Supply Chain"
    let unit = "Mt CO2-equiv/yr"
    let market = report.carMarket
    func total(_ t: Int) -> Double { market.reduce(0) { $0 + $1.emissions[t] } }
    list.add(name, unit, total)
    for m in market.indices { addEmissions(of: m, under: name, unit, to: &list) }
    let intensity = "Emission Intensity|Kyoto Gases|Supply Chain"
    for m in market.indices {
      list.add("\(intensity)|\(metal(m))", "Mt CO2-equiv/Mt") {
        market[m].bought[$0] > 0 ? market[m].emissions[$0] / market[m].bought[$0] : 0
      }
    }
    func perCar(_ t: Int) -> Double { total(t) / (sold(t, nil) * plan.fleet.builtPerSold[t]) }
    list.add("\(intensity)|Per Car", "t CO2-equiv/vehicle", perCar)
    list.add("\(intensity)|Per Distance", "g CO2-equiv/km") {
      perCar($0) * 1e6 / report.compiled.lifetimeKilometres
    }
  }

  private func addEmissions(
    of m: Int, under name: String, _ unit: String, to list: inout VariableList
  ) {
    let account = report.emissions[m]
    let system = plan.materials[m].system
    list.add("\(name)|\(metal(m))", unit) { report.carMarket[m].emissions[$0] }
    for (column, term) in account.terms.enumerated() {
      list.add("\(name)|\(metal(m))|\(Self.capitalised(term))", unit) { t in
        (0..<system.carGradeCount).reduce(0) { sum, g in
          sum
            + account.byTerm[
              (t * system.grades.count + g) * account.terms.count + column]
        }
      }
    }
  }

  static func capitalised(_ text: String) -> String {
    let small: Set = ["and", "of", "in", "the"]
    return text.split(separator: " ").map { word in
      small.contains(String(word)) ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }

  func addTargets(to list: inout VariableList) {
    for assessment in report.assessments where !assessment.target.isSupplier {
      let target = assessment.target
      let scale = target.metric.isShare ? 100.0 : 1
      let unit = target.metric.iamcUnit
      let name = "\(Self.capitalised(target.company))|\(target.id)"
      list.add("Target|\(name)", unit) { assessment.required[$0] * scale }
      list.add("Projection|\(name)", unit) {
        assessment.projected[$0] * scale
      }
    }
  }
}
