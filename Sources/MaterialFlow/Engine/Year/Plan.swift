/// A scenario compiled once into flat arrays, to be run many times.
///
/// Index letters: t year, region (of the fleet; mostly there is one), c cohort (history before the first year, then every year), cell
/// (powertrain × vehicle class), slot (part × grade of one car), g grade, e element, s scrap
/// class, h heat, r route. Metal is in Mt or Mt/yr, cars in millions, contents are mass fractions.
public struct Plan: Sendable {
  public let years: ClosedRange<Int>
  public var fleet: FleetPlan
  public var treatment: TreatmentPlan
  public var materials: [MaterialPlan]
  public var limits: BlendLimits
  public var chemistry: Chemistry

  public init(
    years: ClosedRange<Int>, fleet: FleetPlan, treatment: TreatmentPlan,
    materials: [MaterialPlan], limits: BlendLimits, chemistry: Chemistry
  ) {
    self.years = years
    self.fleet = fleet
    self.treatment = treatment
    self.materials = materials
    self.limits = limits
    self.chemistry = chemistry
  }

  public var yearCount: Int { years.count }
}

/// What a cohort is made of when it comes back.
public enum Chemistry: String, Sendable, CaseIterable {
  /// What the blend of its year made: tramp elements build up on their own.
  case remembered
  /// The nominal composition of its grades; the difference is posted as `composition reset`.
  case nominal
}

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
  /// Sold at home: shape `[c][cell]`, million.
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
  /// Metal in the cars of a cohort: shape `[c][slot]`, Mt.
  public var metal: [Double]
  /// Copper in the cars of a cohort, of the first region: shape `[c][powertrain]`, Mt.
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

  /// The cohort of a year.
  public func cohort(ofYear t: Int) -> Int { historyCount + t }
  public var cohortCount: Int { cars.count / cells.count }
}

/// What happens to cars that leave use.
///
/// All shapes `[t]` unless stated; of ways out of use `[region][t]`.
public struct TreatmentPlan: Sendable {
  public let parts: [String]
  public var formal: [Double]
  public var informal: [Double]
  public var usedExports: [Double]
  public var unknown: [Double]
  /// Share of a part that dismantlers take out whole: shape `[region][part][t]`.
  public var dismantled: [Double]
  /// Share of the formally treated metal that is kept apart by grade.
  public var gradeSeparation: [Double]
  /// Share of press-shop scrap kept apart that is mixed after all.
  public var mixed: [Double]
  /// Share of a car's copper taken out before shredding: shape `[powertrain][t]`.
  public var copperRemoved: [Double]
  /// Share of the remaining copper that is entrained in the steel shred, κ.
  public var copperEntrainment: Double
  /// Share of the hulk's steel that the magnet recovers; scales the entrained copper.
  public var magnetRecovery: Double

  public init(
    parts: [String], formal: [Double], informal: [Double], usedExports: [Double],
    unknown: [Double], dismantled: [Double], gradeSeparation: [Double], mixed: [Double],
    copperRemoved: [Double],
    copperEntrainment: Double, magnetRecovery: Double
  ) {
    self.parts = parts
    self.formal = formal
    self.informal = informal
    self.usedExports = usedExports
    self.unknown = unknown
    self.dismantled = dismantled
    self.gradeSeparation = gradeSeparation
    self.mixed = mixed
    self.copperRemoved = copperRemoved
    self.copperEntrainment = copperEntrainment
    self.magnetRecovery = magnetRecovery
  }
}

/// A share of some metal that goes to a scrap class.
public struct ClassShare: Sendable, Equatable {
  public let scrapClass: Int
  public let share: Double

  public init(scrapClass: Int, share: Double) {
    self.scrapClass = scrapClass
    self.share = share
  }
}
