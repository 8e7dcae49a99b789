internal import FlowNumerics

/// The scrap market of one metal, year by year: prices, who charges what, and works that follow.
struct ScrapMarket {
  private let plan: MarketPlan
  private let layout: BlendLayout
  private let firstYear: Int
  private var asking: MarketAsking
  private var solver: MarketSolver
  private var found: MarketAnswer
  private var reference: ReferencePrices
  /// What stands of the works that the market chooses.
  private var standing: RouteStanding
  private var supply: [ClassSupply] = []
  private(set) var report: MarketReport
  /// What the last year paid.
  private(set) var prices: MarketPrices

  init(_ plan: MarketPlan, _ layout: BlendLayout, years: ClosedRange<Int>) {
    self.plan = plan
    self.layout = layout
    firstYear = years.lowerBound
    asking = MarketAsking(plan, layout)
    solver = MarketSolver(asking.rows.shape)
    found = MarketAnswer(asking.rows.shape)
    reference = ReferencePrices(plan, classCount: layout.classCount)
    standing = RouteStanding(plan.routes)
    report = MarketReport(
      classCount: layout.classCount, heatCount: layout.heatCount,
      options: plan.routes?.choice.options.count ?? 0, yearCount: years.count)
    prices = MarketPrices(found, to: asking)
  }

  var allocation: BlendAllocation { plan.allocation }

  /// Every run starts cold, whatever ran before.
  mutating func reset() {
    solver.reset()
    reference = ReferencePrices(plan, classCount: layout.classCount)
    standing = RouteStanding(plan.routes)
  }

  /// The year's plan.
  ///
  /// - Parameters:
  ///   - year: Its demand and charge limits are replaced where works and habits decide them.
  ///   - bought: Metal of every product: shape `[product]`, t.
  /// - Throws: ``MarketError``.
  mutating func answer(
    _ year: inout BlendQuestion, year t: Int, bought: [Double], offered: OfferedScrap,
    into answer: inout BlendAnswer
  ) throws {
    supply = layout.system.classes.indices.map { classSupply($0, year, offered, t) }
    do {
      try settleWorks(&year, t, bought)
    } catch let failure as MarketFailure {
      throw error(failure, t)
    }
    prices = MarketPrices(found, to: asking)
    // Habits are told by the observed charge, the blend is held to what furnaces can melt.
    let asked = year
    year.chargeLimit = asking.chargeLimits
    asking.complete(&answer, found, year)
    record(t)
    if t == plan.firstOpen - 1 { try calibrate(asked, t) }
  }

  // MARK: Supply

  private mutating func classSupply(
    _ s: Int, _ year: BlendQuestion, _ offered: OfferedScrap, _ t: Int
  ) -> ClassSupply {
    guard let priced = plan.supply(in: t) else {
      return ClassSupply(fixed: year.supply[s])
    }
    let abroad = offered.abroad[s]
    let beyond = offered.homeBeyond[s]
    if year.supply[s] <= 0 { return ClassSupply(fixed: 0) }
    let isOld = layout.system.classes[s].account == .old
    return ClassSupply(
      priced, home: max(0, year.supply[s] - abroad - beyond), beyond: beyond,
      abroad: offered.abroadAsCounted(s),
      isOld: isOld, reference: reference.price(ofClass: s, metal(s, year), isOld: isOld))
  }

  private func metal(_ s: Int, _ year: BlendQuestion) -> ClassMetal {
    let metals = layout.routeCount * layout.system.elements.count
    return ClassMetal(recovered: year.recovered[s * metals..<(s + 1) * metals])
  }

  // MARK: Works

  /// Of a share of furnaces: 0.01 t of a million; what a price moves below it is rounding.
  private static let shareTolerance = 1e-10

  /// Finds the shares of works with the prices that they make.
  private mutating func settleWorks(
    _ year: inout BlendQuestion, _ t: Int, _ bought: [Double]
  ) throws {
    guard let routes = plan.routes else { return try solve(year, t) }
    let works = WorksClearing(
      plan: routes, t: t, before: t > 0 ? standing : routes.asAsked(0),
      heats: layout.system.heats, bought: bought)
    var share = works.before.electric
    if works.hasElectric {
      share = try settledShare(from: share) { try electric(at: $0, works, &year, t) }
    }
    let (settled, premium) = try works.standing(electric: share)
    works.ask(settled, of: &year)
    try solve(year, t)
    standing = settled
    report.record(t, settled, premium: premium)
  }

