internal import FlowEngine
internal import FlowInputs

/// What habits and prices leave of the cheapest plan, and how far they pull from each other.
extension Indicators {
  func addHabits(_ m: Int, _ market: MarketReport, to list: inout IndicatorList) {
    let (metal, blend) = (metal(m), report.run.blends[m])
    let (unit, rate) = (euros.unit + "/t", euros.perYuan)
    list.add("Primary Above Least|\(metal)", "Mt/yr", primaryAboveLeast(m)) {
      blend.primaryAboveLeast($0)
    }
    list.add("Dispersion Cost|\(metal)", unit, dispersionCost(m)) {
      rate * market.habits.cost[$0]
    }
    let system = plan.materials[m].system
    let name = "Distance from Habit|\(metal)"
    list.add("\(name) [Share]", "%", distance(m, "all heats")) {
      100 * market.habits.share(ofHeats: system.heats.indices, $0)
    }
    for family in families(m) {
      let heats = system.heats.indices.filter {
        system.grades[system.heats[$0].product].family == family
      }
      let title = Self.capitalised(family.replacing("-", with: " "))
      list.add(
        "\(name)|\(title) [Share]", "%", distance(m, "heats of the family \(family)")
      ) { 100 * market.habits.share(ofHeats: heats, $0) }
    }
  }

  /// In the order of the products.
  private func families(_ m: Int) -> [String] {
    var seen: Set<String> = []
    return plan.materials[m].system.grades.map(\.family).filter { seen.insert($0).inserted }
  }

  private func primaryAboveLeast(_ m: Int) -> Derivation {
    Derivation(
      "(primary + alloying) of the posted plan − the least (primary + alloying) of the scrap that it "
        + "charges, by a linear programme with the same limits",
      of: ["Primary Metal|\(metal(m))", "Alloying Elements|\(metal(m))", "Scrap Use|\(metal(m))"],
      on: blend(m))
  }

  private func dispersionCost(_ m: Int) -> Derivation {
    Derivation(
      "τ Σ_s,h a ln(a ÷ q̂) ÷ Σ_s,h a: what leaving habits weighs in the objective, per tonne of scrap "
        + "charged; q̂[s,h] = q[s,h] Σ_h a[s,h] ÷ Σ_h q[s,h], q the habit",
      of: ["Scrap Use|\(metal(m))"], on: [.chargeHabits(name(m)), .currencies] + blend(m))
  }

  private func distance(_ m: Int, _ heats: String) -> Derivation {
    Derivation(
      "100 × Σ |a − q̂| ÷ Σ (a + q̂) over scrap classes s and \(heats); "
        + "q̂[s,h] = q[s,h] Σ_h a[s,h] ÷ Σ_h q[s,h], q the habit: 0 % is habit, 100 % nothing in common",
      of: ["Scrap Use|\(metal(m))"], on: [.chargeHabits(name(m))] + blend(m))
  }
}
