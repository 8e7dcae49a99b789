internal import FlowEngine

/// What one maker could buy of a class that its pledge asks for, if nobody else asked.
public struct ClassSupply: Sendable, Equatable {
  /// The largest share that is to be had, up to the one asked for.
  public let share: Double
  /// Metal of the class that lacks for the share asked for, t/yr.
  public let lacking: Double
  /// How far the cheapest lots taken lie below the dirtiest lot of their product, t CO2-equiv per
  /// tonne of the class; zero where there are none.
  public let avoided: Double

  /// Less than a tonne is rounding.
  public var isShort: Bool { lacking >= 1 }

  /// Their premium as a fraction of the price; nil where no price of avoided CO2 is known.
  public func premium(_ target: Target) -> Double? {
    target.premiumPerTonneAvoided.map { $0 * avoided }
  }
}

extension TargetEvidence {
  /// The cheapest lots that bring a maker to the share of a class that a pledge asks for.
  ///
  /// Lots cost what they save, so those nearest to the dirtiest of their product are taken first,
  /// up to what the maker needs of the product. What the share is counted over is the maker's
  /// metal at the market's average.
  ///
  /// - Returns: nil where the pledge names no class.
  func supply(of target: Target, to maker: MakerAccount, _ t: Int) -> ClassSupply? {
    guard let requirement = target.requirement, target.metric == .purchaseShare else { return nil }
    let m = target.materials[0]
    let standard = requirement.standard(in: years.lowerBound + t)
    let isPrimary = Self.asksForPrimary(requirement)
    let market = markets[m]
    let products = market.byProduct.count
    var whole = 0.0
    var need = (0..<products).map { maker.byProduct[m][t * products + $0] }
    var offers: [(lot: MarketLot, counted: Double, gap: Double)] = []
    for product in 0..<products where need[product] > 0 {
      let lots = market.byProduct[product].map { market.lots[$0] }.filter { $0.supply[t] > 0 }
      func counted(_ lot: MarketLot) -> Double { isPrimary ? 1 - lot.recycled(t) : 1 }
      let supply = lots.reduce(0) { $0 + $1.supply[t] }
      let dirtiest = lots.map { $0.emissions[t] }.max() ?? 0
      if supply <= 0 { continue }
      whole += need[product] * lots.reduce(0) { $0 + $1.supply[t] * counted($1) } / supply
      for lot in lots
      where counted(lot) > 0 && holds(requirement, standard, lot, m, t) {
        offers.append((lot, counted(lot), (dirtiest - lot.emissions[t]) / counted(lot)))
      }
    }
    let wanted = (target.readings[0].value ?? target.value) * whole
    var taken = (mass: 0.0, avoided: 0.0)
    for offer in offers.enumerated().sorted(by: {
      ($0.element.gap, $0.offset) < ($1.element.gap, $1.offset)
    }).map(\.element) {
      let mass = min(
        offer.lot.supply[t] * offer.counted, need[offer.lot.product] * offer.counted,
        wanted - taken.mass)
      if mass <= 0 { continue }
      need[offer.lot.product] -= mass / offer.counted
      taken = (taken.mass + mass, taken.avoided + mass * offer.gap)
    }
    return ClassSupply(
      share: whole > 0 ? taken.mass / whole : 0,
      lacking: max(0, wanted - taken.mass),
      avoided: taken.mass > 0 ? taken.avoided / taken.mass : 0)
  }
}
