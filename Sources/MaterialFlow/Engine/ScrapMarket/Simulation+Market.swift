internal import FlowNumerics

/// The scrap market in the story of a year: before the blend prices are found, after it they are
/// held against the programme that was posted.
extension Simulation {
  mutating func clearMarket(_ m: Int, _ t: Int) throws {
    guard let market = plan.materials[m].market else { return }
    let classes = plan.materials[m].system.classes.indices
    let offered = states[m].offered
    let tonnes = Self.tonnesPerMegatonne
    let beyond = classes.map { offered.beyondTables($0) * tonnes }
    let all = states[m].blendYear.supply.reduce(0, +)
    let abroad = (0..<beyond.count).reduce(0) {
      $0 + (offered.abroad[$1] - offered.abroadBeyond[$1]) * tonnes
    }
    let homeBeyond = offered.homeBeyond.reduce(0, +) * tonnes
    let home = max(0, all - beyond.reduce(0, +) - abroad)
    states[m].blendYear.offer = ScrapOffer(
      level: market.level(1, t), most: .infinity,
      stepMass: classes.flatMap { s in market.steps.map { $0.share * beyond[s] } },
      stepPrice: market.steps.map { $0.extra * market.referencePrice / market.orePrice[t] },
      buyOut: market.buyOut)
    let last = t > 0 ? (markets[m]?.level[t - 1] ?? 0) / market.referencePrice : 1
    if home + abroad <= 0 {
      markets[m]?.level[t] = last * market.referencePrice
      if let routes = plan.materials[m].market?.routes {
        standing[m] = routes.asAsked(t)
        markets[m]?.record(t, standing[m], premium: 0)
      }
      return
    }
    var clearing = ScrapClearing(
      market, t, home: home, abroad: abroad, mostHome: home > 0 ? 1 + homeBeyond / home : 1,
      program: blends[m], year: states[m].blendYear)
    do {
      clearing.routes = routeClearing(m, t)
      let root = try clearing.root(from: last)
      try settle(m, t, &clearing, root)
    } catch let error as SystemRootError {
      throw MarketError(
        material: plan.materials[m].system.name, year: plan.years.lowerBound + t,
        reason: .outerSystem(error))
    } catch let error as LinearProgramError {
      throw BlendError(
        material: plan.materials[m].system.name, year: plan.years.lowerBound + t, reason: error)
    }
  }

  private func routeClearing(_ m: Int, _ t: Int) -> RouteClearing? {
    guard let routes = plan.materials[m].market?.routes else { return nil }
    return RouteClearing(
      plan: routes, t: t, before: t > 0 ? standing[m] : routes.asAsked(0),
      heats: plan.materials[m].system.heats,
      bought: states[m].bought.map { $0 * Self.tonnesPerMegatonne })
  }

  private mutating func settle(
    _ m: Int, _ t: Int, _ clearing: inout ScrapClearing, _ root: SystemRoot
  ) throws {
    let market = clearing.market
    let price = root.values[0]
    let isElastic = clearing.isPerfectlyElastic
    if let routes = clearing.routes {
      let found = routes.standing(Array(root.values.dropFirst()))
      routes.ask(found.standing, of: &states[m].blendYear)
      standing[m] = found.standing
      markets[m]?.record(t, found.standing, premium: found.premium)
    }
    clearing.take(Array(root.values.dropFirst()))
    let offer = try clearing.offer(at: price)
    states[m].blendYear.offer?.level = market.level(offer.price, t)
    states[m].blendYear.offer?.most = offer.most
    markets[m]?.level[t] = price * market.referencePrice
    markets[m]?.supplied[t] =
      isElastic ? 0 : clearing.supply(at: price) / Self.tonnesPerMegatonne
    markets[m]?.asCounted[t] = (clearing.home + clearing.abroad) / Self.tonnesPerMegatonne
    markets[m]?.residual[t] = root.worst
    markets[m]?.iterations[t] = root.iterations
    markets[m]?.programs[t] = clearing.programs
  }

  /// Class prices, the check against the programme that was posted, and scrap that stays away.
  mutating func closeMarket(_ m: Int, _ t: Int) throws {
    guard let market = plan.materials[m].market, let offer = states[m].blendYear.offer else {
      return
    }
    let supply = states[m].blendYear.supply
    let unused = states[m].blendPlan.unused
    // At a price that holds whatever comes, nobody keeps scrap back: it waits in the stockpile.
    if !market.home.elasticity.isInfinite {
      for s in supply.indices { states[m].offered.leave(unused[s], of: s) }
    }
    let charged = zip(supply, unused).reduce(0) { $0 + $1.0 - $1.1 }
    let level = market.price(ofLevel: offer.level + blends[m].scarcity, t)
    markets[m]?.charged[t] = charged / Self.tonnesPerMegatonne
    markets[m]?.programLevel[t] = level * market.referencePrice
    let prices = blends[m].prices
    for s in supply.indices {
      let rent = max(0, -prices[blends[m].layout.supplyRow(s)])
      markets[m]?.classPrice[s * plan.yearCount + t] =
        level * market.referencePrice + rent * market.orePrice[t]
    }
    let supplied = (markets[m]?.supplied[t] ?? 0) * Self.tonnesPerMegatonne
    if supplied <= 0 { return }
    let found = (markets[m]?.level[t] ?? 0) / market.referencePrice
    let isNear = (level - found).magnitude <= market.width / 2 + MarketReport.tolerance
    let isTaken = (charged / supplied - 1).magnitude <= MarketReport.rowTolerance
    if !isNear || !isTaken {
      throw MarketError(
        material: plan.materials[m].system.name, year: plan.years.lowerBound + t,
        reason: .programDisagrees(level: level - found, charged: charged / supplied))
    }
  }

  /// What of a class was offered and not brought, t.
  func withdrawn(_ m: Int, _ s: Int) -> Double {
    if plan.materials[m].market == nil { return 0 }
    return states[m].offered.leftAtHome[s] + states[m].offered.leftAbroad[s]
  }

  /// Scrap that nobody buys leaves its class at the class's own composition.
  mutating func withdraw(_ m: Int, _ t: Int) {
    guard let lines = chart.materials[m].withdrawn else { return }
    let lanes = chart.ledger.lanes[m].count
    for s in plan.materials[m].system.classes.indices {
      let supply = states[m].blendYear.supply[s]
      if supply <= 0 { continue }
      ledger.post(
        lines.toLandfill[s], year: t, share: states[m].offered.leftAtHome[s] / supply,
        ofPool: states[m].pools, at: s * lanes)
      ledger.post(
        lines.toAbroad[s], year: t, share: states[m].offered.leftAbroad[s] / supply,
        ofPool: states[m].pools, at: s * lanes)
    }
  }
}

extension MarketReport {
  /// Of the residuals of the outer system.
  public static let tolerance = 1e-8
  /// Of what the posted programme charges over the supply: GLPK keeps a row to this share.
  static let rowTolerance = 1e-7
}
