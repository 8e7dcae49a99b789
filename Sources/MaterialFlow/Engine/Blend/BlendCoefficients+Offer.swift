/// What scrap costs on a market, in the year's programme.
struct ScrapOffer: Sendable, Equatable {
  /// Price of every tonne of scrap with what charging it costs, over the price of ore-based metal.
  var level: Double
  /// The most of all classes together, t; infinite where the level alone decides.
  var most: Double
  /// Part of a class's supply that comes at an extra price only: shape `[class][step]`, t.
  let stepMass: [Double]
  /// That extra price, over the price of ore-based metal: shape `[step]`.
  let stepPrice: [Double]
  /// What a tonne costs that a recycled-content rule asks for and nobody delivers, likewise.
  let buyOut: Double
}

extension BlendCoefficients {
  /// Takes over an offer's level and amount; all else is as it was set.
  mutating func reprice(_ year: BlendQuestion) {
    guard let offer = year.offer, let row = layout.marketRow else { return }
    high[row] = offer.most
    setScrapCosts(level: offer.level)
  }

  /// Steps leave the free part of a class; the level is in the cost of every column of scrap.
  mutating func setOffer(_ year: BlendQuestion) {
    guard let offer = year.offer, let row = layout.marketRow else { return }
    high[row] = offer.most
    scale[row] = year.supply.reduce(0, +)
    cost[layout.shortageColumn] = offer.buyOut
    for scrap in 0..<layout.classCount {
      for step in 0..<layout.stepCount {
        let index = scrap * layout.stepCount + step
        let column = layout.stepColumn(scrap, step)
        stepMass[index] = offer.stepMass[index]
        high[layout.supplyRow(scrap)] -= offer.stepMass[index]
        isOpen[column] = offer.stepMass[index] > 0
        cost[column] = offer.stepPrice[step]
      }
      let supply = layout.supplyRow(scrap)
      // Where the steps are all of a class, their sum may miss it by rounding.
      if high[supply] < 0 { high[supply] = 0 }
    }
  }

  /// The most that a column may hold.
  func most(_ column: Int) -> Double {
    if !isOpen[column] { return 0 }
    let first = layout.stepColumn(0, 0)
    return column < first ? .infinity : stepMass[column - first]
  }
}
