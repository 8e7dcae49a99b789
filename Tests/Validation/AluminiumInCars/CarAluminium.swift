import FlowEngine

/// A published model of aluminium in cars as a plan for the engine.
///
/// Its three classes are the grades, its five regions the regions of the fleet, which share one
/// scrap market; scrap finds its grade by ``ScrapRule``.
struct CarAluminium {
  static let years = 2000...2050
  static let dismantlingYield = 0.7
  static let recoveryYield = 0.85
  /// Takes mixed scrap.
  static let tolerant = CarData.classes.count - 1
  /// Scrap classes: one for each grade kept apart, then the mixed one.
  static let mixed = CarData.classes.count

  private let data: CarData
  private let fleet: CarFleet
  private let treatment: CarTreatment
  private static let history = years.lowerBound - CarData.firstCohort
  /// From the years of the data to cohorts.
  private static let firstCohort = CarData.firstCohort - CarData.years.lowerBound

  init(_ scenario: String, _ data: CarData, _ fleet: CarFleet) throws {
    self.data = data
    self.fleet = fleet
    treatment = try CarTreatment(data, scenario)
  }

  var plan: Plan {
    Plan(
      years: Self.years, fleet: fleetPlan, treatment: treatmentPlan, materials: [material],
      limits: .massOnly, chemistry: .remembered)
  }

  // MARK: Cars

  /// A part is what one component holds of one class, since dismantled metal stays in its class.
  private static let parts = CarData.components.flatMap { component in
    CarData.classes.map { "\(component) \($0)" }
  }

  private static let slots = CarData.regions.indices.flatMap { region in
    parts.indices.map { part in
      CarSlot(region: region, material: 0, part: part, grade: part % CarData.classes.count)
    }
  }

  private var fleetPlan: FleetPlan {
    let cohorts = Self.history + Self.years.count
    let zeros = Self.years.map { _ in 0.0 }
    let opening = CarData.regions.indices.flatMap { region in
      (0..<Self.history).map { share(region, $0, -1) { $0.share(ofCohort: $1, year: $2) } }
    }
    return FleetPlan(
      powertrains: ["any"], vehicleClasses: ["any"],
      cells: [FleetCell(powertrain: 0, vehicleClass: 0)], historyCount: Self.history,
      slots: Self.slots,
      cars: (0..<cohorts).map { cohort in
        fleet.regions.reduce(0) { $0 + $1.inflow[Self.firstCohort + cohort] }
      },
      openingShare: opening,
      exitShare: shares { $0.exitShare(ofCohort: $1, year: $2) },
      inUseShare: shares { $0.share(ofCohort: $1, year: $2) }, importedShare: zeros,
      builtPerSold: zeros.map { _ in 1 }, exportedPerSold: zeros,
      metal: (0..<cohorts).flatMap(metal), copper: Array(repeating: 0, count: cohorts),
      kilogramsPerCar: Array(repeating: 0, count: cohorts * Self.slots.count))
  }

  /// By slot, t.
  private func metal(ofCohort cohort: Int) -> [Double] {
    let cohort = Self.firstCohort + cohort
    return Self.slots.map { slot in
      let component = slot.part / CarData.classes.count
      return fleet.regions[slot.region].inflow[cohort]
        * fleet.kilograms[slot.region][cohort][component] / 1_000
        * data.classShares[slot.grade][component]
    }
  }

  /// Shape `[region][c][t]`.
  private func shares(_ value: (SurvivalTable, _ cohort: Int, _ year: Int) -> Double) -> [Double] {
    CarData.regions.indices.flatMap { region in
      (0..<Self.history + Self.years.count).flatMap { cohort in
        (0..<Self.years.count).map { t in share(region, cohort, t, value) }
      }
    }
  }

  private func share(
    _ region: Int, _ cohort: Int, _ t: Int,
    _ value: (SurvivalTable, _ cohort: Int, _ year: Int) -> Double
  ) -> Double {
    value(
      fleet.survival[region], Self.firstCohort + cohort, Self.firstCohort + Self.history + t)
  }

  // MARK: Old cars

