// What a market asks of the blend before scrap has a price.
extension BlendSolver {
  /// The least cost at an offer's level and the scrap that it charges; nothing is posted.
  ///
  /// - Returns: Cost but for that of a year without scrap, over the price of ore-based metal; t.
  mutating func demand(_ year: BlendYear) throws(LinearProgramError) -> (
    cost: Double, scrap: Double
  ) {
    coefficients.set(year)
    releaseFace()
    addSupplies()
    load()
    try minimise(stage: .objective)
    var scrap = 0.0
    for column in columns where column < coefficients.layout.scrapColumnCount {
      scrap += values[column]
    }
    scarcity = coefficients.layout.marketRow.map { max(0, -stagePrices[$0]) } ?? 0
    return (program.objective, scrap)
  }
}
