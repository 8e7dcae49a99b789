/// The stocks that a year's end is recorded in, by their places in the chart.
public struct StockPlaces: Sendable {
  public let inUse: Int
  public let pressShopScrap: Int
  public let surplus: Int
  public let fabricationScrap: Int
  public let hibernating: Int

  /// Stocks are declared before all other processes, so a stock's place among the stocks is its
  /// process index.
  init(_ chart: inout LedgerChart) {
    func stock(_ process: Process) -> Int { chart.process(process.name, .stock) }
    inUse = stock(.carsInUse)
    pressShopScrap = stock(.pressShopScrap)
    surplus = stock(.surplusStockpile)
    fabricationScrap = stock(.fabricationScrap)
    hibernating = stock(.hibernatingStock)
  }
}

/// Closes the books of a year: levels of everything that stays in the system.
struct Bookkeeping {
  /// One use outside cars.
  struct Sector {
    let plan: SectorPlan
    /// The products that it ever buys.
    let products: [Int]
    /// Its stock in the chart; read only where goods come back.
    let stock: Int
  }

  private let places: StockPlaces
  private let material: Int
  private let fleet: FleetPlan
  private let slots: [Int]
  private let sectors: [Sector]
  private let system: MaterialSystem
  private let yearCount: Int
  /// Metal of one product over cohorts: shape `[e]`, t.
  private var masses: [Double]

  init(
    _ places: StockPlaces, material: Int, _ fleet: FleetPlan, _ sectors: [Sector],
    _ system: MaterialSystem, yearCount: Int
  ) {
    self.places = places
    self.material = material
    self.fleet = fleet
    slots = fleet.slots.indices.filter { fleet.slots[$0].material == material }
    self.sectors = sectors
    self.system = system
    self.yearCount = yearCount
    masses = Array(repeating: 0, count: system.elements.count)
  }

  /// Levels before the first year: cars and goods of earlier cohorts at nominal composition.
  mutating func open(_ stocks: borrowing MetalStocks, posting ledger: inout Ledger) {
    recordCars(stocks.cohorts, shares: fleet.openingShare, year: -1, &ledger)
    for sector in sectors {
      guard let life = sector.plan.life else { continue }
      recordGoods(sector, stocks.cohorts, shares: life.openingShare, year: -1, &ledger)
    }
  }

  /// Levels at the end of a year.
  ///
  /// - Parameter products: Sold to all who buy them: nothing of the year is left to do.
  mutating func close(
    _ products: borrowing Products<ProductStage.SoldToAll>, _ stocks: borrowing MetalStocks,
    year t: Int, posting ledger: inout Ledger
  ) {
    recordCars(stocks.cohorts, shares: fleet.inUseShare, year: t, &ledger)
    for g in 0..<system.carGradeCount {
      ledger.record(
        stock: places.pressShopScrap, material: material, year: t, type: g,
        mass: stocks.clip.masses[g], composition: stocks.clip.content,
        at: g * system.elements.count)
    }
    for i in sectors.indices {
      record(fabricationScrap: stocks.fabricationScrap, i, t, &ledger)
      guard let life = sectors[i].plan.life else { continue }
      recordGoods(sectors[i], stocks.cohorts, shares: life.inUseShare, year: t, &ledger)
    }
    for p in system.carGradeCount..<system.grades.count {
      ledger.record(
        stock: places.hibernating, material: material, year: t, type: p,
        elements: stocks.hibernating, at: p * system.elements.count)
    }
    for s in 0..<stocks.surplus.classCount {
      ledger.record(
        stock: places.surplus, material: material, year: t, pool: stocks.surplus.amounts,
        at: stocks.surplus.start(s))
    }
  }

  private func record(
    fabricationScrap stock: NewScrapStock, _ i: Int, _ t: Int, _ ledger: inout Ledger
  ) {
    for p in sectors[i].products {
      ledger.record(
        stock: places.fabricationScrap, material: material, year: t, type: p,
        mass: stock.masses[i * system.grades.count + p], composition: stock.content,
        at: p * system.elements.count)
    }
  }

  /// Cars in use at the end of a year (−1: before the first), cohort by cohort.
  ///
  /// - Parameter shares: Shape `[region][c][…]`, as many columns as years or one.
  private mutating func recordCars(
    _ cohorts: CohortContents, shares: [Double], year: Int, _ ledger: inout Ledger
  ) {
    let (range, column) = (0..<fleet.cohort(ofYear: year) + 1, max(0, year))
    let columns = year < 0 ? 1 : yearCount
    let ofRegion = columns * (year < 0 ? fleet.historyCount : fleet.cohortCount)
    for k in slots {
      let slot = fleet.slots[k]
      cohorts.gather(slot.grade, from: range, into: &masses) { cohort in
        shares[slot.region * ofRegion + cohort * columns + column]
          * fleet.metal[cohort * fleet.slots.count + k]
      }
      ledger.record(
        stock: places.inUse, material: material, year: year, type: slot.grade,
        elements: masses, at: 0)
    }
  }

  /// Goods in use at the end of a year (−1: before the first), cohort by cohort.
  ///
  /// - Parameter shares: Shape `[c][…]`, as many columns as years or one.
  private mutating func recordGoods(
    _ sector: Sector, _ cohorts: CohortContents, shares: [Double], year: Int,
    _ ledger: inout Ledger
  ) {
    let (range, column) = (0..<fleet.cohort(ofYear: year) + 1, max(0, year))
    let columns = year < 0 ? 1 : yearCount
    for p in sector.products {
      cohorts.gather(p, from: range, into: &masses) { cohort in
        shares[cohort * columns + column] * sector.plan.fabricationYield
          * sector.plan.bought[p * fleet.cohortCount + cohort]
      }
      ledger.record(
        stock: sector.stock, material: material, year: year, type: p, elements: masses, at: 0)
    }
  }
}
