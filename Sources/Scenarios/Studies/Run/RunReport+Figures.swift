internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Sums over metals, grades and heats that several tables, pictures and commands show.
///
/// Each is worked out here and nowhere else.
extension RunReport {
  // MARK: Cars

  /// Cars sold at home, of all drives or of one.
  func carsSold(_ t: Int, drive: Int? = nil) -> Double {
    cars(ofCohort: compiled.plan.fleet.cohort(ofYear: t), drive)
  }

  /// Cars built at home.
  func carsBuilt(_ t: Int) -> Double { carsSold(t) * compiled.plan.fleet.builtPerSold[t] }

  /// Cars of all cohorts, each with its share in a year: shape `[c * years + t]`.
  func cars(_ t: Int, drive: Int?, with shares: [Double]) -> Double {
    var sum = 0.0
    for cohort in 0...compiled.plan.fleet.cohort(ofYear: t) {
      let share = shares[cohort * compiled.plan.yearCount + t]
      if share > 0 { sum += share * cars(ofCohort: cohort, drive) }
    }
    return sum
  }

  private func cars(ofCohort cohort: Int, _ drive: Int?) -> Double {
    let fleet = compiled.plan.fleet
    var sum = 0.0
    for (index, cell) in fleet.cells.enumerated() where drive == nil || cell.powertrain == drive {
      sum += fleet.cars[cohort * fleet.cells.count + index]
    }
    return sum
  }

  /// Metal in cars on the road at the end of a year, t.
  public func carStock(material m: Int, _ t: Int) -> Double {
    (0..<systems[m].carGradeCount).reduce(0) { $0 + carStock(material: m, grade: $1, t) }
  }

  package func carStock(material m: Int, grade g: Int, _ t: Int) -> Double {
    run.ledger.level(stock: run.chart.stocks.inUse, material: m, year: t, lane: g)
  }

  /// Old scrap of cars that shredders and dismantlers bring, t/yr.
  public func oldScrapOfCars(material m: Int, _ t: Int) -> Double {
    let lines = run.chart.materials[m]
    return mass(of: lines.sorting.toClass + lines.dismantled.toClass, t)
  }

  /// t/yr of all the lines.
  func mass(of lines: [Int], _ t: Int) -> Double {
    lines.reduce(0) { $0 + run.ledger.mass($1, year: t) }
  }

  // MARK: Emissions

  /// Of the metal that car makers buy, t CO2-equiv/yr.
  public func carEmissions(_ t: Int) -> Double { carMarket.reduce(0) { $0 + $1.emissions[t] } }

  /// t CO2-equiv of the metal bought for a car that is built at home; 0 where none is built.
  func emissionsPerCar(_ t: Int) -> Double {
    let built = carsBuilt(t)
    return built > 0 ? carEmissions(t) / built : 0
  }

  /// Of every melt of the economy, t CO2-equiv/yr.
  func emissionsOfAllMetal(_ t: Int) -> Double {
    emissions.indices.reduce(0) { sum, m in
      let products = systems[m].grades.count
      return emissions[m].byProduct[t * products..<(t + 1) * products].reduce(sum, +)
    }
  }

  // MARK: Metal

  /// Ore-based metal that only composition limits force into melts, t/yr.
  public func qualityInducedPrimary(material m: Int, _ t: Int) -> Double {
    run.qualityInducedPrimary[m * years.count + t]
  }

  /// What the metal of a car costs more than from today's works: all metals, CNY of 2024 per car.
  func premiumsPerCar() -> [Double] {
    let premiums = lots.indices.map(premiumsPerCar)
    return years.indices.enumerated().map { t, _ in premiums.reduce(0) { $0 + $1[t] } }
  }
}
