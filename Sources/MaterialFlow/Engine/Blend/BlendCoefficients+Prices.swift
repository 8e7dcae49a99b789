// What columns, and metal that is no column, are worth at prices of the rows.
extension BlendCoefficients {
  /// Reduced costs of every column at given prices of the rows.
  func price(_ prices: [Double], costs: [Double], into reduced: inout [Double]) {
    let classes = layout.classCount
    let market = layout.marketRow.map { prices[$0] } ?? 0
    for heat in 0..<layout.heatCount {
      var metal = prices[layout.massRow(heat)] + prices[layout.chargeRow(heat)]
      metal += prices[layout.levelRow(heat)]
      if layout.isCounted[heat] { metal += prices[layout.contentRow] }
      for scrap in 0..<classes {
        let column = layout.scrapColumn(scrap, heat)
        reduced[column] =
          costs[column] - prices[layout.supplyRow(scrap)] - market
          - metal * yield[heat * classes + scrap]
      }
      if layout.isBarred(heat) {
        for scrap in 0..<classes {
          reduced[layout.scrapColumn(scrap, heat)] -= prices[layout.barredRow(scrap)]
        }
      }
      for limit in layout.limitRange[heat] where prices[layout.limitRow(limit)] != 0 {
        let price = prices[layout.limitRow(limit)]
        for scrap in 0..<classes {
          reduced[layout.scrapColumn(scrap, heat)] -= price * content[limit * classes + scrap]
        }
      }
    }
    for (index, heat) in layout.demagged.enumerated()
    where prices[layout.demaggingRow(index)] != 0 {
      let price = prices[layout.demaggingRow(index)]
      for scrap in 0..<classes {
        reduced[layout.scrapColumn(scrap, heat)] -= price * removable[heat * classes + scrap]
      }
    }
    for column in layout.scrapColumnCount..<layout.columnCount {
      var sum = costs[column]
      forEachEntry(ofColumn: column) { row, value in sum -= prices[row] * value }
      reduced[column] = sum
    }
  }

  /// What a tonne of old scrap would save at given prices of the rows, in its best heats; zero or
  /// more.
  ///
  /// The reduced cost of a column that the programme need not hold, its supply left out. Where a
  /// rule bars part of it from some products, that part goes to the best of the others.
  ///
  /// - Parameter recovered: Shape `[route][element]`.
  func worth(ofMetal recovered: [Double], at prices: [Double]) -> Double {
    let elements = layout.system.elements.count
    var best = 0.0
    var bestOpen = 0.0
    for (heat, melt) in layout.system.heats.enumerated() where scale[layout.massRow(heat)] > 0 {
      let start = melt.route * elements
      var metal = 0.0
      for element in start..<start + elements { metal += recovered[element] }
      var worth = ore(of: heat) + prices[layout.massRow(heat)] + prices[layout.chargeRow(heat)]
      if layout.isCounted[heat] { worth += prices[layout.contentRow] }
      worth *= metal
      for limit in layout.limitRange[heat] where prices[layout.limitRow(limit)] != 0 {
        var content = -primaryContent[limit] * metal
        for element in layout.limits[limit].limit.elements { content += recovered[start + element] }
        worth += prices[layout.limitRow(limit)] * content
      }
      best = max(best, worth)
      if !layout.isBarred(heat) { bestOpen = max(bestOpen, worth) }
    }
    return barredShare * bestOpen + (1 - barredShare) * best
  }
}
