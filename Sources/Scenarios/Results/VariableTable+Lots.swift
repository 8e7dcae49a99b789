internal import MaterialFlow

/// Metal by kind of works, and its electricity in three views.
extension VariableTable {
  /// The words of the views, as variables begin with them.
  static let views: [(PowerView, String)] = [
    (.location, "Location-Based"), (.market, "Market-Based"), (.chineseRule, "Chinese Rule"),
  ]

  func addLots(to list: inout VariableList) {
    for m in report.lots.indices {
      addPlants(m, to: &list)
      list.add("Final Energy|Electricity|Metal Production|\(metal(m))", "TWh/yr") { t in
        report.lots[m].lots.reduce(0) {
          $0 + $1.ownCoal[t] + $1.ownRenewable[t] + $1.throughGrid(t)
        }
      }
    }
    let unit = "Mt CO2-equiv/yr"
    for (view, word) in Self.views {
      let name = "Emissions (\(word))|Kyoto Gases|Metal Production"
      list.add(name, unit) { t in
        report.lots.indices.reduce(0) { $0 + total($1, view, t) }
      }
      for m in report.lots.indices {
        list.add("\(name)|\(metal(m))", unit) { total(m, view, $0) }
      }
    }
    addGrid(to: &list)
    addCosts(to: &list)
  }

  /// Costs and premiums at the scenario's carbon price, and what could not be built in time.
  private func addCosts(to list: inout VariableList) {
    let plants = report.compiled.plantPlan
    let years = plan.yearCount
    let money = "\(PlantCosts.money)"
    list.add("Price|Carbon", "\(money)/t CO2") { plants.carbonPrice[$0] }
    let perCar = "Price|Green Premium per Car"
    list.add(perCar, "\(money)/vehicle") { t in
      report.lots.indices.reduce(0) { $0 + report.premiumPerCar($1, t) }
    }
    for m in report.lots.indices {
      list.add("\(perCar)|\(metal(m))", "\(money)/vehicle") { report.premiumPerCar(m, $0) }
    }
    for m in report.lots.indices {
      let name = plan.materials[m].system.name
      guard let incumbent = PlantPlan.incumbents[name] else { continue }
      func cost(_ plant: String) -> [Double] {
        (0..<years).map { plants.levelisedCost(plant, name, $0) }
      }
      let reference = cost(incumbent)
      for plant in plants.definitions
      where plant.material == name && plants.costs.cost[plant.id] != nil {
        let own = cost(plant.id)
        let title = "\(metal(m))|\(Self.title(plant.id))"
        list.add("Price|Levelised Cost|\(title)", "\(money)/t") { own[$0] }
        if plant.id == incumbent { continue }
        list.add("Price|Green Premium|\(title)", "\(money)/t") { own[$0] - reference[$0] }
        if let shortfall = plants.shortfall[plant.id] {
          list.add("Capacity Shortage|\(title) [Share]", "%") { 100 * shortfall[$0] }
        }
      }
      let title = "\(metal(m))|\(Self.title(incumbent))"
      let due = plants.due[incumbent] ?? []
      let age = plants.meanAge[incumbent] ?? []
      list.add("Capacity Due for Renewal|\(title) [Share]", "%") { 100 * due[$0] }
      list.add("Capacity Age|\(title)", "yr") { age[$0] }
    }
  }

  /// All lots of a metal, Mt CO2-equiv/yr.
  private func total(_ m: Int, _ view: PowerView, _ t: Int) -> Double {
    report.lots[m].lots.reduce(0) { $0 + $1.other[t] + report.power.emissions($1, view, t) }
  }

  private func addPlants(_ m: Int, to list: inout VariableList) {
    let account = report.lots[m]
    let name = "Metal Production|\(metal(m))"
    list.add(name, "Mt/yr") { t in account.lots.reduce(0) { $0 + $1.mass[t] } }
    for (r, plants) in account.plants.enumerated() {
      for (k, plant) in plants.enumerated() {
        let lots = account.lots.filter { $0.route == r && $0.plant == k }
        list.add("\(name)|\(Self.title(plant.id))", "Mt/yr") { t in
          lots.reduce(0) { $0 + $1.mass[t] }
        }
      }
    }
  }

  /// All power through the grid, by who is charged with it; location and market agree.
  private func addGrid(to list: inout VariableList) {
    let unit = "Mt CO2-equiv/yr"
    for (view, word) in Self.views {
      let name = "Emissions (\(word))|Electricity"
      list.add(name, unit) { report.power.charged(view, $0).total }
      list.add("\(name)|Metal Production", unit) { report.power.charged(view, $0).lots }
      list.add("\(name)|Other Contracts", unit) { report.power.charged(view, $0).contracts }
      list.add("\(name)|Residual Buyers", unit) { report.power.charged(view, $0).rest }
    }
    list.add("Chinese Rule Gap|Electricity", unit) { report.power.chineseRuleGap($0) }
    list.add("Emission Intensity|Electricity|Grid", "t CO2-equiv/MWh") {
      report.power.factors.grid[$0]
    }
    list.add("Emission Intensity|Electricity|Residual Mix", "t CO2-equiv/MWh") {
      report.power.residual[$0]
    }
  }

  /// `h2-dri-eaf` as `H2-DRI-EAF`, `own-coal` as `Own Coal`.
  static func title(_ plant: String) -> String {
    let short: Set = ["bf", "bof", "ccs", "dri", "eaf", "h2", "ng"]
    let parts = plant.split(separator: "-").map(String.init)
    if parts.contains(where: short.contains) { return plant.uppercased() }
    return parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}

extension RunReport {
  /// What the metal of a car costs more than if the works that stand today had made all of it,
  /// CNY of 2024 per car built.
  ///
  /// Bought metal of car grades from each kind of works × its premium.
  func premiumPerCar(_ m: Int, _ t: Int) -> Double {
    let plants = compiled.plantPlan
    let system = compiled.plan.materials[m].system
    guard let incumbent = PlantPlan.incumbents[system.name] else { return 0 }
    let reference = plants.levelisedCost(incumbent, system.name, t)
    var sum = 0.0
    for lot in lots[m].lots where system.grades[lot.product].isInCars && lot.mass[t] > 0 {
      let plant = lots[m].plants[lot.route][lot.plant].id
      guard plants.costs.cost[plant] != nil else { continue }
      let liquid = lot.primary[t] + lot.fromNewScrap[t] + lot.fromOldScrap[t]
      // Works differ in their ore-based metal; scrap costs all of them alike.
      let share = system.name == "steel" ? 1 : liquid > 0 ? lot.primary[t] / liquid : 0
      sum += share * lot.mass[t] * (plants.levelisedCost(plant, system.name, t) - reference)
    }
    let built = carsBuilt(t)
    return built > 0 ? sum / built : 0
  }
}
