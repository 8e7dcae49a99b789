extension BlendAnswer {
  /// Takes over a market's plan, which is closed on mass already.
  mutating func take(_ found: MarketAnswer, _ year: BlendQuestion, _ layout: BlendLayout) {
    let (classes, heats) = (layout.classCount, layout.heatCount)
    for s in 0..<classes {
      var charged = 0.0
      for h in 0..<heats {
        charge[layout.scrapColumn(s, h)] = found.charge[h * classes + s]
        charged += found.charge[h * classes + s]
      }
      // A class that is used up leaves exactly nothing.
      let rest = year.supply[s] - charged
      unused[s] = rest > 1e-13 * year.supply[s] ? rest : 0
      imported[s] = found.imported[s]
    }
    for h in 0..<heats { primary[h] = found.primary[h] }
    for index in alloying.indices { alloying[index] = found.alloying[index] }
    for h in demagged.indices { demagged[h] = 0 }
    for (index, h) in layout.demagged.enumerated() { demagged[h] = found.removed[index] }
    shortage = found.shortage[0]
  }
}

extension BlendReport {
  /// Takes over what a year's market paid.
  mutating func record(_ t: Int, _ prices: MarketPrices) {
    for (scrap, worth) in prices.worthOfClasses.enumerated() {
      self.worth[scrap * yearCount + t] = worth
    }
    for (limit, price) in prices.tolerances.enumerated() {
      tolerancePrice[limit * yearCount + t] = price
    }
  }
}
