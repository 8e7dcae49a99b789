public import FlowEngine

/// What one maker buys, at the market's average composition and emissions of every product.
public struct MakerAccount: Sendable {
  /// Bought metal by product: shape `[m][t][product of cars]`, t/yr.
  public let byProduct: [[Double]]
  /// Bought metal: shape `[m][t]`, t/yr.
  public let bought: [Double]
  /// Emissions of it: shape `[m][t]`, t CO2-equiv/yr.
  public let emissions: [Double]
  /// Scrap-derived metal in it: shape `[m][t]`, t/yr.
  public let recycled: [Double]
  /// Of that, from old scrap.
  public let recycledOld: [Double]
  /// Home scrap that went round for it.
  public let home: [Double]
  /// Metal in its cars: shape `[m][t]`, t/yr.
  public let built: [Double]
  /// Cars a year: shape `[t]`.
  public let cars: [Double]
  let yearCount: Int

  /// - Parameter averages: Shape `[m]`.
  public init(_ maker: Maker, plan: Plan, averages: [ProductAverages]) {
    let years = plan.yearCount
    yearCount = years
    cars = maker.sales
    let zeros = [Double](repeating: 0, count: plan.materials.count * years)
    var (bought, emissions, recycled) = (zeros, zeros, zeros)
    var (old, home, built) = (zeros, zeros, zeros)
    var byProduct = plan.materials.map {
      [Double](repeating: 0, count: years * $0.system.carGradeCount)
    }
    let fleet = plan.fleet
    for (k, slot) in fleet.slots.enumerated() {
      let material = plan.materials[slot.material]
      let fabricationYield = material.pressShop.fabricationYield[slot.grade]
      let homePerBought = 1 / material.melting.semisYield[slot.grade] - 1
      let gradeCount = material.system.carGradeCount
      let average = averages[slot.material]
      for t in 0..<years {
        let mass = maker.metal(t, slot: k, fleet)
        let index = slot.material * years + t
        let metal = mass / fabricationYield
        let product = t * average.productCount + slot.grade
        byProduct[slot.material][t * gradeCount + slot.grade] += metal
        built[index] += mass
        bought[index] += metal
        home[index] += metal * homePerBought
        emissions[index] += metal * average.intensity[product]
        recycled[index] += metal * (average.fromNewScrap[product] + average.fromOldScrap[product])
        old[index] += metal * average.fromOldScrap[product]
      }
    }
    self.byProduct = byProduct
    self.bought = bought
    self.emissions = emissions
    self.recycled = recycled
    self.home = home
    self.built = built
    recycledOld = old
  }

  /// Recycled content under a definition, a fraction; zero where the maker buys nothing.
  public func recycledContent(
    _ definition: RecycledDefinition, _ materials: [Int], _ t: Int
  ) -> Double {
    let bought = sum(self.bought, materials, t)
    if bought == 0 { return 0 }
    switch definition {
    case .newAndOld: return sum(recycled, materials, t) / bought
    case .oldOnly: return sum(recycledOld, materials, t) / bought
    case .withHome:
      let home = sum(self.home, materials, t)
      return (sum(recycled, materials, t) + home) / (bought + home)
    case .recyclable: return 1
    }
  }

  /// Emissions: per car in t CO2-equiv, per tonne in t CO2-equiv/t, absolute in t CO2-equiv/yr.
  public func emissions(_ metric: TargetMetric, _ materials: [Int], _ t: Int) -> Double {
    let emissions = sum(self.emissions, materials, t)
    switch metric {
    case .emissionsPerCar: return cars[t] > 0 ? emissions / cars[t] : 0
    case .emissionsPerTonne:
      let bought = sum(self.bought, materials, t)
      return bought > 0 ? emissions / bought : 0
    default: return emissions
    }
  }

  public func bought(_ materials: [Int], _ t: Int) -> Double { sum(bought, materials, t) }

  private func sum(_ values: [Double], _ materials: [Int], _ t: Int) -> Double {
    materials.reduce(0) { $0 + values[$1 * yearCount + t] }
  }
}

extension Maker {
  /// Metal of a slot in all cars of a year, in t.
  fileprivate func metal(_ t: Int, slot k: Int, _ fleet: FleetPlan) -> Double {
    let powertrains = fleet.powertrains.count
    let cohort = fleet.cohort(ofYear: t)
    var kilograms = 0.0
    for p in 0..<powertrains {
      kilograms +=
        powertrainShare[t * powertrains + p]
        * fleet.kilogramsPerCar[(cohort * powertrains + p) * fleet.slots.count + k]
    }
    return sales[t] * kilograms / 1_000
  }
}
