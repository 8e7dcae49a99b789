import Testing

@testable import MaterialFlow

/// Aluminium in cars by class, posted in the library's ledger.
///
/// The processes are the published model's: 0 outside, 1 metal supply, 2 car making, 3 use,
/// 4 collection, 5 dismantling, 6 remelting of dismantled parts, 7 shredding, 8 alloy sorting,
/// 9 surplus. Mt and Mt/yr.
struct CarAluminium {
  static let years = 2000...2050
  static let dismantlingYield = 0.7
  static let recoveryYield = 0.85
  private(set) var ledger: Ledger
  /// Lines by the published names, `F_0_1` from process 0 to process 1.
  let lines: [String: Int]
  private let data: CarData
  private let fleet: CarFleet
  private let treatment: CarTreatment

  init(_ scenario: String, _ data: CarData, _ fleet: CarFleet) throws {
    self.data = data
    self.fleet = fleet
    treatment = try CarTreatment(data, scenario)
    let material = MaterialSystem(
      name: "aluminium", elements: ["Al"],
      grades: CarData.classes.map {
        Grade(id: $0, name: $0, family: "", form: "", isInCars: true)
      }, classes: [], routes: [], heats: [])
    var chart = LedgerChart(materials: [material])
    lines = Self.lines(in: &chart)
    ledger = Ledger(chart: chart, years: Self.years)
    record(stockAtEndOf: -1)
    for year in 0..<Self.years.count {
      try post(year)
      record(stockAtEndOf: year)
    }
  }

  /// A flow by its published name, or `S_3` and `dS_3` for the stock.
  func amount(_ name: String, class type: Int, year: Int) throws -> Double {
    let index = year - Self.years.lowerBound
    func level(_ index: Int) -> Double {
      ledger.level(stock: 0, material: 0, year: index, lane: type)
    }
    switch name {
    case "S_3": return level(index)
    case "dS_3": return level(index) - level(index - 1)
    default: return ledger.amount(try #require(lines[name]), year: index, lane: type)
    }
  }

  // MARK: A year

  private mutating func post(_ year: Int) throws {
    let demand = sum(.sold, year)
    var keptApart = demand.map { _ in 0.0 }
    var mixed = 0.0
    for region in CarData.regions.indices {
      let scrap = try treat(region, year)
      for type in keptApart.indices { keptApart[type] += scrap.keptApart[type] }
      mixed += scrap.mixed
    }
    // Scrap is traded across the world, cars are not.
    let allocation = RuleAllocation(
      demand: demand, sorted: keptApart, mixed: mixed, tolerant: demand.count - 1)
    try post(allocation.primary, "F_0_1", year)
    try post(allocation.surplus, "F_1_9", year)
    try post(demand, "F_1_2", year)
    try post(demand, "F_2_3", year)
  }

  /// Takes a region's old cars apart.
  private mutating func treat(
    _ region: Int, _ year: Int
  ) throws -> (keptApart: [Double], mixed: Double) {
    let leaving = components(.left, region, year)
    let collected = treatment.collection[region][year]
    let taken = zip(leaving, treatment.dismantling[region]).map { $0 * collected * $1[year] }
    let hulks = zip(leaving, taken).map { $0 * collected - $1 }
    try post(byClass(leaving), "F_3_4", year)
    try post(byClass(leaving).map { $0 * (1 - collected) }, "F_4_0", year)
    try post(byClass(taken), "F_4_5", year)
    try post(byClass(hulks), "F_4_7", year)

    let parts = try split(byClass(taken), Self.dismantlingYield, "F_5_6", "F_5_7", year)
    let reused = try split(parts.kept, Self.recoveryYield, "F_6_1", "F_6_0", year)
    let feed = zip(byClass(hulks), parts.rest).map { $0 + $1 }
    let shred = feed.map { $0 * Self.recoveryYield }
    try post(zip(feed, shred).map { $0 - $1 }, "F_7_0", year)
    let sorted = shred.map { $0 * treatment.sorting[region][year] }
    try post(sorted, "F_7_8", year)
    try post(sorted, "F_8_1", year)
    let mixed = zip(shred, sorted).reduce(0) { $0 + $1.0 - $1.1 }
    // What is not sorted is sold as secondary castings, whatever it came from.
    try post([0, 0, mixed], "F_7_1", year)
    return (zip(reused.kept, sorted).map { $0 + $1 }, mixed)
  }

  private mutating func split(
    _ masses: [Double], _ share: Double, _ kept: String, _ rest: String, _ year: Int
  ) throws -> (kept: [Double], rest: [Double]) {
    let parts = masses.map { $0 * share }
    let others = zip(masses, parts).map { $0 - $1 }
    try post(parts, kept, year)
    try post(others, rest, year)
    return (parts, others)
  }

  private mutating func post(_ masses: [Double], _ name: String, _ year: Int) throws {
    let line = try #require(lines[name])
    for (type, mass) in masses.enumerated() {
      ledger.post(line, year: year, type: type, mass: mass, composition: [1])
    }
  }

  private mutating func record(stockAtEndOf year: Int) {
    for (type, mass) in sum(.inUse, year).enumerated() {
      ledger.record(stock: 0, material: 0, year: year, type: type, mass: mass, composition: [1])
    }
  }

  // MARK: From cars to metal

  private enum Cars { case sold, inUse, left }

  /// Over all regions, by class.
  private func sum(_ cars: Cars, _ year: Int) -> [Double] {
    let total = CarData.regions.indices.reduce(into: CarData.components.map { _ in 0.0 }) {
      for (component, mass) in components(cars, $1, year).enumerated() { $0[component] += mass }
    }
    return byClass(total)
  }

  /// Metal of all cohorts by component, Mt.
  private func components(_ cars: Cars, _ region: Int, _ year: Int) -> [Double] {
    let stock = fleet.regions[region]
    let now = Self.years.lowerBound + year - CarData.years.lowerBound
    var masses = CarData.components.map { _ in 0.0 }
    let first = cars == .sold ? now : CarData.firstCohort - CarData.years.lowerBound
    for cohort in first...now {
      let number =
        switch cars {
        case .sold: stock.inflow[cohort]
        case .inUse: stock.stock(ofCohort: cohort, year: now)
        case .left: stock.outflow(ofCohort: cohort, year: now)
        }
      for (component, kilograms) in fleet.kilograms[region][cohort].enumerated() {
        masses[component] += 1e-9 * number * kilograms
      }
    }
    return masses
  }

  private func byClass(_ components: [Double]) -> [Double] {
    data.classShares.map { shares in zip(shares, components).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private static func lines(in chart: inout LedgerChart) -> [String: Int] {
    let kinds: [ProcessKind] = [
      .boundary, .balanced, .balanced, .stock, .balanced, .balanced, .balanced, .balanced,
      .balanced, .boundary,
    ]
    let processes = kinds.enumerated().map { chart.process("\($0.offset)", $0.element) }
    let ends = [
      (0, 1), (1, 2), (1, 9), (2, 3), (3, 4), (4, 0), (4, 5), (4, 7), (5, 6), (5, 7), (6, 0),
      (6, 1), (7, 0), (7, 1), (7, 8), (8, 1),
    ]
    var lines: [String: Int] = [:]
    for (source, target) in ends {
      lines["F_\(source)_\(target)"] = chart.line(
        0, from: processes[source], to: processes[target])
    }
    return lines
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
