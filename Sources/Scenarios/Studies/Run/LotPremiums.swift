internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// What lots of a metal cost more than if the works that stand today had made them.
struct LotPremiums {
  private let material: String
  private let reference: [Double]
  /// CNY of 2024/t by route, works and year; nil where works have no cost.
  private let costs: [[[Double]?]]

  /// - Returns: nil for a metal without works to compare with.
  init?(_ report: RunReport, material m: Int) {
    let plants = report.compiled.factors.plantPlan
    material = report.compiled.plan.materials[m].system.name
    guard let incumbent = PlantPlan.incumbents[material] else { return nil }
    let name = material
    let years = report.compiled.plan.yearCount
    reference = plants.levelisedCosts(incumbent, name, years: years)
    costs = report.lots[m].plants.map { route in
      route.map { plant in
        plants.costs.cost[plant.id] == nil
          ? nil : plants.levelisedCosts(plant.id, name, years: years)
      }
    }
  }

  /// CNY of 2024 in year t, for all of the lot.
  func premium(_ lot: LotAccount.Lot, _ t: Int) -> Double {
    guard let cost = costs[lot.route][lot.plant], lot.mass[t] > 0 else { return 0 }
    // Smelters differ in their primary metal alone; steel routes are costed with their scrap.
    let liquid = lot.primary[t] + lot.fromNewScrap[t] + lot.fromOldScrap[t]
    let share = material == "steel" ? 1 : liquid > 0 ? lot.primary[t] / liquid : 0
    return share * lot.mass[t] * (cost[t] - reference[t])
  }
}

extension RunReport {
  /// What the metal of a car costs more than if the works that stand today had made all of it.
  ///
  /// Bought metal of car grades from each kind of works × its premium: shape `[t]`, CNY of 2024 per
  /// car built.
  package func premiumsPerCar(_ m: Int) -> [Double] {
    let system = compiled.plan.materials[m].system
    var sums = [Double](repeating: 0, count: compiled.plan.yearCount)
    guard let premiums = LotPremiums(self, material: m) else { return sums }
    for lot in lots[m].lots where system.grades[lot.product].isInCars {
      for t in sums.indices { sums[t] += premiums.premium(lot, t) }
    }
    return sums.enumerated().map { t, sum in
      let built = carsBuilt(t)
      return built > 0 ? sum / built : 0
    }
  }
}

/// The metal of a named maker's cars, bought at the market's average.
public struct MakerCar: Sendable, Equatable {
  public let company: String
  /// t CO2-equiv of the metal bought for a car.
  public let emissions: Double
  /// What that metal costs more than from the works that stand today, CNY of 2024.
  public let premium: Double
}

extension RunReport {
  /// Every car maker that the scenario's pledges name, in their order, in year t.
  public func makerCars(_ t: Int) -> [MakerCar] {
    let premiums = lots.indices.map { premiumsByProduct($0, t) }
    var named: [String] = []
    for pledge in scenario.targets.entries where pledge.role == .maker {
      if !named.contains(pledge.company) { named.append(pledge.company) }
    }
    return named.compactMap { name in
      guard let maker = compiled.makers.first(where: { $0.name == name }) else { return nil }
      let account = MakerAccount(maker, plan: compiled.plan, averages: averages)
      if account.cars[t] <= 0 { return nil }
      var premium = 0.0
      for (m, byProduct) in premiums.enumerated() {
        for (product, value) in byProduct.enumerated() {
          premium += account.byProduct[m][t * byProduct.count + product] * value
        }
      }
      return MakerCar(
        company: name,
        emissions: account.emissions(.emissionsPerCar, Array(lots.indices), t),
        premium: premium / account.cars[t])
    }
  }

  /// The premium of an average tonne of every car grade in year t, CNY of 2024.
  private func premiumsByProduct(_ m: Int, _ t: Int) -> [Double] {
    let cars = compiled.plan.materials[m].system.carGradeCount
    guard let premiums = LotPremiums(self, material: m) else {
      return [Double](repeating: 0, count: cars)
    }
    return (0..<cars).map { product in
      var (mass, paid) = (0.0, 0.0)
      for lot in lots[m].lots where lot.product == product {
        mass += lot.mass[t]
        paid += premiums.premium(lot, t)
      }
      return mass > 0 ? paid / mass : 0
    }
  }
}
