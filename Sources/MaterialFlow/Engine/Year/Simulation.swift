/// The loop over years: one plan, run once or many times.
///
/// Not to be shared between threads: each holds its own linear programmes.
public struct Simulation {
  public let plan: Plan
  public let chart: ModelChart
  private var ledger: Ledger
  private(set) var metals: [MetalYear]
  private var shredder: Shredder
  private var entropy: [EntropyReport]
  private let measuresQuality: Bool
  private var hasRun = false

  /// - Parameter measuresQuality: Whether each blend is asked, beside the run, what its maxima cost
  ///   and how far same-grade metal could differ. Without it these are zero and all else equal.
  public init(of plan: Plan, measuresQuality: Bool = true) {
    self.init(of: plan, chart: ModelChart(plan.materials), measuresQuality: measuresQuality)
  }

  public init(of plan: Plan, chart: ModelChart, measuresQuality: Bool = true) {
    self.plan = plan
    self.chart = chart
    ledger = Ledger(chart: chart.ledger, years: plan.years)
    metals = plan.materials.indices.map { MetalYear($0, of: plan, chart) }
    shredder = Shredder(
      zip(plan.materials, chart.materials).map {
        Shredder.Metal(system: $0.system, plan: $0.shredder, lines: $1.shredder)
      }, plan.fleet, yearCount: plan.yearCount)
    entropy = plan.materials.map { _ in EntropyReport(yearCount: plan.yearCount) }
    self.measuresQuality =
      measuresQuality
      && plan.materials.contains { $0.rules(keeping: plan.limits).asksForQuality }
  }

  /// Runs every year and checks the balance of all of them.
  ///
  /// - Throws: ``BlendError`` and ``MarketError`` with the year, ``ImbalanceError`` with the
  ///   process.
  public mutating func run() throws -> RunResult {
    reset()
    let quality = measuresQuality ? measure : nil
    defer { quality?.stop() }
    for m in metals.indices { metals[m].openBooks(posting: &ledger) }
    for t in 0..<plan.yearCount { try simulate(year: t, quality) }
    let forced = take(try quality?.finish() ?? [])
    return RunResult(
      plan: plan, chart: chart, ledger: ledger, balance: try ledger.balance(),
      contentShortage: metals.flatMap(\.blending.shortage),
      blends: metals.map(\.blending.report), qualityInducedPrimary: forced, entropy: entropy,
      meltYield: metals.map(\.asking.meltYield), markets: metals.map(\.blending.market))
  }

  /// One year: what leaves use becomes scrap, region by region, and scrap becomes what is made.
  private mutating func simulate(year t: Int, _ quality: QualityMeasure?) throws {
    var scrap = metals.map(\.noScrap)
    var shred: [Shred] = []
    for region in 0..<plan.fleet.regionCount {
      let exits = metals.indices.map { m in
        metals[m].leaveUse(year: t, in: region, into: scrap[m], posting: &ledger)
      }
      // One shredder takes the whole hulk: what one metal picks up, another loses.
      shred = shredder.shred(
        exits.map(\.hulks), year: t, in: region, recording: &entropy, posting: &ledger)
      scrap = metals.indices.map { m in
        metals[m].sort(
          shred[m], year: t, in: region, into: exits[m].scrap, recording: &entropy[m],
          posting: &ledger)
      }
    }
    for m in metals.indices {
      try metals[m].make(
        year: t, from: scrap[m], shred[m], measuring: quality, recording: &entropy[m],
        posting: &ledger)
    }
  }

  private var measure: QualityMeasure {
    QualityMeasure(
      plan.materials.map { $0.rules(keeping: plan.limits) }, firstYear: plan.years.lowerBound)
  }

  /// Takes over what was measured beside the run.
  ///
  /// - Returns: Primary and alloying that maxima force: shape `[m][t]`, t/yr.
  private mutating func take(_ records: [QualityRecord]) -> [Double] {
    var forced = [Double](repeating: 0, count: plan.materials.count * plan.yearCount)
    for record in records {
      forced[record.material * plan.yearCount + record.t] = record.allForced
      metals[record.material].record(record)
    }
    return forced
  }

  /// Every run starts from the same state and the same first basis, whatever ran before.
  private mutating func reset() {
    if hasRun {
      ledger.clear()
      for m in entropy.indices { entropy[m] = EntropyReport(yearCount: plan.yearCount) }
    }
    hasRun = true
    for m in metals.indices { metals[m].reset() }
  }
}
