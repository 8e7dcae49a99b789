/// From bought semis to cars: the press shop, new cars, and what their cohort is made of.
extension Simulation {
  mutating func makeCars(_ m: Int, _ t: Int) {
    let lines = chart.materials[m]
    let material = plan.materials[m]
    let fleet = plan.fleet
    let elements = material.system.elements.count
    let cohort = fleet.cohort(ofYear: t)
    let imported = fleet.importedShare[t]
    let exported = fleet.exportedPerSold[t] / fleet.builtPerSold[t]
    for g in 0..<material.system.carGradeCount {
      let start = g * elements
      func post(_ line: Int, _ mass: Double) {
        ledger.post(
          line, year: t, type: g, mass: mass, composition: states[m].productContent, at: start)
      }
      let net = states[m].net[g]
      let home = net * (1 - exported)
      if plan.chemistry == .remembered {
        post(lines.carMakingToUse, home)
      } else {
        post(lines.carMakingToReset, home)
        ledger.post(
          lines.resetToUse, year: t, type: g, mass: home, composition: material.composition.nominal,
          at: start)
      }
      post(lines.carMakingToExports, net * exported)
      post(lines.carMakingToPressShop, states[m].bought[g] - net)
      states[m].pressShop[g] = states[m].bought[g] - net
      let sold = net / fleet.builtPerSold[t]
      ledger.post(
        lines.importsToUse, year: t, type: g, mass: sold * imported,
        composition: material.composition.nominal, at: start)
      for element in 0..<elements {
        states[m].pressShopContent[start + element] = states[m].productContent[start + element]
        if plan.chemistry == .nominal { continue }
        let content =
          (1 - imported) * states[m].productContent[start + element]
          + imported * material.composition.nominal[start + element]
        states[m].setContent(of: g, cohort, element, to: content)
      }
    }
  }
}
