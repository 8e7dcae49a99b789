internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// A run in the terms of official statistics.
struct ModelStatistics: Sendable {
  let report: RunReport

  /// What a product is made of and for.
  struct Product {
    let material: String
    let family: String
  }

  static let allDrives: Set = ["combustion", "hybrid", "plug-in", "battery"]
  static let newEnergy: Set = ["plug-in", "battery"]

  private var plan: Plan { report.compiled.plan }
  var fleet: FleetPlan { plan.fleet }
  var treatment: TreatmentPlan { plan.treatment }

  private func index(_ metal: String) -> Int {
    guard let m = report.material(metal) else { preconditionFailure("no material \(metal)") }
    return m
  }

  /// Heats of a metal and what its melts are made for.
  func melts(_ metal: String) -> (MeltAccount, MaterialSystem) {
    let m = index(metal)
    return (report.melts[m], plan.materials[m].system)
  }

  // MARK: Cars

  private func cars(_ cohort: Int, _ drives: Set<String>) -> Double {
    var sum = 0.0
    for (index, cell) in fleet.cells.enumerated()
    where drives.contains(fleet.powertrains[cell.powertrain]) {
      sum += fleet.cars[cohort * fleet.cells.count + index]
    }
    return sum
  }

  func sales(_ t: Int) -> Double { cars(fleet.cohort(ofYear: t), Self.allDrives) }

  func newEnergySales(_ t: Int) -> Double { cars(fleet.cohort(ofYear: t), Self.newEnergy) }

  func inUse(_ drives: Set<String>, _ t: Int) -> Double {
    sum(fleet.inUseShare, drives, t)
  }

  func exits(_ t: Int) -> Double { sum(fleet.exitShare, Self.allDrives, t) }

  private func sum(_ shares: [Double], _ drives: Set<String>, _ t: Int) -> Double {
    (0...fleet.cohort(ofYear: t)).reduce(0) { sum, cohort in
      let share = shares[cohort * plan.yearCount + t]
      return share > 0 ? sum + share * cars(cohort, drives) : sum
    }
  }

  // MARK: Metal of a new car, kg

  /// Net metal of the average new car.
  func perCar(_ t: Int, _ picks: (Product) -> Bool) -> Double {
    let cohort = fleet.cohort(ofYear: t)
    var metal = 0.0
    for (k, slot) in fleet.slots.enumerated() where picks(product(slot)) {
      metal += fleet.metal[cohort * fleet.slots.count + k]
    }
    return 1_000 * metal / sales(t)
  }

  func aluminiumPerCombustionCar(_ t: Int) -> Double {
    guard let drive = fleet.powertrains.firstIndex(of: "combustion") else { return 0 }
    let row = fleet.cohort(ofYear: t) * fleet.powertrains.count + drive
    var kilograms = 0.0
    for (k, slot) in fleet.slots.enumerated() where product(slot).material == "aluminium" {
      kilograms += fleet.kilogramsPerCar[row * fleet.slots.count + k]
    }
    return kilograms
  }

  func product(_ slot: CarSlot) -> Product {
    let system = plan.materials[slot.material].system
    return Product(material: system.name, family: system.grades[slot.grade].family)
  }

  /// Metal of cars that leave use, t/yr.
  func leaving(_ metal: String, _ t: Int) -> Double {
    let line = report.run.chart.materials[index(metal)].treatment.useToCollection
    return report.run.ledger.mass(line, year: t)
  }

  // MARK: Metal of the economy, t/yr

  /// Liquid steel of the routes picked, iron castings left out.
  func crudeSteel(_ t: Int, _ picks: (Route) -> Bool) -> Double {
    let m = index("steel")
    let system = plan.materials[m].system
    let melts = report.melts[m]
    return system.heats.enumerated().reduce(0) { sum, item in
      let (h, heat) = item
      if system.grades[heat.product].family == "iron" || !picks(system.routes[heat.route]) {
        return sum
      }
      return sum + melts.heatMass[t * melts.heatCount + h]
        / plan.materials[m].melting.semisYield[heat.product]
    }
  }

