/// P0: the price of every class at which the tables' amounts are offered.
///
/// The class's own dual of the last observed year, solved in the form of the open years with the
/// tables' amounts as fixed supply; with it goes the level g of prices, what the quotation of one
/// class lies above that class's dual.
struct ReferencePrices: Sendable {
  /// g, CNY/t.
  private(set) var level = 0.0
  /// Shape `[s]`, CNY/t; nil for a class that nobody had yet.
  private var prices: [Double?]
  /// Values a class that appears later.
  private var last: MarketPrices?
  /// The least of all P0.
  private var least = 0.0

  init(_ plan: MarketPlan, classCount: Int) {
    prices = Array(repeating: nil, count: classCount)
    guard plan.firstOpen <= 0 else { return }
    least = Self.least(plan, in: 0)
    guard let known = plan.known else { return }
    level = known.level
    prices = known.ofClass.map { $0.map { [least] in max(least, $0) } }
  }

  private static func least(_ plan: MarketPlan, in t: Int) -> Double {
    (plan.supply?.leastReference ?? 0) * (plan.quotation?.price ?? plan.dearestOre(t))
  }

  /// Takes over the last observed year.
  ///
  /// - Parameters:
  ///   - found: Its duals, at a level of nothing.
  ///   - supply: Who had any: shape `[s]`, t.
  mutating func take(_ found: MarketPrices, _ plan: MarketPlan, supply: [Double]) {
    last = found
    if let quotation = plan.quotation, supply[quotation.scrapClass] > 0 {
      level = quotation.price - found.ofClass[quotation.scrapClass]
    }
    least = Self.least(plan, in: plan.firstOpen - 1)
    for s in prices.indices where supply[s] > 0 {
      prices[s] = max(least, found.ofClass[s] + level)
    }
  }

  /// P0 of a class that has one.
  func price(ofKnown s: Int) -> Double { prices[s] ?? least }

  /// P0 of a class; of one that appears now, what the last observed year's buyers would have paid.
  mutating func price(ofClass s: Int, _ metal: ClassMetal, isOld: Bool) -> Double {
    let price = value(ofClass: s, metal, isOld: isOld)
    prices[s] = price
    return price
  }

  /// The same of a class with some metal, whenever it appears.
  func value(ofClass s: Int, _ metal: ClassMetal, isOld: Bool) -> Double {
    if let known = prices[s] { return known }
    guard let last else { return least }
    return max(least, last.worth(of: metal, isOld: isOld) + level)
  }
}
