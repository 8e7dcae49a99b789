internal import FlowEngine

/// How much of each product has to be melted, from the plan of cars and sectors.
///
/// Liquid metal is bought semis over the semis yield; bought semis are net metal in cars over the
/// fabrication yield, and what sectors buy.
struct LiquidMetal {
  let system: MaterialSystem
  let fleet: FleetPlan
  /// The place of the metal among the materials of the fleet's slots.
  let material: Int
  let pressShop: PressShopPlan
  let melting: MeltingPlan
  let sectors: [SectorPlan]

  /// Shape `[product][t]`, t/yr.
  func masses(years: Int) -> [Double] {
    var liquid = [Double](repeating: 0, count: system.grades.count * years)
    for t in 0..<years {
      let cohort = fleet.cohort(ofYear: t)
      for p in system.grades.indices {
        for sector in sectors {
          liquid[p * years + t] += sector.bought[p * fleet.cohortCount + cohort]
        }
      }
      for (k, slot) in fleet.slots.enumerated() where slot.material == material {
        liquid[slot.grade * years + t] +=
          fleet.metal[cohort * fleet.slots.count + k] * fleet.builtPerSold[t]
          / pressShop.fabricationYield[slot.grade]
      }
      for p in system.grades.indices { liquid[p * years + t] /= melting.semisYield[p] }
    }
    return liquid
  }
}
