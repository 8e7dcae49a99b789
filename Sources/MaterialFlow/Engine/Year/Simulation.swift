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
  let blends: [BlendProgram]
  var markets: [MarketReport?]
  /// What stands of the works that a market chooses: shape `[m]`.
  var standing: [RouteStanding]
  private let measuresQuality: Bool
  var entropy: [EntropyReport]
  /// Shape `[m][t][s][r]`.
  var meltYield: [[Double]]
  private var hasRun = false

  /// - Parameter measuresQuality: Whether each blend is asked, beside the run, what its maxima cost and
  ///   how far same-grade metal could differ. Without it these are zero and all else equal.
  public init(of plan: Plan, measuresQuality: Bool = true) {
    self.init(of: plan, chart: ModelChart(plan.materials), measuresQuality: measuresQuality)
  }

  public init(of plan: Plan, chart: ModelChart, measuresQuality: Bool = true) {
    self.plan = plan
    self.chart = chart
    ledger = Ledger(chart: chart.ledger, years: plan.years)
    blends = plan.materials.map {
      BlendProgram(
        layout: BlendLayout(
          system: $0.system, limits: $0.composition.limits, keeping: plan.limits,
          options: $0.blend.options))
    }
    self.measuresQuality = measuresQuality && MaterialQuality.isAsked(plan)
    meltYield = plan.materials.map {
      let count = $0.system.classes.count * $0.system.routes.count
      return Array(repeating: 0, count: plan.yearCount * count)
    }
    entropy = plan.materials.map { _ in EntropyReport(yearCount: plan.yearCount) }
    reports = zip(blends, plan.materials).map {
      BlendReport(
        layout: $0.layout, sortingOptions: $1.sorting.options.count, yearCount: plan.yearCount)
    }
    markets = plan.materials.map { material in
      material.market.map { _ in
        MarketReport(
          classCount: material.system.classes.count,
          options: material.market?.routes?.choice.options.count ?? 0, yearCount: plan.yearCount)
      }
    }
    standing = plan.materials.map { RouteStanding($0.market?.routes) }
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
    let quality = measuresQuality ? QualityMeasure(plan) : nil
    defer { quality?.stop() }
    for t in 0..<plan.yearCount { try simulate(year: t, quality) }
    let forced = take(try quality?.finish() ?? [])
    return RunResult(
      plan: plan, chart: chart, ledger: ledger, balance: try ledger.balance(),
      contentShortage: shortage, blends: reports, qualityInducedPrimary: forced, entropy: entropy,
      meltYield: meltYield, markets: markets)
  }

  /// Takes over what was measured beside the run.
  ///
  /// - Returns: Primary and alloying that maxima force: shape `[m][t]`, Mt/yr.
  private mutating func take(_ records: [QualityRecord]) -> [Double] {
    var forced = [Double](repeating: 0, count: plan.materials.count * plan.yearCount)
    for record in records {
      forced[record.material * plan.yearCount + record.t] = record.allForced
      reports[record.material].record(record)
    }
    return forced
  }

  private mutating func simulate(year t: Int, _ quality: QualityMeasure?) throws {
    for m in plan.materials.indices { states[m].clearYear() }
    for region in 0..<plan.fleet.regionCount {
      for m in plan.materials.indices {
        states[m].clearShredder()
        retireCars(m, t, in: region)
        treatEndOfLife(m, t, in: region)
        if region == 0 { retireGoods(m, t) }
      }
      // One shredder takes the whole hulk: what one metal picks up, another loses.
      shredHulks(t, in: region)
    }
    for m in plan.materials.indices {
      collectPressShopScrap(m, t)
      collectFabricationScrap(m, t)
      importScrap(m, t)
      reclaimSurplus(m, t)
      loseUnrecordedScrap(m, t)
      setDemand(m, t)
      try clearMarket(m, t)
      try blend(m, t, quality)
      try closeMarket(m, t)
      melt(m, t)
      stockSurplus(m, t)
      makeCars(m, t)
      makeGoods(m, t)
      closeBooks(m, t)
    }
  }

  /// Every run starts from the same state and the same first basis, whatever ran before.
  private mutating func reset() {
    if hasRun {
      ledger.clear()
      for m in entropy.indices { entropy[m] = EntropyReport(yearCount: plan.yearCount) }
    }
    hasRun = true
    for (m, material) in plan.materials.enumerated() {
      states[m].reset(material)
      blends[m].reset()
    }
  }

  /// Levels before the first year: cars and goods of earlier cohorts at nominal composition.
  private mutating func openBooks() {
    let history = 0..<plan.fleet.historyCount
    for m in plan.materials.indices {
      recordCars(m, history, shares: plan.fleet.openingShare, at: 0, year: -1)
      for (i, sector) in plan.materials[m].sectors.enumerated() {
        guard let life = sector.life else { continue }
        recordGoods(m, i, history, shares: life.openingShare, at: 0, year: -1)
      }
    }
  }

  private mutating func closeBooks(_ m: Int, _ t: Int) {
    let system = plan.materials[m].system
    recordCars(
      m, 0..<plan.fleet.cohort(ofYear: t) + 1, shares: plan.fleet.inUseShare, at: t, year: t)
    for g in 0..<system.carGradeCount {
      ledger.record(
        stock: chart.pressShopScrap, material: m, year: t, type: g,
        mass: states[m].pressShop[g], composition: states[m].pressShopContent,
        at: g * system.elements.count)
    }
    recordGoods(m, t)
    let lanes = chart.ledger.lanes[m].count
    for s in system.classes.indices {
      ledger.record(
        stock: chart.surplus, material: m, year: t, pool: states[m].surplus, at: s * lanes)
    }
  }

  /// Cars in use at the end of a year (−1: before the first), cohort by cohort.
  ///
  /// - Parameters:
  ///   - shares: Shape `[region][c][…]`, as many columns as years or one.
  ///   - column: The column to read.
  private mutating func recordCars(
    _ m: Int, _ cohorts: Range<Int>, shares: [Double], at column: Int, year: Int
  ) {
    let fleet = plan.fleet
    let columns = year < 0 ? 1 : plan.yearCount
    let ofRegion = columns * (year < 0 ? fleet.historyCount : fleet.cohortCount)
    for (k, slot) in fleet.slots.enumerated() where slot.material == m {
      states[m].gather(slot.grade, from: cohorts) { cohort in
        shares[slot.region * ofRegion + cohort * columns + column]
          * fleet.metal[cohort * fleet.slots.count + k]
      }
      ledger.record(
        stock: chart.inUse, material: m, year: year, type: slot.grade,
        elements: states[m].goods, at: 0)
    }
  }

  private mutating func blend(_ m: Int, _ t: Int, _ quality: QualityMeasure?) throws {
    if let rule = plan.materials[m].blend.rule {
      allocate(m, by: rule)
    } else {
      try solve(m, t, quality)
    }
    reports[m].record(
      t, states[m].blendPlan, prices: blends[m].prices, blends[m].layout)
    for option in plan.materials[m].sorting.options.indices {
      reports[m].recordSorting(t, option, worth(ofSorting: option, m))
    }
    shortage[m * plan.yearCount + t] = states[m].blendPlan.shortage / Self.tonnesPerMegatonne
  }

  private mutating func solve(_ m: Int, _ t: Int, _ quality: QualityMeasure?) throws {
    do {
      try blends[m].solve(states[m].blendYear, into: &states[m].blendPlan)
      quality?.add(
        PostedBlend(
          material: m, t: t, year: states[m].blendYear, face: blends[m].face,
          charge: states[m].blendPlan.charge,
          oreAndAlloying: states[m].blendPlan.oreAndAlloying,
          objective: states[m].blendPlan.objective))
    } catch {
      throw BlendError(
        material: plan.materials[m].system.name, year: plan.years.lowerBound + t, reason: error)
    }
  }

  /// What a tonne of metal of some content would save as scrap in this year's blend.
  func worth(ofMetal recovered: [Double], _ m: Int) -> Double {
    blends[m].worth(ofMetal: recovered)
  }

  /// The alloying columns of a material, in the order of the blend's answer.
  func additions(_ m: Int) -> [(heat: Int, element: Int)] { blends[m].layout.additions }

  /// The blend counts in tonnes: GLPK's tolerances then hold for small grades as for large ones.
  public static let tonnesPerMegatonne = 1e6
}
