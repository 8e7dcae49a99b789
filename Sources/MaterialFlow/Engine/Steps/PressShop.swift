/// Press-shop scrap to its classes.
public struct PressShopLines: Sendable {
  /// Shape `[s]`.
  public let toClass: [Int]

  init(_ builder: inout LineBuilder) { toClass = builder.toClasses(from: .pressShopScrap) }
}

/// Sells press-shop scrap of last year: with the one-year buffer the blend is linear and
/// element-exact.
struct PressShop {
  private let plan: PressShopPlan
  private let elementCount: Int
  private let lines: PressShopLines
  private var clip: MixedClip

  init(_ plan: PressShopPlan, _ system: MaterialSystem, lines: PressShopLines) {
    self.plan = plan
    elementCount = system.elements.count
    self.lines = lines
    clip = MixedClip(
      masses: Array(repeating: 0, count: system.carGradeCount * system.elements.count))
  }

  /// - Returns: What was mixed, before any of it is taken apart; and the scrap with it.
  mutating func sell(
    _ stock: borrowing NewScrapStock, year t: Int,
    into scrap: consuming Scrap<ScrapStage.Gathered>, posting ledger: inout Ledger
  ) -> (clip: MixedClip, scrap: Scrap<ScrapStage.WithClip>) {
    for place in clip.masses.indices { clip.masses[place] = 0 }
    for g in stock.masses.indices {
      let mixed = plan.mixedClass[g] == nil ? 0 : plan.mixed[t]
      for destination in plan.scrap[g] {
        send(
          destination.share * (1 - mixed), of: g, stock, to: destination.scrapClass, t,
          &scrap.pools, &ledger)
      }
      if let mixedClass = plan.mixedClass[g] {
        send(mixed, of: g, stock, to: mixedClass, t, &scrap.pools, &ledger)
      }
    }
    return (clip, scrap.passed(to: ScrapStage.WithClip.self))
  }

  /// Mixed clip is taken apart as far as its sorting goes.
  private mutating func send(
    _ share: Double, of g: Int, _ stock: borrowing NewScrapStock, to s: Int, _ t: Int,
    _ pools: inout ScrapPools, _ ledger: inout Ledger
  ) {
    guard let sorting = plan.clipSorting, s == sorting.mixedClass else {
      return sell(share, of: g, stock, as: s, t, &pools, &ledger)
    }
    for place in g * elementCount..<(g + 1) * elementCount {
      clip.masses[place] += stock.masses[g] * share * stock.content[place]
    }
    let taken = sorting.taken[t]
    sell(share * (1 - taken), of: g, stock, as: s, t, &pools, &ledger)
    if taken == 0 { return }
    for destination in sorting.splits[g] {
      sell(
        share * taken * destination.share, of: g, stock, as: destination.scrapClass, t, &pools,
        &ledger)
    }
  }

  private func sell(
    _ share: Double, of g: Int, _ stock: borrowing NewScrapStock, as s: Int, _ t: Int,
    _ pools: inout ScrapPools, _ ledger: inout Ledger
  ) {
    let mass = stock.masses[g] * share
    ledger.post(
      lines.toClass[s], year: t, type: g, mass: mass, composition: stock.content,
      at: g * elementCount)
    pools.add(mass, composition: stock.content, at: g * elementCount, type: g, to: s)
  }
}
