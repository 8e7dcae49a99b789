internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// Metal by kind of works, and its electricity in three views.
extension VariableTable {
  /// The words of the views, as variables begin with them.
  static let views: [(PowerView, String)] = [
    (.location, "Location-Based"), (.market, "Market-Based"), (.chineseRule, "Chinese Rule"),
  ]

  func addLots(to list: inout VariableList) {
    for m in report.lots.indices {
      addPlants(m, to: &list)
      let power = sums(m) { $0.ownCoal[$1] + $0.ownRenewable[$1] + $0.throughGrid($1) }
      list.add("Final Energy|Electricity|Metal Production|\(metal(m))", "TWh/yr") { power[$0] }
    }
    let unit = "Mt CO2-equiv/yr"
    for (view, word) in Self.views {
      let name = "Emissions (\(word))|Kyoto Gases|Metal Production"
      let totals = report.lots.indices.map { m in
        sums(m) { $0.other[$1] + report.power.emissions($0, view, $1) }
      }
      list.add(name, unit) { t in totals.reduce(0) { $0 + $1[t] } }
      for m in report.lots.indices {
        list.add("\(name)|\(metal(m))", unit) { totals[m][$0] }
      }
    }
    addGrid(to: &list)
    addCosts(to: &list)
  }

  /// Costs and premiums at the scenario's carbon price, and what could not be built in time.
  private func addCosts(to list: inout VariableList) {
    let plants = report.compiled.factors.plantPlan
    let years = plan.yearCount
    // The unit tables of IAMC know euros and no yuan.
    let euros = MoneyYear(currency: "EUR", year: 2024)
    let money = "\(euros)"
    var ignored = Diagnostics()
    let rate = CurrencyBook(report.compiled.data, reporting: &ignored)
      .factor(from: PlantCosts.money, to: euros)
    list.add("Price|Carbon", "\(money)/t CO2") { rate * plants.carbonPrice[$0] }
    let perCar = "Price|Green Premium per Car"
    let premiums = report.lots.indices.map(report.premiumsPerCar)
    list.add(perCar, "\(money)/vehicle") { t in
      rate * premiums.reduce(0) { $0 + $1[t] }
    }
    for m in report.lots.indices {
      list.add("\(perCar)|\(metal(m))", "\(money)/vehicle") { rate * premiums[m][$0] }
    }
    for m in report.lots.indices {
      let name = plan.materials[m].system.name
      guard let incumbent = PlantPlan.incumbents[name] else { continue }
      func cost(_ plant: String) -> [Double] {
        plants.levelisedCosts(plant, name, years: years)
      }
      let reference = cost(incumbent)
      for plant in plants.definitions
      where plant.material == name && plants.costs.cost[plant.id] != nil {
        let own = cost(plant.id)
        let title = "\(metal(m))|\(Self.title(plant.id))"
        list.add("Price|Levelised Cost|\(title)", "\(money)/t") { rate * own[$0] }
        if plant.id == incumbent { continue }
        list.add("Price|Green Premium|\(title)", "\(money)/t") {
          rate * (own[$0] - reference[$0])
        }
        if let shortfall = plants.shortfall[plant.id] {
          list.add("Capacity Shortage|\(title) [Share]", "%") { 100 * shortfall[$0] }
        }
      }
      let title = "\(metal(m))|\(Self.title(incumbent))"
      let due = plants.due[incumbent] ?? []
      let age = plants.meanAge[incumbent] ?? []
      list.add("Capacity Falling Due|\(title) [Share]", "%") { 100 * due[$0] }
      list.add("Capacity Age|\(title)", "yr") { age[$0] }
    }
  }

  /// A quantity over all lots of a metal: shape `[t]`.
  private func sums(_ m: Int, _ value: (LotAccount.Lot, Int) -> Double) -> [Double] {
    var sums = [Double](repeating: 0, count: plan.yearCount)
    for lot in report.lots[m].lots {
      for t in sums.indices { sums[t] += value(lot, t) }
    }
    return sums
  }

  private func addPlants(_ m: Int, to list: inout VariableList) {
    let account = report.lots[m]
    let name = "Metal Production|\(metal(m))"
    let mass = sums(m) { $0.mass[$1] }
    list.add(name, "Mt/yr") { mass[$0] }
    for (r, plants) in account.plants.enumerated() {
      for (k, plant) in plants.enumerated() {
        var own = [Double](repeating: 0, count: plan.yearCount)
        for lot in account.lots where lot.route == r && lot.plant == k {
          for t in own.indices { own[t] += lot.mass[t] }
        }
        list.add("\(name)|\(Self.title(plant.id))", "Mt/yr") { own[$0] }
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
