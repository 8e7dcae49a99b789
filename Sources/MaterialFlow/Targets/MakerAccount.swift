/// What one maker buys, at the market's average composition and emissions of every product.
public struct MakerAccount: Sendable {
  /// Bought metal: shape `[m][t]`, Mt/yr.
  public let bought: [Double]
  /// Emissions of it: shape `[m][t]`, Mt CO2-equiv/yr.
  public let emissions: [Double]
  /// Scrap-derived metal in it: shape `[m][t]`, Mt/yr.
  public let recycled: [Double]
  /// Of that, from old scrap.
  public let recycledOld: [Double]
  /// Cars: shape `[t]`, million/yr.
  public let cars: [Double]
  let yearCount: Int

  public init(
    _ maker: Maker, run: RunResult, melts: [MeltAccount], emissions account: [EmissionAccount]
  ) {
    let fleet = run.plan.fleet
    let years = run.plan.yearCount
    let materials = run.plan.materials
    yearCount = years
    cars = maker.sales
    var bought = [Double](repeating: 0, count: materials.count * years)
    var emissions = bought
    var recycled = bought
    var old = bought
    for t in 0..<years {
      for (k, slot) in fleet.slots.enumerated() {
        let mass = maker.metal(t, slot: k, fleet)
        let index = slot.material * years + t
        let metal = mass / materials[slot.material].fabricationYield[slot.grade]
        let product = t * melts[slot.material].productCount + slot.grade
        bought[index] += metal
        let market = melts[slot.material].bought[product]
        if market == 0 { continue }
        let shares = melts[slot.material].scrapShares(
          t, product: slot.grade, of: materials[slot.material].system)
        emissions[index] += metal * account[slot.material].byProduct[product] / market
        recycled[index] += metal * (shares.new + shares.old)
        old[index] += metal * shares.old
      }
    }
    self.bought = bought
    self.emissions = emissions
    self.recycled = recycled
    recycledOld = old
  }

  /// The projected value of a target's measure in a year.
  ///
  /// Recycled content is a fraction; per car in t CO2-equiv; per tonne in t CO2-equiv/t; absolute
  /// in Mt CO2-equiv/yr. Zero where the maker buys nothing.
  public func measure(_ metric: TargetMetric, _ materials: [Int], _ t: Int) -> Double {
    var bought = 0.0
    var emissions = 0.0
    var recycled = 0.0
    for m in materials {
      bought += self.bought[m * yearCount + t]
      emissions += self.emissions[m * yearCount + t]
      recycled += self.recycled[m * yearCount + t]
    }
    switch metric {
    case .recycledContent: return bought > 0 ? recycled / bought : 0
    case .emissionsPerCar: return cars[t] > 0 ? emissions / cars[t] : 0
    case .absoluteEmissions: return emissions
    case .emissionsPerTonne: return bought > 0 ? emissions / bought : 0
    }
  }

  public func bought(_ materials: [Int], _ t: Int) -> Double {
    materials.reduce(0) { $0 + bought[$1 * yearCount + t] }
  }
}

extension Maker {
  /// Metal of a slot in all cars of a year, in Mt: million cars × kg.
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

extension MeltAccount {
  /// Scrap-derived shares of a product, by account.
  public func scrapShares(_ t: Int, product: Int, of system: MaterialSystem) -> (
    new: Double, old: Double
  ) {
    var mass = 0.0
    var new = 0.0
    var old = 0.0
    for (h, heat) in system.heats.enumerated() where heat.product == product {
      mass += heatMass[t * heatCount + h]
      new += fromNewScrap[t * heatCount + h]
      old += fromOldScrap[t * heatCount + h]
    }
    return mass > 0 ? (new / mass, old / mass) : (0, 0)
  }
}
