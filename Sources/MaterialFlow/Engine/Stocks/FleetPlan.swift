/// Powertrain and vehicle class of a car.
public struct FleetCell: Sendable, Equatable {
  public let powertrain: Int
  public let vehicleClass: Int

  public init(powertrain: Int, vehicleClass: Int) {
    self.powertrain = powertrain
    self.vehicleClass = vehicleClass
  }
}

/// Metal of one grade in one part of the cars of a region.
public struct CarSlot: Sendable, Equatable {
  /// Regions differ in how long cars live and what becomes of them; they share one scrap market.
  public let region: Int
  public let material: Int
  public let part: Int
  public let grade: Int

  public init(region: Int = 0, material: Int, part: Int, grade: Int) {
    self.region = region
    self.material = material
    self.part = part
    self.grade = grade
  }
}

/// Cars: how many, how long they live, what they are made of.
public struct FleetPlan: Sendable {
  public let powertrains: [String]
  public let vehicleClasses: [String]
  public let cells: [FleetCell]
  /// The regions that the slots belong to.
  public let regionCount: Int
  /// Cohorts older than the first year.
  public let historyCount: Int
  public let slots: [CarSlot]
  /// Cars sold at home: shape `[c][cell]`.
  public var cars: [Double]
  /// Share of a historical cohort in use before the first year: shape `[region][c]`, history
  /// only.
  public var openingShare: [Double]
  /// Share of a cohort that leaves use in a year: shape `[region][c][t]`.
  ///
  /// What leaves in its own year does so at nominal composition, before the year's melts are known.
  public var exitShare: [Double]
  /// Share of a cohort in use at the end of a year: shape `[region][c][t]`.
  public var inUseShare: [Double]
  /// Imports over home sales: shape `[t]`.
  public var importedShare: [Double]
  /// Cars built over cars sold at home: shape `[t]`.
  public var builtPerSold: [Double]
  /// New cars exported over cars sold at home: shape `[t]`.
  public var exportedPerSold: [Double]
  /// Metal in the cars of a cohort: shape `[c][slot]`, t.
  public var metal: [Double]
  /// Copper in the cars of a cohort, of the first region: shape `[c][powertrain]`, t.
  public var copper: [Double]
  /// Metal in one car, averaged over vehicle classes: shape `[c][powertrain][slot]`, kg.
  public var kilogramsPerCar: [Double]

  public init(
    powertrains: [String], vehicleClasses: [String], cells: [FleetCell], historyCount: Int,
    slots: [CarSlot], cars: [Double], openingShare: [Double], exitShare: [Double],
    inUseShare: [Double],
    importedShare: [Double], builtPerSold: [Double], exportedPerSold: [Double], metal: [Double],
    copper: [Double], kilogramsPerCar: [Double]
  ) {
    self.powertrains = powertrains
    self.vehicleClasses = vehicleClasses
    self.cells = cells
    regionCount = 1 + (slots.map(\.region).max() ?? 0)
    self.historyCount = historyCount
    self.slots = slots
    self.cars = cars
    self.openingShare = openingShare
    self.exitShare = exitShare
    self.inUseShare = inUseShare
    self.importedShare = importedShare
    self.builtPerSold = builtPerSold
    self.exportedPerSold = exportedPerSold
    self.metal = metal
    self.copper = copper
    self.kilogramsPerCar = kilogramsPerCar
  }

  /// The slots of one metal in the cars of a region, in their order.
  func slots(ofMaterial material: Int, in region: Int) -> [Int] {
    slots.indices.filter { slots[$0].material == material && slots[$0].region == region }
  }

  /// The cohort of a year.
  public func cohort(ofYear t: Int) -> Int { historyCount + t }
  public var cohortCount: Int { cars.count / cells.count }
}
