internal import FlowNumerics

/// Scrap that was offered and not bought; it stays on the dump, or abroad.
public struct WithdrawalLines: Sendable {
  /// Shapes `[s]`.
  public let toLandfill: [Int]
  public let toAbroad: [Int]

  init(_ builder: inout LineBuilder) {
    toLandfill = builder.fromClasses(to: .landfill)
    toAbroad = builder.fromClasses(to: Process("scrap re-exports", .boundary))
  }
}

/// The scrap market of one metal: before the blend prices are found, after it they are held against
/// the programme that was posted.
struct MarketClearing {
  /// What only a metal with a market has.
  private struct Setting {
    let plan: ScrapMarketPlan
    let lines: WithdrawalLines
  }

  private let setting: Setting?
  private let system: MaterialSystem
  private let firstYear: Int
  private let yearCount: Int
  private let program: BlendProgram
  private(set) var report: MarketReport?
  /// What stands of the works that the market chooses.
  private var standing: RouteStanding

  /// - Parameters:
  ///   - plan: Nil where scrap is used before ore-based metal, at no price.
  ///   - program: The blend's own: prices are read from it and tried on it.
  init(
    _ plan: ScrapMarketPlan?, program: BlendProgram, years: ClosedRange<Int>,
    lines: WithdrawalLines?
  ) {
    setting = plan.flatMap { plan in lines.map { Setting(plan: plan, lines: $0) } }
    system = program.layout.system
    firstYear = years.lowerBound
    yearCount = years.count
    self.program = program
    report = plan.map {
      MarketReport(
        classCount: program.layout.classCount, options: $0.routes?.choice.options.count ?? 0,
        yearCount: years.count)
    }
    standing = RouteStanding(plan?.routes)
  }

  // MARK: Before the blend

  /// Finds the price of scrap, and with it the shares of works.
  ///
  /// - Throws: ``MarketError``, ``BlendError`` with the year.
  mutating func clear(
    _ question: BlendQuestion, year t: Int, for demand: Demand,
    from scrap: borrowing Scrap<ScrapStage.AtHand>
  ) throws -> ClearedQuestion {
    guard let market = setting?.plan else { return ClearedQuestion(question: question) }
    var question = question
    let offered = scrap.offered
    let tonnes = MassUnit.tonnesPerMegatonne
    let beyond = system.classes.indices.map { offered.beyondTables($0) * tonnes }
    let all = question.supply.reduce(0, +)
    let abroad = beyond.indices.reduce(0) {
      $0 + (offered.abroad[$1] - offered.abroadBeyond[$1]) * tonnes
    }
    let homeBeyond = offered.homeBeyond.reduce(0, +) * tonnes
    let home = max(0, all - beyond.reduce(0, +) - abroad)
    question.offer = Self.offer(beyond: beyond, market, t)
    let last = t > 0 ? (report?.level[t - 1] ?? 0) / market.referencePrice : 1
    if home + abroad <= 0 { return withoutScrap(question, last, market, t) }
    var clearing = ScrapClearing(
      market, t, home: home, abroad: abroad, mostHome: home > 0 ? 1 + homeBeyond / home : 1,
      program: program, year: question)
    do {
      clearing.routes = routes(market, demand, t)
      let root = try clearing.root(from: last)
      try settle(&clearing, root, &question, t)
    } catch let error as SystemRootError {
      throw MarketError(
        material: system.name, year: firstYear + t, reason: .outerSystem(error))
    } catch let error as LinearProgramError {
      throw BlendError(material: system.name, year: firstYear + t, reason: error)
    }
    return ClearedQuestion(question: question)
  }

  /// At the reference price, before the price is known.
  ///
  /// - Parameter beyond: Supply that the tables do not have: shape `[s]`, t.
  private static func offer(
    beyond: [Double], _ market: ScrapMarketPlan, _ t: Int
  ) -> ScrapOffer {
    ScrapOffer(
      level: market.level(1, t), most: .infinity,
      stepMass: beyond.flatMap { mass in market.steps.map { $0.share * mass } },
      stepPrice: market.steps.map { $0.extra * market.referencePrice / market.orePrice[t] },
      buyOut: market.buyOut)
  }

  /// Without scrap last year's price stands, and works follow series and levers.
  private mutating func withoutScrap(
    _ question: BlendQuestion, _ last: Double, _ market: ScrapMarketPlan, _ t: Int
  ) -> ClearedQuestion {
    report?.level[t] = last * market.referencePrice
    if let routes = market.routes {
      standing = routes.asAsked(t)
      report?.record(t, standing, premium: 0)
    }
    return ClearedQuestion(question: question)
  }

