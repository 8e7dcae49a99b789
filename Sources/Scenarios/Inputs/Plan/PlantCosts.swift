internal import FlowAccounts
internal import FlowEngine
internal import FlowTables

/// What each kind of works makes a tonne for, by year: decision factors of the plan.
///
/// Costs are worked out in the years below and run straight between them; before the first they
/// stay, as prices of the past are not in the tables.
package struct PlantCosts: Sendable {
  package static let years = [2024, 2030, 2040, 2050]

  /// CNY of 2024 per tonne, carbon apart: shape `[t]`, by plant.
  package private(set) var cost: [String: [Double]] = [:]
  /// What carbon markets charge, t CO2-equiv/t: shape `[t]`, by plant.
  private(set) var emissions: [String: [Double]] = [:]
  /// Deflators and exchange rates behind them.
  let currencies: CurrencyBook
  /// CNY of 2024 per t CO2 without a lever: every year of the run, and the last observed one.
  private(set) var referencePrices = Series(years: [0], values: [0])
  /// The same: shape `[t]`.
  private(set) var referencePrice: [Double] = []
  /// What the product gets free, t CO2-equiv/t: shape `[t]`, by metal.
  private(set) var free: [String: [Double]] = [:]

  init(_ definition: SystemDefinition, _ lookup: inout Lookup) {
    let horizon = lookup.horizon
    let stages = StageTable.load(reporting: &lookup.problems)
    var compiler = CostCompiler(
      book: CostBook(lookup.data, in: .ofPlan), year: Self.years[0], carbonPrice: nil)
    compiler.book.record = LookupRecord()
    currencies = compiler.book.currencies
    let plants = definition.plants.filter {
      !lookup.data.rows(ofMetric: "charge", entity: $0.id).isEmpty
    }
    var costs: [String: [Double]] = [:]
    var direct: [String: [Double]] = [:]
    for year in Self.years {
      let definitions = plants.map { LotDefinition(plant: $0, year: year) }
      var lots = LotCompiler(
        lookup.data, stages: stages, definitions: definitions, problems: Diagnostics())
      compiler.year = year
      let compiled = lots.lots()
      lookup.problems.append(contentsOf: lots.problems)
      lookup.note(lots.record)
      let freePower = Self.freePower(year, &compiler.book)
      for lot in compiled {
        compiler.book.record?.part = .plantCost(lot.id)
        let cost = compiler.cost(of: lot, directEmissions: 0)
        let net = cost.map { $0.total - $0.total(.carbon) } ?? 0
        costs[lot.id, default: []].append(net)
        direct[lot.id, default: []].append(Self.charged(lot, freePower))
      }
    }
    for plant in plants {
      cost[plant.id] = Self.path(costs[plant.id] ?? [], horizon)
      emissions[plant.id] = Self.path(direct[plant.id] ?? [], horizon)
    }
    lookup.problems.append(contentsOf: compiler.book.problems)
    readCarbonMarket(definition, lookup, &compiler.book)
    lookup.note(compiler.book.currencies.record)
    if let record = compiler.book.record { lookup.note(record) }
  }

  private mutating func readCarbonMarket(
    _ definition: SystemDefinition, _ lookup: Lookup, _ book: inout CostBook
  ) {
    let horizon = lookup.horizon
    book.record?.part = .carbonPrice
    let years = min(horizon.lowerBound, lookup.observedUntil)...horizon.upperBound
    referencePrices = Series(
      years: Array(years),
      values: years.map {
        book.required("carbon market", "price", in: .moneyPerEmissions, year: $0)
      })
    referencePrice = referencePrices.values(over: horizon)
    book.record?.part = .freeAllocation
    for system in definition.systems {
      free[system.name] = horizon.map { year in
        book.required(system.name, "benchmark", in: .emissionsPerMass, year: year)
          * book.required("carbon market", "free share", in: .share, year: year)
      }
    }
  }

  /// What own coal units get free per unit of power, as other power plants do.
  private static func freePower(_ year: Int, _ book: inout CostBook) -> Double {
    book.record?.part = .freeAllocation
    return book.required("captive coal", "benchmark", in: .emissionsPerEnergy, year: year)
      * book.required("carbon market", "free share", in: .share, year: year)
  }

  private static func path(_ values: [Double], _ horizon: ClosedRange<Int>) -> [Double] {
    guard values.count == years.count else { return Array(repeating: 0, count: horizon.count) }
    return Series(years: years, values: values).values(over: horizon)
  }

  /// Direct emissions of the works, and of its own coal units beyond what these get free.
  private static func charged(_ lot: Lot, _ freePower: Double) -> Double {
    lot.terms.reduce(0) { sum, term in
      switch term.kind {
      case .direct(let value), .upstream(let value):
        return term.boundaries.contains(.cbamDirect) ? sum + value : sum
      case .power(let use, let contract, let factors):
        return sum + use * contract.captiveCoal * (factors.captiveCoal.stack - freePower)
      }
    }
  }

  func cost(_ plant: String, years: Int) -> [Double] {
    cost[plant] ?? Array(repeating: 0, count: years)
  }

  func emissions(_ plant: String, years: Int) -> [Double] {
    emissions[plant] ?? Array(repeating: 0, count: years)
  }
}

extension LotDefinition {
  /// A plant with its typical charge, in China.
  init(plant: PlantDefinition, year: Int) {
    self.init(
      id: plant.id, name: plant.name, metal: plant.material,
      route: plant.material == "steel" ? plant.id : "smelting", region: "China", year: year)
  }
}
