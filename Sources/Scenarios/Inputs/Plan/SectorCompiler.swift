internal import FlowEngine
internal import FlowTables

/// Uses outside cars, from series to flat arrays on the axis of the fleet's cohorts.
struct SectorCompiler {
  let scenario: Scenario
  let system: MaterialSystem
  let axis: ClosedRange<Int>
  let definitions: [SectorDefinition]

  private var horizon: ClosedRange<Int> { scenario.horizon }
  private var historyCount: Int { horizon.lowerBound - axis.lowerBound }

  func compile(_ lookup: inout Lookup) throws -> [SectorPlan] {
    var plans: [SectorPlan] = []
    for sector in definitions where sector.material == system.name {
      plans.append(try compile(sector, &lookup))
    }
    return plans
  }

  private func compile(
    _ sector: SectorDefinition, _ lookup: inout Lookup
  ) throws -> SectorPlan {
    let life = sector.kind == .inUse ? try life(sector, &lookup) : nil
    let bought = bought(sector, &lookup)
    let yield =
      lookup.positive(sector.id, "fabrication yield", in: .fraction)?.constant ?? 1
    lookup.part = .sectorScrap(system.name)
    let newScrap = lookup.classShares(ofMetric: "new scrap to", sector.id, in: system)
    if let life {
      return SectorPlan(
        process: sector.process, bought: bought, fabricationYield: yield, newScrap: newScrap,
        life: life)
    }
    return SectorPlan(
      process: sector.process, leavingFor: sector.kind, bought: bought, fabricationYield: yield,
      newScrap: newScrap)
  }

  private func life(_ sector: SectorDefinition, _ lookup: inout Lookup) throws -> GoodsLife {
    lookup.part = .sectorLives(system.name)
    let survival = try survival(sector, &lookup)
    let collected = lookup.path(sector.id, "collection rate", in: .fraction)
    let hibernating = lookup.number(sector.id, "hibernating share", in: .fraction)
    reportSum(sector, collected, hibernating, &lookup)
    lookup.part = .sectorScrap(system.name)
    return GoodsLife(
      exitShare: survival.exits, inUseShare: survival.inUse, openingShare: survival.opening,
      collected: collected, hibernating: hibernating,
      oldScrap: lookup.classShares(ofMetric: "old scrap to", sector.id, in: system))
  }

  /// Nothing is bought before the first row: the tables reach back as far as the stocks need.
  private func bought(_ sector: SectorDefinition, _ lookup: inout Lookup) -> [Double] {
    lookup.part = .sectorUse(system.name)
    return system.grades.flatMap { grade -> [Double] in
      guard let series = lookup.optional(sector.id, "use of", grade.id, in: .megatonnesPerYear)
      else { return Array(repeating: 0, count: axis.count) }
      return axis.map { $0 < (series.years.first ?? $0) ? 0 : series.value(in: $0) }
    }
  }

  /// Lognormal lives; nothing leaves in the year in which it enters.
  private func survival(
    _ sector: SectorDefinition, _ lookup: inout Lookup
  ) throws -> (exits: [Double], inUse: [Double], opening: [Double]) {
    guard
      let mean = lookup.positive(sector.id, "lifetime mean", in: .years),
      let deviation = lookup.positive(sector.id, "lifetime deviation", in: .years),
      !lookup.problems.hasErrors
    else { throw InputProblems(lookup.problems) }
    let table = try lookup.data.checking(
      sector.id, ["lifetime mean", "lifetime deviation"]
    ) {
      try SurvivalTable(
        lifetime: try .lognormal(mean: mean.constant, deviation: deviation.constant),
        yearCount: axis.count, timing: .middle)
    }
    return ShiftedSurvival(table, historyCount: historyCount, yearCount: horizon.count).shares
  }

  private func reportSum(
    _ sector: SectorDefinition, _ collected: [Double], _ hibernating: Double,
    _ lookup: inout Lookup
  ) {
    guard let t = collected.firstIndex(where: { $0 + hibernating > 1 + 1e-12 }) else { return }
    lookup.problems.error(
      .sharesSum, at: FileLocation(path: "data/sectors.csv"),
      "'\(sector.id)': collected and hibernating add up to more than one in "
        + "\(horizon.lowerBound + t)",
      help: "lower 'collection rate' or 'hibernating share'")
  }
}

/// Survival on the axis of all cohorts, cut to the horizon: exits begin in the year after entry,
/// so that the year's blend knows what comes back.
struct ShiftedSurvival {
  /// Shapes `[c][t]`, `[c][t]`, and `[c]` for the history.
  let shares: (exits: [Double], inUse: [Double], opening: [Double])

  init(_ table: SurvivalTable, historyCount: Int, yearCount: Int) {
    let cohorts = table.yearCount
    func share(_ cohort: Int, _ year: Int) -> Double {
      let first = table.share(ofCohort: cohort, year: cohort)
      return first > 0 ? table.share(ofCohort: cohort, year: year) / first : 0
    }
    var exits = [Double](repeating: 0, count: cohorts * yearCount)
    var inUse = exits
    for c in 0..<cohorts {
      // A cohort is whole in its first year, also where nothing would survive it.
      if c >= historyCount { inUse[c * yearCount + c - historyCount] = 1 }
      var before = c >= historyCount - 1 ? 1 : share(c, historyCount - 1)
      for t in max(0, c + 1 - historyCount)..<yearCount {
        let left = share(c, historyCount + t)
        inUse[c * yearCount + t] = left
        exits[c * yearCount + t] = before - left
        before = left
      }
    }
    shares = (
      exits, inUse,
      (0..<historyCount).map { $0 == historyCount - 1 ? 1 : share($0, historyCount - 1) }
    )
  }
}
