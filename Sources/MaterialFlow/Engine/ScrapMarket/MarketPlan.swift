/// Which programme's answer is posted.
public enum BlendAllocation: String, Sendable, CaseIterable {
  /// The convex programme: prices, habits and limits of composition.
  case market
  /// Its limit: the least ore-based metal and alloying, nearest to the habits.
  case lp
}

/// How scrap is offered.
public enum SupplyMode: String, Sendable, CaseIterable {
  /// What the tables collect and import, whatever its price.
  case fixed
  /// What its price brings, from the first year without statistics on.
  case priced
}

/// The market of one metal's scrap, compiled.
///
/// Money is CNY of 2024 per tonne. In the limit of least ore-based metal (``BlendAllocation/lp``)
/// the prices are weights in the same unit, and the dispersion is a thousandth of them.
public struct MarketPlan: Sendable {
  public let allocation: BlendAllocation
  /// Who buys which class where nothing presses.
  public var habits: ChargeHabits
  /// What a product usually holds, which alloying may aim at: shape `[product][e]`.
  public let nominal: [Double]
  /// Of ore-based metal with its carbon cost: shape `[r][t]`.
  public var orePrice: [[Double]]
  /// Of a class beside what the market makes of it: shape `[s]`; zero but for other objectives.
  public var scrapCost: [Double]
  /// What charging a tonne of scrap costs beyond a tonne of ore-based metal.
  public var chargingCost: Double
  /// Of pure elements: shape `[e]`.
  public var alloyingPrice: [Double]
  /// By how much an element is dearer than ore-based metal at the least.
  public var leastAlloyingExtra: Double
  /// Of taking a tonne of an element out of the melt.
  public var demaggingPrice: Double
  /// Of a tonne that a recycled-content rule asks for and nobody delivers, over ore-based metal.
  public var buyOut: Double
  /// The first year that no statistics cover: shape index of `[t]`, 0 where there are none.
  public let firstOpen: Int
  /// What the quotation of one class says of the level of prices; nil without one.
  public var quotation: Quotation?
  /// What a run that starts after the statistics takes over from one that knows them.
  public var known: KnownPrices?
  /// The class whose price tells that scrap outgrows its uses; nil where the tables name none.
  public var watched: Int?
  /// How supply answers its price; nil where it does not.
  public var supply: PricedSupply?
  /// Works that are chosen by prices; nil where their shares are given.
  public var routes: RouteMarketPlan?

  public init(
    _ allocation: BlendAllocation, habits: ChargeHabits, nominal: [Double],
    orePrice: [[Double]], scrapCost: [Double],
    chargingCost: Double, alloyingPrice: [Double], leastAlloyingExtra: Double,
    demaggingPrice: Double, buyOut: Double, firstOpen: Int,
    quotation: Quotation? = nil, known: KnownPrices? = nil, watched: Int? = nil,
    supply: PricedSupply? = nil, routes: RouteMarketPlan? = nil
  ) {
    self.allocation = allocation
    self.habits = habits
    self.nominal = nominal
    self.orePrice = orePrice
    self.scrapCost = scrapCost
    self.chargingCost = chargingCost
    self.alloyingPrice = alloyingPrice
    self.leastAlloyingExtra = leastAlloyingExtra
    self.demaggingPrice = demaggingPrice
    self.buyOut = buyOut
    self.firstOpen = firstOpen
    self.quotation = quotation
    self.known = known
    self.watched = watched
    self.supply = supply
    self.routes = routes
  }

  /// τ: how works differ in what they would pay for the same tonne: its standard deviation over
  /// 1.28.
  public var dispersion: Double { habits.dispersion }

  /// The most scrap-derived metal in a heat from the first open year on, where habits take the
  /// place of the observed charge: shape `[h]`; nil where the observed limits stay.
  public var physicalChargeLimit: [Double]? {
    allocation == .market ? habits.physicalLimit : nil
  }

  /// The dearest ore-based metal of a year.
  public func dearestOre(_ t: Int) -> Double { orePrice.reduce(0) { max($0, $1[t]) } }

  /// Of an element that joins the melt pure: never below ore-based metal and a little.
  public func alloyingPrice(of element: Int, _ t: Int) -> Double {
    max(alloyingPrice[element], dearestOre(t) + leastAlloyingExtra)
  }

  /// How supply answers its price in a year; nil where it does not.
  func supply(in t: Int) -> PricedSupply? { t >= firstOpen ? supply : nil }
}

/// A quoted price of one class.
public struct Quotation: Sendable, Equatable {
  public let scrapClass: Int
  /// CNY of 2024 per tonne.
  public let price: Double

  public init(scrapClass: Int, price: Double) {
    self.scrapClass = scrapClass
    self.price = price
  }
}

/// Prices of the last observed year, CNY of 2024 per tonne.
public struct KnownPrices: Sendable, Equatable {
  /// g: by how much quotations lie above the programme's own duals.
  public let level: Double
  /// P0: shape `[s]`; nil where the tables have none.
  public let ofClass: [Double?]

  public init(level: Double, ofClass: [Double?]) {
    self.level = level
    self.ofClass = ofClass
  }
}

/// How the supply of old scrap and of imports answers its price.
///
/// Of A(1 + r) that could be offered of a class, `u = r A exp((P0 - λ) / τ_u)` stays where it is,
/// with `τ_u = r P0 / ε`: at the reference price P0 the tables' A is offered, with elasticity ε.
/// Imports are `m = A_m exp(ε_m (λ - P0) / P0)`.
public struct PricedSupply: Sendable {
  /// ε of old scrap, above zero.
  public var elasticity: Double
  /// r.
  public var spareShare: Double
  /// Share of old metal that the tables leave uncollected and a high price would bring.
  public var recoverable: Double
  /// ε_m, above zero.
  public var importElasticity: Double
  /// The most imports, over those of the tables.
  public var mostImports: Double
  /// The least P0, over that of the quoted class: a class that nobody wants today still has to be
  /// collected.
  public var leastReference: Double

  public init(
    elasticity: Double, spareShare: Double, recoverable: Double, importElasticity: Double,
    mostImports: Double, leastReference: Double
  ) {
    self.elasticity = elasticity
    self.spareShare = spareShare
    self.recoverable = recoverable
    self.importElasticity = importElasticity
    self.mostImports = mostImports
    self.leastReference = leastReference
  }

  /// The share of what leaves use that is offered as scrap at a high price.
  ///
  /// - Parameters:
  ///   - collected: The share that the tables have.
  ///   - hibernating: The share that stays where it is at any price.
  func offeredShare(collected: Double, hibernating: Double) -> Double {
    collected + recoverable * max(0, 1 - collected - hibernating)
  }
}
