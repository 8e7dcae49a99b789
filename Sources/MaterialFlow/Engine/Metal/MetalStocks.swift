/// What one year of a metal leaves to the next.
struct MetalStocks: Sendable {
  var cohorts: CohortContents
  /// Press-shop scrap of last year.
  var clip: NewScrapStock
  /// Fabrication scrap of last year, sector by sector.
  var fabricationScrap: NewScrapStock
  /// Metal that stays where it is, unused: shape `[product][e]`, t.
  var hibernating: [Double]
  /// Scrap of earlier years that found no taker.
  var surplus: ScrapPools

  /// - Parameter nominal: Shape `[product][e]`.
  init(_ system: MaterialSystem, nominal: [Double], cohortCount: Int, sectorCount: Int) {
    let elements = system.elements.count
    cohorts = CohortContents(
      nominal: nominal, elementCount: elements, cohortCount: cohortCount)
    clip = NewScrapStock(
      massCount: system.carGradeCount, content: Array(nominal[..<(system.carGradeCount * elements)])
    )
    fabricationScrap = NewScrapStock(
      massCount: sectorCount * system.grades.count, content: nominal)
    hibernating = Array(repeating: 0, count: nominal.count)
    surplus = ScrapPools(system)
  }
}

/// New scrap that waits for the next year, so that the blend knows its composition.
struct NewScrapStock: Sendable {
  /// t: shape `[g]` of press shops, `[sector][product]` of makers of goods.
  var masses: [Double]
  /// What the products of its year were made of: shape `[product][e]`.
  var content: [Double]

  init(massCount: Int, content: [Double]) {
    masses = Array(repeating: 0, count: massCount)
    self.content = content
  }
}
