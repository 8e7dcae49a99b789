/// A supplier's part of the market of one metal, and how far its metal lies below the rest.
public struct SupplierPart: Sendable, Equatable {
  public let name: String
  /// The share of every lot that it makes: shape `[t]`, 0...1.
  public let share: [Double]
  /// Emissions of making its metal over those of the same lot on the market: shape `[t]`, 0...1.
  public let ratio: [Double]

  public init(name: String, share: [Double], ratio: [Double]) {
    precondition(share.count == ratio.count, "\(share.count) shares, \(ratio.count) ratios")
    self.name = name
    self.share = share
    self.ratio = ratio
  }
}

/// The lots of a market told apart by who makes them.
///
/// What a supplier saves beyond the market's average stands in the lots of all others, so that
/// tonnes, scrap and emissions still add up to the market: a pledge moves the books, not the
/// furnaces.
public struct SuppliedMarket: Sendable {
  public let lots: [MarketLot]
  /// Who makes each lot, an index into ``suppliers``; nil for everybody else.
  public let maker: [Int?]
  public let suppliers: [SupplierPart]

  /// - Parameters:
  ///   - isPrimary: Whether pledges are about the ore-based part (aluminium) or about all liquid
  ///     metal (steel).
  ///   - failing: Suppliers that deliver nothing; their lots have no supply.
  public init(
    _ market: LotMarket, among suppliers: [SupplierPart], isPrimary: Bool,
    without failing: Set<String> = []
  ) {
    var lots: [MarketLot] = []
    var maker: [Int?] = []
    let others = Self.others(suppliers, yearCount: market.lots.first?.supply.count ?? 0)
    for lot in market.lots {
      for (index, part) in suppliers.enumerated() {
        let share = failing.contains(part.name) ? part.share.map { _ in 0 } : part.share
        lots.append(lot.part(share, ratio: part.ratio, isPrimary: isPrimary))
        maker.append(index)
      }
      lots.append(
        suppliers.isEmpty
          ? lot : lot.part(others.share, ratio: others.ratio, isPrimary: isPrimary))
      maker.append(nil)
    }
    self.lots = lots
    self.maker = maker
    self.suppliers = suppliers
  }

  /// Shares that add up to all of a market do so within this.
  public static var rounding: Double { 1e-9 }

  /// What is left for everybody else: shares and ratios add up to one.
  private static func others(_ suppliers: [SupplierPart], yearCount: Int) -> SupplierPart {
    var (share, ratio) = ([Double](), [Double]())
    for t in 0..<yearCount {
      let named = suppliers.reduce(0) { $0 + $1.share[t] }
      precondition(named <= 1 + Self.rounding, "suppliers have more than the market")
      let saved = suppliers.reduce(0) { $0 + $1.share[t] * (1 - $1.ratio[t]) }
      share.append(max(0, 1 - named))
      ratio.append(named < 1 ? 1 + saved / (1 - named) : 1)
    }
    return SupplierPart(name: "", share: share, ratio: ratio)
  }
}

extension MarketLot {
  /// A part of the lot whose making emits `ratio` of what the lot's does.
  fileprivate func part(_ share: [Double], ratio: [Double], isPrimary: Bool) -> MarketLot {
    let times = supply.indices
    // Per tonne bought, as far as a pledge is about it.
    let saved = times.map { t in
      (1 - ratio[t])
        * (isPrimary
          ? primaryEmissions[t] * (1 - recycled(t)) : crudeEmissions[t] * (1 + homeScrap[t]))
    }
    return MarketLot(
      product: product, route: route, source: source, isScrapRich: isScrapRich,
      supply: times.map { supply[$0] * share[$0] },
      fromNewScrap: fromNewScrap, fromOldScrap: fromOldScrap, homeScrap: homeScrap,
      emissions: times.map { emissions[$0] - saved[$0] },
      locatedEmissions: times.map { locatedEmissions[$0] - saved[$0] },
      crudeEmissions: times.map { crudeEmissions[$0] - saved[$0] / (1 + homeScrap[$0]) },
      primaryEmissions: times.map { primaryEmissions[$0] * (isPrimary ? ratio[$0] : 1) })
  }
}
