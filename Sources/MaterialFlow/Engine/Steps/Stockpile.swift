/// Surplus out of the stockpile, and into it.
public struct StockpileLines: Sendable {
  /// Shapes `[s]`.
  public let toClass: [Int]
  public let fromClass: [Int]

  init(_ builder: inout LineBuilder) {
    toClass = builder.toClasses(from: .surplusStockpile)
    fromClass = builder.fromClasses(to: .surplusStockpile)
  }
}

/// Keeps scrap that found no taker, and offers it again.
struct Stockpile {
  /// Whether surplus of earlier years is offered again.
  let returns: Bool
  let lines: StockpileLines

  /// Surplus of earlier years comes back to its class, at its own composition.
  func reclaim(
    _ surplus: borrowing ScrapPools, year t: Int,
    into scrap: consuming Scrap<ScrapStage.WithImports>, posting ledger: inout Ledger
  ) -> Scrap<ScrapStage.WithSurplus> {
    if returns {
      for s in 0..<surplus.classCount {
        ledger.post(
          lines.toClass[s], year: t, share: 1, ofPool: surplus.amounts, at: surplus.start(s))
        scrap.pools.add(surplus, class: s)
      }
    }
    return scrap.passed(to: ScrapStage.WithSurplus.self)
  }

  /// What the furnaces left is kept; what was not offered again still lies there.
  ///
  /// - Returns: The products of the furnaces, for those who buy them.
  func store(
    _ melt: consuming Melt, year t: Int, in surplus: inout ScrapPools,
    posting ledger: inout Ledger
  ) -> Products<ProductStage.Semis> {
    let pools = melt.scrap.pools
    for s in 0..<pools.classCount {
      let supply = melt.blend.question.supply[s]
      let gone = melt.scrap.offered.withdrawn(s)
      let rest = melt.blend.answer.unused[s] - gone
      // A remainder this small comes from rounding of the two parts withdrawn.
      let unused = gone > 0 && rest <= 1e-13 * supply ? 0 : rest
      let share = supply > 0 ? unused / supply : 0
      ledger.post(
        lines.fromClass[s], year: t, share: share, ofPool: pools.amounts, at: pools.start(s))
      surplus.store(share, of: pools, class: s, onTop: !returns)
    }
    return melt.products
  }
}
