/// Works out what car makers and sectors buy in a year.
struct Buyers {
  private let fleet: FleetPlan
  private let slots: [CarSlot]
  private let material: Int
  private let fabricationYield: [Double]
  private let sectors: [SectorPlan]
  private let productCount: Int

  /// - Parameters:
  ///   - material: The place of the metal among those of the fleet's slots.
  ///   - fabricationYield: Net mass in the car over bought semis: shape `[g]`.
  init(
    _ fleet: FleetPlan, material: Int, fabricationYield: [Double], sectors: [SectorPlan],
    _ system: MaterialSystem
  ) {
    self.fleet = fleet
    slots = fleet.slots
    self.material = material
    self.fabricationYield = fabricationYield
    self.sectors = sectors
    productCount = system.grades.count
  }

  /// Net mass in the car over the fabrication yield is what car makers buy.
  func order(year t: Int) -> Demand {
    let cohort = fleet.cohort(ofYear: t)
    let cars = fabricationYield.count
    var net = [Double](repeating: 0, count: cars)
    for (k, slot) in slots.enumerated() where slot.material == material {
      net[slot.grade] += fleet.metal[cohort * slots.count + k] * fleet.builtPerSold[t]
    }
    var bought = [Double](repeating: 0, count: productCount)
    for g in 0..<cars { bought[g] = net[g] / fabricationYield[g] }
    for sector in sectors {
      for p in cars..<productCount {
        bought[p] += sector.bought[p * fleet.cohortCount + cohort]
      }
    }
    return Demand(net: net, bought: bought)
  }
}
