/// An even part of every product on offer: what a buyer gets that asks for nothing.
struct EvenShare {
  /// The part of its product's supply that a lot is: shape `[lot]`.
  let part: [Double]
  /// t CO2-equiv per tonne: shape `[product]`.
  let emissions: [Double]
  /// Money per tonne: shape `[product]`.
  let premium: [Double]

  init(_ offers: [Offer], products: Int) {
    var supply = [Double](repeating: 0, count: products)
    var (emitted, paid) = (supply, supply)
    for offer in offers {
      supply[offer.product] += offer.supply
      emitted[offer.product] += offer.supply * offer.emissions
      paid[offer.product] += offer.supply * offer.premium
    }
    func mean(_ sums: [Double]) -> [Double] {
      zip(sums, supply).map { $1 > 0 ? $0 / $1 : 0 }
    }
    part = offers.map { supply[$0.product] > 0 ? $0.supply / supply[$0.product] : 0 }
    emissions = mean(emitted)
    premium = mean(paid)
  }

  /// What a purchase emits beyond an even part of the same products, t CO2-equiv a year; below
  /// zero where it is cleaner.
  ///
  /// - Parameter bought: t/yr by lot.
  func excess(_ bought: [Double], _ offers: [Offer]) -> Double {
    offers.indices.reduce(0) {
      $0 + bought[$1] * (offers[$1].emissions - emissions[offers[$1].product])
    }
  }

  /// Whether a purchase emits more than an even part, beyond rounding.
  func isDirtier(_ bought: [Double], _ offers: [Offer]) -> Bool {
    let whole = offers.indices.reduce(0) { $0 + bought[$1] * offers[$1].emissions }
    return excess(bought, offers) > Self.rounding * whole
  }

  /// A part of what a purchase emits that no table shows.
  private static let rounding = 1e-6
}