  /// Where prices leave the share of furnaces as they found it.
  ///
  /// What prices make of a share lies between none and all, so a root is always there; the secant
  /// can miss it where growth limits bend the function.
  private func settledShare(
    from start: Double, _ made: (Double) throws -> Double
  ) throws -> Double {
    do {
      return try FixedPoint(
        from: start, in: 0...1, tolerance: Self.shareTolerance, maximumEvaluations: 20, of: made
      ).value
    } catch is SystemRootError {
      return try BracketedRoot(
        in: 0...1, relativeTolerance: 1e-10, absoluteTolerance: Self.shareTolerance
      ) { try made($0) - $0 }.value
    }
  }

  /// What prices make of furnaces on scrap where they have a share.
  private mutating func electric(
    at share: Double, _ works: WorksClearing, _ year: inout BlendQuestion, _ t: Int
  ) throws -> Double {
    works.ask(try works.standing(electric: share).standing, of: &year)
    try solve(year, t)
    guard let quoted = plan.quotation?.scrapClass, supply[quoted].atReference > 0 else {
      return works.electric(atRise: 0)
    }
    let rise = found.classPrice[quoted] - reference.price(ofKnown: quoted)
    return works.electric(atRise: rise)
  }

  // MARK: Programmes

  private mutating func solve(_ year: BlendQuestion, _ t: Int) throws(MarketFailure) {
    asking.ask(
      year, year: t, isOpen: t >= plan.firstOpen,
      level: plan.supply(in: t) == nil ? 0 : reference.level, supply: supply)
    try solver.solve(asking.question, into: &found)
  }

  /// The last observed year in the form of the open years, with the tables' amounts.
  private mutating func calibrate(_ year: BlendQuestion, _ t: Int) throws {
    asking.ask(year, year: t, isOpen: true, level: 0, supply: supply)
    do {
      try solver.solve(asking.question, into: &found)
    } catch {
      throw self.error(error, t)
    }
    let open = MarketPrices(found, to: asking)
    reference.take(open, plan, supply: year.supply)
    report.known = KnownPrices(
      level: reference.level,
      ofClass: layout.system.classes.enumerated().map { s, scrapClass in
        reference.value(ofClass: s, metal(s, year), isOld: scrapClass.account == .old)
      })
    report.raise(reference.level, before: t)
    report.set(metalPrices: open.ofMetal, t)
    // The observed charge can leave scrap over that the same furnaces would pay for.
    for s in 0..<layout.classCount {
      report.set(classPrice: max(0, found.classPrice[s] + reference.level), s, t)
    }
    if let quotation = plan.quotation {
      report.level[t] = report.price(ofClass: quotation.scrapClass, t)
    }
  }

  private func error(_ failure: MarketFailure, _ t: Int) -> MarketError {
    MarketError(
      material: layout.system.name, year: firstYear + t,
      reason: failure.sentence(asking.rows, layout))
  }

  // MARK: Report

  private mutating func record(_ t: Int) {
    let classes = layout.classCount
    report.gap[t] = found.gap
    report.habits.record(t, found, to: asking.question)
    report.asCounted[t] = supply.reduce(0) { $0 + $1.atReference }
    report.set(metalPrices: prices.ofMetal, t)
    var paid = 0.0
    var charged = 0.0
    // With fixed supply the level of prices moves nothing but what is paid for what is used up.
    let level = t >= plan.firstOpen && plan.supply == nil ? reference.level : 0
    func price(_ s: Int) -> Double { MarketReport.raised(found.classPrice[s], by: level) }
    for s in 0..<classes {
      report.set(classPrice: price(s), s, t)
      for h in 0..<layout.heatCount {
        charged += found.charge[h * classes + s]
        paid += price(s) * found.charge[h * classes + s]
      }
    }
    report.charged[t] = charged
    let mean = charged > 0 ? paid / charged : 0
    report.level[t] = plan.quotation.map { price($0.scrapClass) } ?? mean
  }
}