  /// Ore-based metal of steelworks and foundries, per liquid metal.
  func oreBasedIron(_ t: Int) -> Double {
    let m = index("steel")
    let melts = report.melts[m]
    return plan.materials[m].system.heats.enumerated().reduce(0) { sum, item in
      let (h, heat) = item
      return sum + melts.primary[t * melts.heatCount + h]
        / plan.materials[m].melting.semisYield[heat.product]
    }
  }

  /// Scrap charged in heats of the families picked.
  func steelScrap(_ t: Int, _ picks: (String) -> Bool) -> Double {
    let m = index("steel")
    let system = plan.materials[m].system
    let charge = report.run.chart.materials[m].melting.charge
    var mass = 0.0
    for s in system.classes.indices {
      for (h, heat) in system.heats.enumerated()
      where picks(system.grades[heat.product].family) {
        mass += report.run.ledger.mass(charge[s * system.heats.count + h], year: t)
      }
    }
    return mass
  }

  /// What comes to the scrap market from cars, other uses and, if counted, abroad.
  func scrapSupply(_ metal: String, _ t: Int, imports: Bool) -> Double {
    let lines = report.run.chart.materials[index(metal)]
    var all = lines.pressShop.toClass + lines.sorting.toClass + lines.dismantled.toClass
    all += lines.fabrication.toClass + lines.sectors.flatMap { $0.retirement?.toClass ?? [] }
    if imports { all += lines.imports.toClass }
    return mass(all, t)
  }

  func scrapImports(_ metal: String, _ t: Int) -> Double {
    mass(report.run.chart.materials[index(metal)].imports.toClass, t)
  }

  private func mass(_ lines: [Int], _ t: Int) -> Double { report.mass(of: lines, t) }

  func oldScrapShare(_ metal: String, _ t: Int) -> Double {
    let melts = report.melts[index(metal)]
    let old = melts.total(\.fromOldScrap, t)
    return old / (old + melts.total(\.fromNewScrap, t))
  }

  func primaryAluminium(_ t: Int) -> Double {
    report.melts[index("aluminium")].total(\.primary, t)
  }

  func recycledAluminium(_ t: Int) -> Double {
    let melts = report.melts[index("aluminium")]
    return melts.total(\.fromNewScrap, t) + melts.total(\.fromOldScrap, t)
  }

  /// Steel in cars and everything else at the end of a year, t; iron castings included.
  func steelInUse(_ t: Int) -> Double {
    let m = index("steel")
    let chart = report.run.chart.ledger
    let lives = plan.materials[m].sectors.filter { $0.kind == .inUse }.map(\.process)
    let names = Set(lives + ["cars in use"])
    let types = plan.materials[m].system.typeCount
    var level = 0.0
    for (stock, process) in chart.stocks.enumerated()
    where names.contains(chart.processes[process].name) {
      for lane in 0..<types {
        level += report.run.ledger.level(stock: stock, material: m, year: t, lane: lane)
      }
    }
    return level
  }

  /// Bought semis of the uses picked, iron castings left out; cars too unless told otherwise.
  func use(
    _ metal: String, _ t: Int, cars: Bool = true, _ picks: (String) -> Bool
  ) -> Double {
    let m = index(metal)
    let material = plan.materials[m]
    let cohort = fleet.cohort(ofYear: t)
    var mass = 0.0
    for (p, grade) in material.system.grades.enumerated() where grade.family != "iron" {
      if cars && grade.isInCars {
        mass += report.melts[m].bought[t * report.melts[m].productCount + p]
      }
      for sector in material.sectors where picks(sector.process) {
        mass += sector.bought[p * fleet.cohortCount + cohort]
      }
    }
    return mass
  }

  // MARK: Inputs

  /// A series of the run's tables, in the unit of its first row.
  func input(
    _ entity: String, _ metric: String, of qualifier: String = "", _ t: Int
  ) -> Double {
    let rows = report.compiled.data.rows(entity, metric, qualifier)
    guard let first = rows.first else { return 0 }
    return Series(rows, in: first.unit).value(in: report.years.lowerBound + t)
  }
}
