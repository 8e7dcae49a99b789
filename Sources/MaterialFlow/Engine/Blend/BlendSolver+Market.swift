internal import FlowNumerics

// What a market asks of the blend before scrap has a price.
extension BlendSolver {
  /// The least cost at an offer's level and the scrap that it charges; nothing is posted.
  ///
  /// - Parameter isRepriced: Whether the last question differed in the offer's level and amount
  ///   only: then the matrix stays, and with it GLPK's factors of the basis.
  /// - Returns: Cost but for that of a year without scrap, over the price of ore-based metal; t.
  mutating func demand(
    _ year: BlendQuestion, isRepriced: Bool
  ) throws(LinearProgramError) -> (cost: Double, scrap: Double) {
    if isRepriced {
      coefficients.reprice(year)
      if let place = coefficients.layout.marketRow.map({ rowPlace[$0] }) { bound(rowAt: place) }
    } else {
      prepare(year)
    }
    try minimise(stage: .objective)
    var scrap = 0.0
    for column in columns where column < coefficients.layout.scrapColumnCount {
      scrap += values[column]
    }
    scarcity = coefficients.layout.marketRow.map { max(0, -stagePrices[$0]) } ?? 0
    return (program.objective, scrap)
  }
}
