public import FlowNumerics

/// What every buyer gets of the lots of one metal in one year.
///
/// Contracts are filled first. Then buyers with a policy ask for their cheapest set, each as if
/// alone. A lot that is asked for beyond its supply is shared pro rata to the tonnes asked for, and
/// the buyers ask again within their parts, until no lot is short. What they still lack, and all
/// that buyers without a policy need, is an even part of what is left of each product. The
/// remainder is the residual mix. No buyer asks for metal that emits more than an even part of the
/// market, unless it may.
public struct PurchaseMarket: Sendable {
  public let offers: [Offer]
  public let buyers: [Buyer]
  /// t/yr: shape `[buyer][lot]`.
  public let bought: [[Double]]
  /// t/yr: shape `[lot]`.
  public let residual: [Double]
  /// What contracts have taken of it.
  public let reservations: ContractReservations
  /// Lots that were short, with the buyers that asked for them: indices.
  public let rationed: [Int]
  /// The cheaper and dirtier set of a buyer that is held to an even part's emissions, as far as it
  /// was to be had, t/yr by lot; nil for all others: shape `[buyer]`.
  public let unheld: [[Double]?]
  private let even: EvenShare

  /// - Throws: ``LinearProgramError`` where the solver stops.
  public init(
    offers: [Offer], buyers: [Buyer], contracts: [PurchaseContract] = []
  ) throws(LinearProgramError) {
    self.offers = offers
    self.buyers = buyers
    let reservations = ContractReservations(contracts, offers: offers, buyers: buyers)
    self.reservations = reservations
    var rationing = LotRationing(offers: offers, buyers: buyers, reserved: reservations.byBuyer)
    try rationing.settle()
    var bought = rationing.bought
    Self.fillEvenly(offers, buyers, &bought)
    self.bought = bought
    rationed = rationing.short.sorted()
    unheld = rationing.unheld
    even = EvenShare(offers, products: buyers.first?.demand.count ?? 0)
    residual = Self.left(offers, bought)
  }

  /// What is left of every lot, t/yr.
  static func left(_ offers: [Offer], _ bought: [[Double]]) -> [Double] {
    offers.indices.map { lot in
      max(0, offers[lot].supply - bought.reduce(0) { $0 + $1[lot] })
    }
  }

  /// Gives every buyer what it lacks of a product, in the mix that is left of it.
  private static func fillEvenly(
    _ offers: [Offer], _ buyers: [Buyer], _ bought: inout [[Double]]
  ) {
    let products = buyers.first?.demand.count ?? 0
    for product in 0..<products {
      let lots = offers.indices.filter { offers[$0].product == product }
      let left = lots.map { lot in
        max(0, offers[lot].supply - bought.reduce(0) { $0 + $1[lot] })
      }
      let lacking = buyers.indices.map { b in
        max(0, buyers[b].demand[product] - lots.reduce(0) { $0 + bought[b][$1] })
      }
      let whole = left.reduce(0, +)
      let wanted = lacking.reduce(0, +)
      if whole <= 0 || wanted <= 0 { continue }
      // Where less is left than is lacking, everybody gets the same part of what it lacks.
      let part = min(1, whole / wanted)
      for b in buyers.indices {
        for (place, lot) in lots.enumerated() {
          bought[b][lot] += lacking[b] * part * left[place] / whole
        }
      }
    }
  }

  // MARK: What a buyer has bought

  public func tonnes(_ buyer: Int) -> Double { bought[buyer].reduce(0, +) }

  /// The mean of a property of the lots over what a buyer has bought; zero where it is nothing.
  public func mean(_ buyer: Int, _ value: (Int) -> Double) -> Double {
    mean(bought[buyer], value)
  }

  /// The mean over what nobody by name has bought.
  public func residualMean(_ value: (Int) -> Double) -> Double { mean(residual, value) }

  public func mean(_ masses: [Double], _ value: (Int) -> Double) -> Double {
    let whole = masses.reduce(0, +)
    if whole == 0 { return 0 }
    return masses.indices.reduce(0) { $0 + masses[$1] * value($1) } / whole
  }

  /// Premiums paid, money a year.
  public func cost(_ buyer: Int) -> Double {
    offers.indices.reduce(0) { $0 + bought[buyer][$1] * offers[$1].premium }
  }

  /// What an even part of every product would have cost, money a year.
  public func evenCost(_ buyer: Int) -> Double {
    buyers[buyer].demand.indices.reduce(0) { sum, product in
      let lots = offers.indices.filter { offers[$0].product == product }
      let supply = lots.reduce(0) { $0 + offers[$1].supply }
      if supply == 0 { return sum }
      let mean = lots.reduce(0) { $0 + offers[$1].supply * offers[$1].premium } / supply
      return sum + buyers[buyer].demand[product] * mean
    }
  }

  /// t CO2-equiv per tonne of an even part of what a buyer needs.
  public func evenEmissions(_ buyer: Int) -> Double {
    let demand = buyers[buyer].demand
    let whole = demand.reduce(0, +)
    if whole == 0 { return 0 }
    return demand.indices.reduce(0) { $0 + demand[$1] * even.emissions[$1] } / whole
  }

  /// Whether a buyer's metal emits more than an even part of the market, beyond rounding.
  public func isDirtierThanEven(_ buyer: Int) -> Bool { even.isDirtier(bought[buyer], offers) }

  /// What a buyer needs and did not get, t/yr.
  public func missing(_ buyer: Int) -> Double {
    max(0, buyers[buyer].tonnes - tonnes(buyer))
  }

  /// The share that a policy row counts, and the tonnes that it lacks.
  public func outcome(_ buyer: Int, _ row: PolicyRow) -> (share: Double, lacking: Double) {
    outcome(of: bought[buyer], row)
  }

  /// As ``outcome(_:_:)``, of any purchase, t/yr by lot.
  public func outcome(
    of masses: [Double], _ row: PolicyRow
  ) -> (share: Double, lacking: Double) {
    let counted = offers.indices.reduce(0) { $0 + masses[$1] * row.counted[$1] }
    let over = offers.indices.reduce(0) { $0 + masses[$1] * row.over[$1] }
    return (over > 0 ? counted / over : 0, max(0, row.share * over - counted))
  }

  /// The largest gap between a lot's supply and all that was bought of it with what is left,
  /// over its supply.
  public var worstGap: Double {
    offers.indices.reduce(0) { worst, lot in
      let sum = bought.reduce(residual[lot]) { $0 + $1[lot] }
      let supply = offers[lot].supply
      return supply > 0 ? max(worst, (sum - supply).magnitude / supply) : worst
    }
  }
}
