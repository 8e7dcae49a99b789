internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Costs and premiums at the scenario's carbon price, and what could not be built in time.
extension Indicators {
  private static let carbon = "Price|Carbon"
  private static let perCar = "Price|Green Premium per Car"

  func addCosts(to list: inout IndicatorList) {
    let (money, rate) = euros
    let plants = report.compiled.factors.plantPlan
    list.add(
      Self.carbon, "\(money)/t CO2",
      Derivation("the lever, or the path of the tables", on: [.carbonPrice, .currencies])
    ) { rate * plants.carbonPrice[$0] }
    let metals = plan.materials.indices
    let premiums = metals.map(report.premiumsPerCar)
    let unit = "\(money)/vehicle"
    list.add(Self.perCar, unit, premiumPerCar(Array(metals))) { t in
      rate * premiums.reduce(0) { $0 + $1[t] }
    }
    for m in metals {
      list.add("\(Self.perCar)|\(metal(m))", unit, premiumPerCar([m])) { rate * premiums[m][$0] }
    }
    for m in metals { addCosts(of: m, to: &list) }
  }

  private func premiumPerCar(_ metals: [Int]) -> Derivation {
    Derivation(
      "Σ over lots of car grades of bought metal × premium of their works ÷ cars built",
      of: metals.map(production) + metals.map { "Primary Metal|\(metal($0))" }
        + ["Production|\(Self.car)"]
        + metals.flatMap { m in
          guard let incumbent = PlantPlan.incumbents[name(m)] else { return [String]() }
          return priced(m).filter { $0 != incumbent }
            .map { "Price|Green Premium|\(metal(m))|\(Self.title($0))" }
        })
  }

  /// Works of a metal whose costs are in the tables.
  func priced(_ m: Int) -> [String] {
    let plants = report.compiled.factors.plantPlan
    return plants.definitions.filter {
      $0.material == name(m) && plants.costs.cost[$0.id] != nil
    }.map(\.id)
  }

  private func addCosts(of m: Int, to list: inout IndicatorList) {
    let (money, rate) = euros
    let plants = report.compiled.factors.plantPlan
    guard let incumbent = PlantPlan.incumbents[name(m)] else { return }
    func cost(_ plant: String) -> [Double] {
      plants.levelisedCosts(plant, name(m), years: plan.yearCount)
    }
    let reference = cost(incumbent)
    let cost0 = "Price|Levelised Cost|\(metal(m))|\(Self.title(incumbent))"
    for plant in priced(m) {
      let own = cost(plant)
      let title = "\(metal(m))|\(Self.title(plant))"
      let level = "Price|Levelised Cost|\(title)"
      list.add(level, "\(money)/t", levelisedCost(plant)) { rate * own[$0] }
      if plant == incumbent { continue }
      list.add(
        "Price|Green Premium|\(title)", "\(money)/t",
        Derivation(
          "levelised cost less that of the works that stand today", of: [level, cost0])
      ) { rate * (own[$0] - reference[$0]) }
      if let shortfall = plants.shortfall[plant] {
        list.add(
          "Capacity Shortage|\(title) [Share]", "%",
          Derivation(
            "share of output that series and levers ask for less what can be built",
            of: costsOfWorks(m), on: [.worksShares(name(m)), .worksChoice(name(m))])
        ) { 100 * shortfall[$0] }
      }
    }
    addCapacity(of: incumbent, m, to: &list)
  }

  private func levelisedCost(_ plant: String) -> Derivation {
    Derivation(
      "capital × annuity ÷ utilisation + fixed + materials + energy + carbon price × (direct "
        + "emissions − benchmark × free share), in \(PlantCosts.years) and straight between",
      of: [Self.carbon], on: [.plantCost(plant), .freeAllocation, .currencies])
  }

  private func addCapacity(of incumbent: String, _ m: Int, to list: inout IndicatorList) {
    let plants = report.compiled.factors.plantPlan
    let title = "\(metal(m))|\(Self.title(incumbent))"
    let due = plants.due[incumbent] ?? []
    let ages = plants.meanAge[incumbent] ?? []
    func capacity() -> Derivation {
      Derivation(
        "capacity by year of building; each vintage falls due every campaign",
        picked: [PlanPart.worksChoice(name(m)).only { $0.entity == incumbent }])
    }
    list.add("Capacity Falling Due|\(title) [Share]", "%", capacity()) { 100 * due[$0] }
    list.add("Capacity Age|\(title)", "yr", capacity()) { ages[$0] }
  }
}
