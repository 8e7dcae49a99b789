internal import FlowNumerics

/// How scrap is priced and works are chosen.
public enum MarketMode: String, Sendable, CaseIterable {
  /// Scrap at hand is used before ore-based metal, at no price; shares of works are given.
  case fixed
  /// Prices of scrap, shares of works and premiums are found together, year by year.
  case clearing
}

/// The scrap market of one metal, compiled.
///
/// Money is CNY of 2024. Prices inside a clearing are over ``referencePrice``, so that unknowns are
/// of the order of one.
public struct ScrapMarketPlan: Sendable {
  /// At which the supply of the tables is offered, per tonne of scrap.
  public var referencePrice: Double
  /// Price of ore-based metal with its carbon cost, per tonne: shape `[t]`.
  public var orePrice: [Double]
  /// What charging a tonne of scrap costs beyond a tonne of ore-based metal.
  public var chargingCost: Double
  public var home: SupplyResponse
  public var imports: SupplyResponse
  /// The most imports, over those of the tables.
  public var mostImports: Double
  /// Share of old metal that the tables leave on the dump and a high price would bring.
  public var recoverable: Double
  /// A class's supply beyond the tables, from cheap to dear.
  public var steps: [SupplyStep]
  /// Over which price range demand is smoothed, over the reference price.
  public var width: Double
  /// What a tonne costs that a recycled-content rule asks for and nobody delivers, over ore-based
  /// metal.
  public var buyOut: Double
  /// Works that are chosen on the market; nil where their shares are given.
  public var routes: RouteMarketPlan?

  public init(
    referencePrice: Double, orePrice: [Double], chargingCost: Double, home: SupplyResponse,
    imports: SupplyResponse, mostImports: Double, recoverable: Double, steps: [SupplyStep],
    width: Double, buyOut: Double, routes: RouteMarketPlan? = nil
  ) {
    self.referencePrice = referencePrice
    self.orePrice = orePrice
    self.chargingCost = chargingCost
    self.home = home
    self.imports = imports
    self.mostImports = mostImports
    self.recoverable = recoverable
    self.steps = steps
    self.width = width
    self.buyOut = buyOut
    self.routes = routes
  }

  /// Whether supply has no end at its price.
  var isPerfectlyElastic: Bool { home.elasticity.isInfinite }

  /// The share of what leaves use that is offered as scrap at a high price.
  ///
  /// - Parameters:
  ///   - collected: The share that the tables have.
  ///   - hibernating: The share that stays where it is at any price.
  func offeredShare(collected: Double, hibernating: Double) -> Double {
    collected + recoverable * max(0, 1 - collected - hibernating)
  }

  /// The price of a tonne in a furnace over that of ore-based metal.
  ///
  /// - Parameter price: Over the reference price.
  func level(_ price: Double, _ t: Int) -> Double {
    (price * referencePrice + chargingCost) / orePrice[t]
  }

  /// The price, over the reference price, at which a tonne costs this much in a furnace.
  func price(ofLevel level: Double, _ t: Int) -> Double {
    (level * orePrice[t] - chargingCost) / referencePrice
  }
}

/// A step of a class's supply beyond what the tables offer.
public struct SupplyStep: Sendable, Equatable {
  /// Share of that supply.
  public let share: Double
  /// What it costs above the price level, over the reference price.
  public let extra: Double

  public init(share: Double, extra: Double) {
    self.share = share
    self.extra = extra
  }
}

/// How a supply answers its price: nothing at no price, the tables' at the reference price.
public struct SupplyResponse: Sendable, Equatable {
  /// At the reference price; zero or more, infinite where any amount comes at that price.
  public let elasticity: Double

  public init(elasticity: Double) { self.elasticity = elasticity }

  /// Supply over that of the tables.
  ///
  /// It is `p^ε` below the reference price, and above it
  ///
  ///     1 + (m - 1) tanh(ε ln p / (m - 1))
  ///
  /// which meets it with the same slope and ends at what there is, m.
  ///
  /// - Parameters:
  ///   - price: Over the reference price.
  ///   - most: m, one or more.
  public func factor(at price: Double, most: Double) -> Double {
    if price <= 0 { return 0 }
    let growth = elasticity * RealFunctions.logarithm(price)
    if price <= 1 { return RealFunctions.exponential(growth) }
    let room = most - 1
    return room > 0 ? 1 + room * RealFunctions.hyperbolicTangent(growth / room) : 1
  }
}