  private var treatmentPlan: TreatmentPlan {
    let collected = treatment.collection.flatMap { $0 }
    let zeros = collected.map { _ in 0.0 }
    return TreatmentPlan(
      parts: Self.parts, formal: collected, informal: zeros, usedExports: zeros,
      unknown: collected.map { 1 - $0 }, dismantled: dismantled,
      gradeSeparation: Self.years.map { _ in 0 })
  }

  /// What dismantlers do not get out goes to the shredder with the hulks.
  private var dismantled: [Double] {
    treatment.dismantling.flatMap { components in
      components.flatMap { taken in
        CarData.classes.flatMap { _ in taken.map { Self.dismantlingYield * $0 } }
      }
    }
  }

  /// Shape `[region][t][type][s]`: what sorting misses is mixed, as is all of unknown origin.
  private var sorting: [Double] {
    treatment.sorting.flatMap { years in
      years.flatMap { sorted in
        (0..<Self.system.typeCount).flatMap { type in
          (0...Self.mixed).map { s in
            if type >= Self.mixed { return s == Self.mixed ? 1 : 0 }
            return s == type ? sorted : s == Self.mixed ? 1 - sorted : 0
          }
        }
      }
    }
  }

  // MARK: Metal

  static let system = MaterialSystem(
    name: "aluminium", elements: ["Al"],
    grades: CarData.classes.map {
      Grade(id: $0, name: $0, family: $0, form: "", isInCars: true)
    },
    classes: (CarData.classes + ["mixed"]).map { ScrapClass(id: $0, name: $0, account: .old) },
    routes: [Route(id: "melt", process: "metal supply", primary: "smelters", losses: "dross")],
    heats: CarData.classes.indices.map { Heat(product: $0, route: 0) })

  private var material: MaterialPlan {
    let grades = CarData.classes.count
    let classes = grades + 1
    let years = Self.years.count
    func ones(_ count: Int) -> [Double] { Array(repeating: 1, count: count) }
    func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }
    func own(_ share: Double) -> [[ClassShare]] {
      (0..<grades).map { [ClassShare(scrapClass: $0, share: share)] }
    }
    return MaterialPlan(
      system: Self.system,
      composition: CompositionPlan(
        nominal: ones(grades), limits: [], classContent: ones(classes), primaryContent: [1]),
      dismantling: DismantlingPlan(
        parts: CarData.components.flatMap { _ in own(Self.recoveryYield) },
        keptApart: Array(0..<grades), informalRecovery: 1),
      shredder: ShredderPlan(pickUp: [0]),
      sorting: SortingPlan(shares: sorting, recovery: Self.recoveryYield, unsorted: Self.mixed),
      pressShop: PressShopPlan(
        fabricationYield: ones(grades), scrap: own(1),
        mixedClass: Array(repeating: nil, count: grades), mixed: zeros(years)),
      supply: ScrapSupplyPlan(
        imports: zeros(classes * years), unrecorded: zeros(classes * years),
        surplusReturns: false),
      sectors: [],
      blend: BlendPlan(
        heatShare: ones(grades * years), chargeLimit: ones(grades * years),
        recycledContent: zeros(years),
        rule: ScrapRule(
          ownClass: Array(0..<grades), mixedClass: Self.mixed, tolerant: Self.tolerant)),
      melting: MeltingPlan(
        meltYield: ones(classes), retention: [1], semisYield: ones(grades)))
  }
}

/// What happens to old cars, from 2000: shape `[region][year]`.
struct CarTreatment {
  let collection: [[Double]]
  let sorting: [[Double]]
  /// Shape `[region][component][year]`.
  let dismantling: [[[Double]]]

  init(_ data: CarData, _ scenario: String) throws {
    func series(_ quantity: String, _ region: Int) throws -> [Double] {
      let first = CarAluminium.years.lowerBound - CarData.years.lowerBound
      return Array(try data.series(quantity, region: region)[first...])
    }
    let regions = CarData.regions.indices
    collection = try regions.map { try series("collection", $0) }
    sorting = try regions.map { try series("sorting \(scenario)", $0) }
    dismantling = try regions.map { region in
      try CarData.components.map { try series("dismantling \($0)", region) }
    }
  }
}
