/// The loop over years: one plan, run once or many times.
///
/// Not to be shared between threads: each holds its own linear programmes.
public struct Simulation {
  public let plan: Plan
  public let chart: ModelChart
  var ledger: Ledger
  var states: [MaterialState]
  var shortage: [Double]
  private var reports: [BlendReport]
  private let blends: [BlendProgram]
  private var hasRun = false

  public init(of plan: Plan) {
    self.init(of: plan, chart: ModelChart(plan.materials))
  }

  public init(of plan: Plan, chart: ModelChart) {
    self.plan = plan
    self.chart = chart
    ledger = Ledger(chart: chart.ledger, years: plan.years)
    blends = plan.materials.map {
      BlendProgram(
        layout: BlendLayout(
          system: $0.system, limits: $0.limits, keeping: plan.limits, options: $0.blend))
    }
    reports = blends.map { BlendReport(layout: $0.layout, yearCount: plan.yearCount) }
    states = []
    for (m, material) in plan.materials.enumerated() {
      states.append(
        MaterialState(
          plan: material, slotCount: plan.fleet.slots.count, cohortCount: plan.fleet.cohortCount,
          layout: blends[m].layout))
    }
    shortage = Array(repeating: 0, count: plan.materials.count * plan.yearCount)
  }

  /// Runs every year and checks the balance of all of them.
  ///
  /// - Throws: ``BlendError`` with the year, ``ImbalanceError`` with the process.
  public mutating func run() throws -> RunResult {
    reset()
    openBooks()
    for t in 0..<plan.yearCount { try simulate(year: t) }
    return RunResult(
      plan: plan, chart: chart, ledger: ledger, balance: try ledger.balance(),
      contentShortage: shortage, blends: reports)
  }

  private mutating func simulate(year t: Int) throws {
    for m in plan.materials.indices {
      states[m].clearYear()
      retireCars(m, t)
      treatEndOfLife(m, t)
      retireGoods(m, t)
    }
    // One shredder takes the whole hulk: what one metal picks up, another loses.
    shredHulks(t)
    for m in plan.materials.indices {
      collectPressShopScrap(m, t)
      collectFabricationScrap(m, t)
      importScrap(m, t)
      reclaimSurplus(m, t)
      loseUnrecordedScrap(m, t)
      setDemand(m, t)
      try blend(m, t)
      melt(m, t)
      stockSurplus(m, t)
      makeCars(m, t)
      makeGoods(m, t)
      closeBooks(m, t)
    }
  }

  /// Every run starts from the same state and the same first basis, whatever ran before.
  private mutating func reset() {
    if hasRun { ledger.clear() }
    hasRun = true
    for (m, material) in plan.materials.enumerated() {
      states[m].reset(material)
      blends[m].reset()
    }
  }

  /// Levels before the first year: the opening fleet at nominal composition.
  private mutating func openBooks() {
    for m in plan.materials.indices {
      for cohort in 0..<plan.fleet.historyCount {
        recordCars(m, cohort, share: plan.fleet.openingShare[cohort], year: -1)
        for (i, sector) in plan.materials[m].sectors.enumerated() where sector.kind == .inUse {
          recordGoods(m, i, cohort, share: sector.openingShare[cohort], year: -1)
        }
      }
    }
  }

  private mutating func closeBooks(_ m: Int, _ t: Int) {
    let fleet = plan.fleet
    for cohort in 0...fleet.cohort(ofYear: t) {
      recordCars(m, cohort, share: fleet.inUseShare[cohort * plan.yearCount + t], year: t)
    }
    let grades = plan.materials[m].system.carGradeCount
    for g in 0..<grades {
      ledger.record(
        stock: chart.pressShopScrap, material: m, year: t, type: g,
        mass: states[m].pressShop[g], composition: states[m].pressShopContent,
        at: g * plan.materials[m].system.elements.count)
    }
    recordGoods(m, t)
    let lanes = chart.ledger.lanes[m].count
    for s in plan.materials[m].system.classes.indices {
      ledger.record(
        stock: chart.surplus, material: m, year: t, pool: states[m].surplus,
        at: s * lanes)
    }
  }

  private mutating func recordCars(_ m: Int, _ cohort: Int, share: Double, year: Int) {
    if share == 0 { return }
    let fleet = plan.fleet
    let elements = plan.materials[m].system.elements.count
    let products = plan.materials[m].system.grades.count
    for (k, slot) in fleet.slots.enumerated() where slot.material == m {
      ledger.record(
        stock: chart.inUse, material: m, year: year, type: slot.grade,
        mass: share * fleet.metal[cohort * fleet.slots.count + k],
        composition: states[m].composition, at: (cohort * products + slot.grade) * elements)
    }
  }

  private mutating func blend(_ m: Int, _ t: Int) throws {
    do {
      try blends[m].solve(states[m].blendYear, into: &states[m].blendPlan)
    } catch {
      throw BlendError(
        material: plan.materials[m].system.name, year: plan.years.lowerBound + t, reason: error)
    }
    reports[m].record(
      t, states[m].blendPlan, prices: blends[m].prices, states[m].blendYear, blends[m].layout)
    shortage[m * plan.yearCount + t] = states[m].blendPlan.shortage / Self.tonnesPerMegatonne
  }

  /// The alloying columns of a material, in the order of the blend's answer.
  func additions(_ m: Int) -> [(heat: Int, element: Int)] { blends[m].layout.additions }

  /// The blend counts in tonnes: GLPK's tolerances then hold for small grades as for large ones.
  static let tonnesPerMegatonne = 1e6
}
