internal import FlowAccounts
internal import FlowInputs

/// One metal in one year: who bought what.
struct MarketYear {
  let t: Int
  let lots: [MarketLot]
  /// Who makes each lot, an index into the suppliers.
  let maker: [Int?]
  let makers: [Maker]
  /// CNY per t CO2 that a lot lies below the dirtiest of its product.
  let premium: Ranged
  /// In the order of the market's reservations.
  let contracts: [ContractTerms]
  /// Counted tonnes that each asks for, t/yr.
  let asked: [Double]
  let market: PurchaseMarket

  /// What a buyer's purchase adds to an even one, CNY per car.
  func costPerCar(_ b: Int) -> Double {
    let cars = makers[b].sales[t]
    return cars > 0 ? (market.cost(b) - market.evenCost(b)) / cars : 0
  }

  /// What the dirtier purchase would add to an even one, CNY per car, of a maker that is held to an
  /// even part's emissions.
  func unheldCostPerCar(_ b: Int) -> Double? {
    let cars = makers[b].sales[t]
    guard let unheld = market.unheld[b], cars > 0 else { return nil }
    let cost = unheld.indices.reduce(0) { $0 + unheld[$1] * market.offers[$1].premium }
    return (cost - market.evenCost(b)) / cars
  }

  /// Whether a maker misses a row of its policy only because it is held to an even part's
  /// emissions.
  func needsDirtier(_ b: Int, _ row: PolicyRow) -> Bool {
    guard let unheld = market.unheld[b], market.outcome(b, row).lacking >= 1 else { return false }
    return market.outcome(of: unheld, row).lacking < 1
  }

  /// Tonnes that a contract has reserved, t/yr.
  func reserved(_ contract: Int) -> Double {
    market.reservations.byContract[contract].reduce(0, +)
  }

  /// What of them the contract counts: of a closed loop the scrap-derived metal.
  func counted(_ contract: Int) -> Double {
    zip(market.reservations.byContract[contract], lots).reduce(0) { sum, pair in
      sum + pair.0 * (contracts[contract].isLoop ? pair.1.fromNewScrap[t] : 1)
    }
  }

  /// t CO2-equiv/t of what a contract has reserved; nil where that is nothing.
  func emissions(_ contract: Int) -> Double? {
    let tonnes = reserved(contract)
    if tonnes <= 0 { return nil }
    let taken = market.reservations.byContract[contract]
    return zip(taken, lots).reduce(0) { $0 + $1.0 * $1.1.emissions[t] } / tonnes
  }
}
