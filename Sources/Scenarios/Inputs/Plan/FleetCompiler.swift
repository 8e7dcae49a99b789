internal import FlowEngine
internal import FlowTables

/// Cars by cohort, their metal and their lives, from series to flat arrays.
package struct FleetCompiler {
  package static let powertrains = ["combustion", "hybrid", "plug-in", "battery"]
  package static let vehicleClasses = ["small", "compact", "large", "suv-mpv"]
  /// The first year of the sales statistics; before it, an exponential history stands.
  private static let firstSales = ScenarioKey.years.lowerBound
  /// Cohorts before that: at least 2.5 mean lifetimes.
  private static let historyYears = 40

  let scenario: Scenario
  let definition: SystemDefinition
  private let axis: ClosedRange<Int>
  private let historyCount: Int

  init(_ scenario: Scenario, _ definition: SystemDefinition) {
    self.scenario = scenario
    self.definition = definition
    axis = Self.firstSales - Self.historyYears...scenario.horizon.upperBound
    historyCount = scenario.horizon.lowerBound - axis.lowerBound
  }

  func compile(_ lookup: inout Lookup) throws -> FleetPlan {
    let life = ["lifetime shape", "lifetime mean", "opening stock"]
    let (survival, sales) = try lookup.data.checking("passenger cars", life) {
      let survival = try survivalTable(&lookup)
      return (survival, try salesByCohort(survival, &lookup))
    }
    let drives = driveShares(&lookup)
    let classes = classShares(&lookup)
    let mix = ClassMix(Self.vehicleClasses, shares: classes, over: axis, &lookup)
    lookup.part = .carStructure
    let contents = CarContents(
      axis: axis, drives: Self.powertrains, definition: definition,
      lightWeighting: lookup.path(lever: "light-weighting", over: axis), classes: mix, &lookup)
    let cells = Self.powertrains.indices.flatMap { p in
      Self.vehicleClasses.indices.map { FleetCell(powertrain: p, vehicleClass: $0) }
    }
    let cars = (0..<axis.count).flatMap { c in
      cells.map { sales[c] * drives[$0.powertrain][c] * classes[$0.vehicleClass][c] }
    }
    let years = scenario.horizon.count
    let shares = ShiftedSurvival(survival, historyCount: historyCount, yearCount: years).shares
    let trade = tradeShares(sales, &lookup)
    return FleetPlan(
      powertrains: Self.powertrains, vehicleClasses: Self.vehicleClasses, cells: cells,
      historyCount: historyCount, slots: contents.slots, cars: cars,
      openingShare: shares.opening, exitShare: shares.exits, inUseShare: shares.inUse,
      importedShare: trade.imported,
      builtPerSold: trade.built, exportedPerSold: trade.exported,
      metal: contents.metal(sales: sales, drives: drives),
      copper: contents.copper(sales: sales, drives: drives, &lookup),
      kilogramsPerCar: contents.kilogramsPerCar)
  }

  private var zeros: [Double] { Array(repeating: 0, count: axis.count) }

  private func survivalTable(_ lookup: inout Lookup) throws -> SurvivalTable {
    lookup.part = .lifetimes
    guard
      let shape = lookup.positive("passenger cars", "lifetime shape", in: .number)?.constant,
      let mean = lookup.positive("passenger cars", "lifetime mean", in: .years),
      !lookup.problems.hasErrors
    else {
      throw InputProblems(lookup.problems)
    }
    let lifetimes = try axis.map {
      try Lifetime.weibull(shape: shape, mean: mean.value(in: $0))
    }
    let multipliers = lookup.series("end-of-life cars", "exit multiplier", in: .number)
    return try SurvivalTable(
      lifetimes: lifetimes, timing: .middle,
      hazardMultipliers: axis.map { multipliers?.value(in: $0) ?? 1 },
      cohortHazards: tradeIn(&lookup))
  }

  /// The trade-in lever: cars of its age leave use more often.
  private func tradeIn(_ lookup: inout Lookup) -> [CohortHazard] {
    let minimumAge = lookup.wholeNumber("trade-in", "minimum age", in: .years)
    return lookup.path(lever: "trade-in", over: axis).enumerated().filter { $1 > 0 }.map {
      year, extra in
      CohortHazard(years: year...year, minimumAge: minimumAge, multiplier: 1 + extra)
    }
  }

  /// Home sales; before the statistics an exponential history that left the opening stock.
  ///
  /// The opening stock is counted at the end of the year before the statistics.
  private func salesByCohort(
    _ survival: SurvivalTable, _ lookup: inout Lookup
  ) throws -> [Double] {
    lookup.part = .openingStock
    let total = lookup.number("passenger cars", "opening stock", in: .million)
    let growth = lookup.number("passenger cars", "opening stock growth", in: .perYear)
    let history = try InitialStock.exponential(
      total: total, growth: growth, cohortCount: Self.historyYears, table: survival)
    lookup.part = .sales
    let sales = lookup.positive("passenger cars", "sales", in: .millionPerYear)
    return axis.enumerated().map { c, year in
      c < Self.historyYears
        ? history.inflow[c] * survival.share(ofCohort: c, year: c) : sales?.value(in: year) ?? 0
    }
  }

  private func driveShares(_ lookup: inout Lookup) -> [[Double]] {
    lookup.part = .drives
    return Self.driveShares(over: axis, &lookup) { shares, lookup in
      requireWhole(shares, "the drives' shares of sales", Self.powertrains, &lookup)
    }
  }

  /// Shares of the drives in home sales, with the lever on battery cars: shape `[drive][year]`.
  ///
  /// - Parameter check: What is asked of the shares of the tables.
  static func driveShares(
    over years: ClosedRange<Int>, _ lookup: inout Lookup,
    check: ([[Double]], inout Lookup) -> Void = { _, _ in }
  ) -> [[Double]] {
    var shares = powertrains.map {
      lookup.series($0, "share of sales", in: .fraction)?.values(over: years)
        ?? years.map { _ in 0 }
    }
    check(shares, &lookup)
    let battery = powertrains.count - 1
    let path = lookup.path(powertrains[battery], "share of sales", in: .fraction, over: years)
    if !lookup.isSet("bev-share") { return shares }
    for (c, wanted) in path.enumerated() where years.lowerBound + c > lookup.observedUntil {
      let others = 1 - shares[battery][c]
      for p in 0..<battery {
        // With no other drive left to scale, combustion takes what battery cars leave.
        shares[p][c] =
          others > 0 ? shares[p][c] * (1 - wanted) / others : (p == 0 ? 1 - wanted : 0)
      }
      shares[battery][c] = wanted
    }
    return shares
  }

  private func classShares(_ lookup: inout Lookup) -> [[Double]] {
    lookup.part = .classes
    let shares = Self.vehicleClasses.map {
      lookup.series($0, "share of sales", in: .fraction)?.values(over: axis) ?? zeros
    }
    requireWhole(shares, "the shares of vehicle classes", Self.vehicleClasses, &lookup)
    return shares
  }

  private func requireWhole(
    _ shares: [[Double]], _ what: String, _ entities: [String], _ lookup: inout Lookup
  ) {
    lookup.requireWhole(
      shares, over: axis, of: what,
      from: entities.flatMap { lookup.data.rows($0, "share of sales") })
  }

  private func tradeShares(
    _ sales: [Double], _ lookup: inout Lookup
  ) -> (imported: [Double], built: [Double], exported: [Double]) {
    lookup.part = .carTrade
    let imports = lookup.path("passenger cars", "new-car imports", in: .millionPerYear)
    let exports = lookup.path("passenger cars", "new-car exports", in: .millionPerYear)
    let sold = sales[historyCount...]
    let imported = zip(imports, sold).map { $1 > 0 ? $0 / $1 : 0 }
    let exported = zip(exports, sold).map { $1 > 0 ? $0 / $1 : 0 }
    return (imported, zip(imported, exported).map { 1 - $0 + $1 }, exported)
  }
}
