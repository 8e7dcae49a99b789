internal import FlowNumerics

/// Buyers with a policy ask for lots, round after round, until none is asked for beyond its supply.
struct LotRationing {
  private let offers: [Offer]
  private let buyers: [Buyer]
  /// What buyers have under contract, t/yr: shape `[buyer][lot]`.
  private let reserved: [[Double]]
  /// Buyers with a policy: indices.
  private let asking: [Int]
  /// What nobody has under contract, t/yr: shape `[lot]`.
  private let free: [Double]
  /// The most that a buyer may ask for, t/yr: shape `[buyer][lot]`.
  private var caps: [[Double]]
  /// t/yr: shape `[buyer][lot]`.
  private(set) var bought: [[Double]]
  /// Lots that were short in any round, in the order of finding.
  private(set) var short: [Int] = []
  private let even: EvenShare
  /// What a buyer that is held to an even part's emissions would have asked for otherwise, t/yr by
  /// lot; nil for all others: shape `[buyer]`.
  private(set) var unheld: [[Double]?]

  /// Demand above supply by no more than this share is rounding.
  private static let rounding = 1e-9
  /// Each round takes something from a buyer that shared; more are not needed in practice, and the
  /// even part at the end closes what would be left.
  private static let roundLimit = 40

  init(offers: [Offer], buyers: [Buyer], reserved: [[Double]]) {
    self.offers = offers
    self.buyers = buyers
    self.reserved = reserved
    asking = buyers.indices.filter { !buyers[$0].policy.isEmpty }
    free = PurchaseMarket.left(offers, reserved)
    // What is wanted may be more than there is: a lot is shared by wants, not by what is left.
    caps = buyers.map { buyer in
      offers.map { $0.supply > 0 ? buyer.demand[$0.product] : 0 }
    }
    bought = reserved
    even = EvenShare(offers, products: buyers.first?.demand.count ?? 0)
    unheld = buyers.map { _ in nil }
  }

  mutating func settle() throws(LinearProgramError) {
    for round in 0...Self.roundLimit {
      for b in asking { bought[b] = try wish(of: b) }
      let scarce = offers.indices.filter { lot in
        wanted(lot) > free[lot] + offers[lot].supply * Self.rounding
      }
      if scarce.isEmpty { return }
      for lot in scarce { share(lot, isLast: round == Self.roundLimit) }
    }
  }

  /// The cheapest set; where that emits more than an even part of the market, one that does not.
  private mutating func wish(of b: Int) throws(LinearProgramError) -> [Double] {
    let cheapest = try PurchaseProgram(offers: offers, buyer: buyers[b])
      .solve(caps: caps[b], reserved: reserved[b])
    unheld[b] = nil
    if buyers[b].mayBuyDirtier || !even.isDirtier(cheapest, offers) { return cheapest }
    unheld[b] = cheapest
    return try EvenProgram(offers: offers, buyer: buyers[b], even: even)
      .solve(caps: caps[b], reserved: reserved[b])
  }

  /// Beyond contracts, t/yr.
  private func wanted(_ lot: Int) -> Double {
    asking.reduce(0) { $0 + bought[$1][lot] - reserved[$1][lot] }
  }

  /// Holds every buyer to its part of a scarce lot, pro rata to the tonnes asked for.
  private mutating func share(_ lot: Int, isLast: Bool) {
    if !short.contains(lot) { short.append(lot) }
    let wanted = wanted(lot)
    for b in asking {
      let own = reserved[b][lot]
      caps[b][lot] = own + free[lot] * (bought[b][lot] - own) / wanted
      if isLast { bought[b][lot] = caps[b][lot] }
    }
  }
}