  private func routes(
    _ market: ScrapMarketPlan, _ demand: Demand, _ t: Int
  ) -> RouteClearing? {
    guard let routes = market.routes else { return nil }
    return RouteClearing(
      plan: routes, t: t, before: t > 0 ? standing : routes.asAsked(0), heats: system.heats,
      bought: demand.bought.map { $0 * MassUnit.tonnesPerMegatonne })
  }

  /// Writes what was found into the question and the report.
  private mutating func settle(
    _ clearing: inout ScrapClearing, _ root: SystemRoot, _ question: inout BlendQuestion,
    _ t: Int
  ) throws {
    let market = clearing.market
    let price = root.values[0]
    let shares = Array(root.values.dropFirst())
    if let routes = clearing.routes {
      let found = routes.standing(shares)
      routes.ask(found.standing, of: &question)
      standing = found.standing
      report?.record(t, found.standing, premium: found.premium)
    }
    clearing.take(shares)
    let offer = try clearing.offer(at: price)
    question.offer?.level = market.level(offer.price, t)
    question.offer?.most = offer.most
    report?.level[t] = price * market.referencePrice
    report?.supplied[t] =
      clearing.isPerfectlyElastic
      ? 0 : clearing.supply(at: price) / MassUnit.tonnesPerMegatonne
    report?.asCounted[t] = (clearing.home + clearing.abroad) / MassUnit.tonnesPerMegatonne
    report?.residual[t] = root.worst
    report?.iterations[t] = root.iterations
    report?.programs[t] = clearing.programs
  }

  // MARK: After the blend

  /// Class prices, the check against the programme that was posted, and scrap that stays away.
  ///
  /// - Throws: ``MarketError`` where programme and price disagree.
  mutating func close(
    _ blend: AnsweredBlend, year t: Int, with scrap: consuming Scrap<ScrapStage.AtHand>,
    posting ledger: inout Ledger
  ) throws -> Scrap<ScrapStage.Settled> {
    if let setting, let offer = blend.question.offer {
      // At a price that holds whatever comes, nobody keeps scrap back: it waits in the stockpile.
      if !setting.plan.isPerfectlyElastic {
        for s in system.classes.indices { scrap.offered.leave(blend.answer.unused[s], of: s) }
      }
      try record(blend, offer, setting.plan, t)
      withdraw(scrap, blend.question.supply, setting.lines, t, &ledger)
    }
    return scrap.passed(to: ScrapStage.Settled.self)
  }

  private mutating func record(
    _ blend: AnsweredBlend, _ offer: ScrapOffer, _ market: ScrapMarketPlan, _ t: Int
  ) throws {
    let supply = blend.question.supply
    let charged = zip(supply, blend.answer.unused).reduce(0) { $0 + $1.0 - $1.1 }
    let level = market.price(ofLevel: offer.level + program.scarcity, t)
    report?.charged[t] = charged / MassUnit.tonnesPerMegatonne
    report?.programLevel[t] = level * market.referencePrice
    let prices = program.prices
    for s in supply.indices {
      let rent = max(0, -prices[program.layout.supplyRow(s)])
      report?.classPrice[s * yearCount + t] =
        level * market.referencePrice + rent * market.orePrice[t]
    }
    let supplied = (report?.supplied[t] ?? 0) * MassUnit.tonnesPerMegatonne
    if supplied <= 0 { return }
    let found = (report?.level[t] ?? 0) / market.referencePrice
    let isNear = (level - found).magnitude <= market.width / 2 + MarketReport.tolerance
    let isTaken = (charged / supplied - 1).magnitude <= MarketReport.rowTolerance
    if !isNear || !isTaken {
      throw MarketError(
        material: system.name, year: firstYear + t,
        reason: .programDisagrees(level: level - found, charged: charged / supplied))
    }
  }

  /// Scrap that nobody buys leaves its class at the class's own composition.
  private func withdraw(
    _ scrap: borrowing Scrap<ScrapStage.AtHand>, _ supply: [Double], _ lines: WithdrawalLines,
    _ t: Int, _ ledger: inout Ledger
  ) {
    for s in supply.indices where supply[s] > 0 {
      let start = scrap.pools.start(s)
      ledger.post(
        lines.toLandfill[s], year: t, share: scrap.offered.leftAtHome[s] / supply[s],
        ofPool: scrap.pools.amounts, at: start)
      ledger.post(
        lines.toAbroad[s], year: t, share: scrap.offered.leftAbroad[s] / supply[s],
        ofPool: scrap.pools.amounts, at: start)
    }
  }
}
