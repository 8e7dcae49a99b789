internal import FlowNumerics

/// One year's scrap market of one metal: what is offered at a price, what the blend takes at it.
///
/// With V(p) the least cost of the year's programme when all scrap costs p, V' is the scrap that it
/// charges: a step function of p that never rises. Its mean over the width w,
///
///     X(p) = [V(p + w/2) - V(p - w/2)] / w
///
/// is continuous and never rises either, so that supply, which does, meets it once.
struct ScrapClearing {
  let market: ScrapMarketPlan
  let t: Int
  /// Supply of the tables, t.
  let home: Double
  let abroad: Double
  /// The most supply at home, over that of the tables.
  let mostHome: Double
  let program: BlendProgram
  var year: BlendQuestion
  var routes: RouteClearing?
  private(set) var programs = 0
  /// What the last programme was asked to make, and from how much scrap at most: with the same
  /// again only the price of scrap has changed.
  private var asked: (demand: [Double], chargeLimit: [Double])?
  /// The last demand: a change of shares that moves no furnace asks for no new programme.
  private var known: (price: Double, demand: [Double], scrap: Double)?

  init(
    _ market: ScrapMarketPlan, _ t: Int, home: Double, abroad: Double, mostHome: Double,
    program: BlendProgram, year: BlendQuestion
  ) {
    self.market = market
    self.t = t
    self.home = home
    self.abroad = abroad
    self.mostHome = mostHome
    self.program = program
    self.year = year
  }

  var isPerfectlyElastic: Bool { market.isPerfectlyElastic }

  /// Ten times finer than what a run may report.
  private static let tolerance = MarketReport.tolerance / 10

  // MARK: The outer system

  /// The price level over the reference price, then shares as ``RouteClearing/start``.
  ///
  /// - Parameter last: Last year's price.
  mutating func root(from last: Double) throws -> SystemRoot {
    let shares = routes?.start ?? []
    take(shares)
    let dual = isPerfectlyElastic ? 1 : try price(ofSupply: supply(at: last))
    do {
      return try search(from: [try start(dual, last)] + shares)
    } catch let error as SystemRootError {
      // A flat place gives the hybrid method no direction: begin between the prices, shares held.
      guard let price = try bracketed(dual, last, shares) else { throw error }
      return try search(from: [price] + shares)
    }
  }

  /// Last year's price, or the one at which the blend takes what that would bring: at the same
  /// shares of works the root lies between the two.
  private mutating func start(_ dual: Double, _ last: Double) throws -> Double {
    if isPerfectlyElastic || dual >= last { return dual }
    return try excess(at: dual).magnitude < excess(at: last).magnitude ? dual : last
  }

  private mutating func search(from start: [Double]) throws -> SystemRoot {
    var work = self
    defer { self = work }
    do {
      return try SystemRoot(from: start, tolerance: Self.tolerance) { place in
        try work.residuals(at: place)
      }
    } catch let error as SystemRootError {
      guard let near = error.nearest, near.worst <= MarketReport.tolerance else { throw error }
      return near
    }
  }

  /// The price that clears with shares held; nil where the two ends are on one side.
  private mutating func bracketed(
    _ dual: Double, _ last: Double, _ shares: [Double]
  ) throws -> Double? {
    take(shares)
    // A price that is none brackets nothing.
    if !(dual + last + market.width).isFinite { return nil }
    let ends = min(dual, last) - market.width...max(dual, last) + market.width
    var work = self
    defer { self = work }
    do {
      return try BracketedRoot(in: ends, relativeTolerance: 1e-4) { try work.excess(at: $0) }.value
    } catch is BracketedRootError {
      return nil
    }
  }

  mutating func residuals(at place: [Double]) throws -> [Double] {
    let shares = Array(place.dropFirst())
    let rise = (place[0] - 1) * market.referencePrice
    let standing = take(shares)
    let works = standing.map { routes?.residuals(shares, $0, rise: rise) ?? [] } ?? []
    return [try excess(at: place[0])] + works
  }

  /// Asks the furnaces for what these shares of works make.
  @discardableResult
  mutating func take(_ shares: [Double]) -> RouteStanding? {
    guard let routes else { return nil }
    let standing = routes.standing(shares).standing
    routes.ask(standing, of: &year)
    return standing
  }

  // MARK: Supply and demand

  /// Scrap offered at a price, t.
  func supply(at price: Double) -> Double {
    home * market.home.factor(at: price, most: mostHome)
      + abroad * market.imports.factor(at: price, most: market.mostImports)
  }

  /// Scrap that the blend takes around a price, t.
  mutating func demand(at price: Double) throws -> Double {
    if let known, known.price == price, known.demand == year.demand { return known.scrap }
    let half = market.width / 2
    let high = try solve(price + half)
    let low = try solve(price - half)
    let scrap =
      (high.cost - low.cost) / (market.level(price + half, t) - market.level(price - half, t))
    known = (price, year.demand, scrap)
    return scrap
  }

  /// Demand less supply, over the supply of the tables.
  mutating func excess(at price: Double) throws -> Double {
    if isPerfectlyElastic { return 1 - price }
    return (try demand(at: price) - supply(at: price)) / (home + abroad)
  }

  private mutating func solve(
    _ price: Double, most: Double = .infinity
  ) throws -> (cost: Double, scrap: Double) {
    programs += 1
    year.offer?.level = market.level(price, t)
    year.offer?.most = most
    let isRepriced = asked.map { $0 == (year.demand, year.chargeLimit) } ?? false
    asked = (year.demand, year.chargeLimit)
    return try program.demand(year, isRepriced: isRepriced)
  }

  /// What the year's own programme is asked, so that it takes the supply at a price.
  ///
  /// Where it takes that much at the price, the price decides. Else a step lies within half a
  /// width: above the price the supply is held to what is offered; below it the programme bids
  /// half a width less, and is held to it as well.
  mutating func offer(at price: Double) throws -> (price: Double, most: Double) {
    if isPerfectlyElastic { return (price, .infinity) }
    let offered = supply(at: price)
    let gap = try solve(price).scrap / offered - 1
    if gap.magnitude <= MarketReport.tolerance { return (price, .infinity) }
    return (gap > 0 ? price : price - market.width / 2, offered)
  }

  /// The price at which the blend takes a supply of scrap, from the dual of that supply.
  mutating func price(ofSupply supply: Double) throws -> Double {
    let floor = -market.chargingCost / market.referencePrice
    _ = try solve(floor, most: supply)
    return market.price(ofLevel: market.level(floor, t) + program.scarcity, t)
  }
}
