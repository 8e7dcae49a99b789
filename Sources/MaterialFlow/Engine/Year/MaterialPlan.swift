/// One metal, compiled: its chemistry, its scrap, its routes and its demand outside cars.
public struct MaterialPlan: Sendable {
  public let system: MaterialSystem
  /// Windows of the products.
  public var limits: [CompositionLimit]
  /// Nominal composition: shape `[product][e]`; adds up to 1 over e.
  public var nominal: [Double]
  /// Where press-shop scrap of a grade goes: shape `[g]`.
  public var pressShopScrap: [[ClassShare]]
  /// Where press-shop scrap of a grade goes that is mixed; nil where it is one class anyway: `[g]`.
  public var mixedScrap: [Int?]
  /// Where a part goes that is dismantled whole; what is missing to 1 is lost: shape `[part]`.
  public var dismantledParts: [[ClassShare]]
  /// The class that holds a grade's old scrap where it is kept apart: shape `[g]`.
  public var keptApart: [Int]
  /// Where sorting sends what is shredded; sums to 1 over s: shape
  /// `[region][t][type][s]`.
  public var sorting: [Double]
  /// Share of shredded metal that sorting recovers.
  public var shredderRecovery: Double
  /// Share of the metal that informal treatment passes on.
  public var informalRecovery: Double
  /// Metal picked up in shredding, over the metal that is shredded: shape `[e]`.
  public var pickUp: [Double]
  /// Scrap bought abroad: shape `[s][t]`, Mt/yr.
  public var scrapImports: [Double]
  /// Scrap that leaves the recorded economy, as far as there is any: shape `[s][t]`, Mt/yr.
  public var unrecordedUse: [Double]
  /// Composition of scrap from abroad, and of a class that nothing has filled: shape `[s][e]`.
  public var classContent: [Double]
  /// Metal from a tonne of a class: shape `[s]`.
  public var meltYield: [Double]
  /// Share of an element that stays in the metal, relative to the base metal: shape `[r][e]`.
  public var retention: [Double]
  /// Composition of the ore-based metal of a route: shape `[r][e]`.
  public var primaryContent: [Double]
  /// Net mass in the car over bought semis: shape `[g]`.
  public var fabricationYield: [Double]
  /// Semis over liquid metal; the rest is home scrap and goes round inside the works: `[product]`.
  public var semisYield: [Double]
  /// Uses outside cars.
  public var sectors: [SectorPlan]
  /// Share of a product that a route makes: shape `[h][t]`.
  public var heatShare: [Double]
  /// The most scrap in a heat: shape `[h][t]`.
  public var chargeLimit: [Double]
  /// Tie-breaking cost: shape `[s][h]`.
  public var orderCost: [Double]
  /// Tie-breaking cost of charging the heats of a route unevenly.
  public var unevenCost: Double
  /// The least recycled content of the metal that car makers buy: shape `[t]`.
  public var recycledContent: [Double]
  public var blend = BlendOptions()
  /// Which scrap becomes which product where that is a rule; nil where the linear programme decides.
  public var rule: ScrapRule?
  /// How mixed press-shop scrap is taken apart; nil where no technology is known.
  public var clipSorting: ClipSorting?
  /// Whether surplus of earlier years is offered again.
  public var surplusReturns = true
  /// Share of old scrap that only ``BlendOptions/takesBarredScrap`` may take: shape `[t]`, or empty.
  public var castingsOnly: [Double] = []
  /// Ways to take scrap apart that the run prices, whether it uses them or not.
  public var sortingOptions: [SortingOption] = []
  /// Where scrap is bought at prices that clear; nil where it is used before ore-based metal.
  public var market: ScrapMarketPlan?
  /// Where works are chosen on that market; nil where their shares are given.
  public var routeMarket: RouteMarketPlan?
  /// The class of shredded metal that nobody sorts.
  public var unsorted = 0

  public init(
    system: MaterialSystem, limits: [CompositionLimit], nominal: [Double],
    pressShopScrap: [[ClassShare]], mixedScrap: [Int?], dismantledParts: [[ClassShare]],
    keptApart: [Int],
    sorting: [Double], shredderRecovery: Double, informalRecovery: Double, pickUp: [Double],
    scrapImports: [Double], unrecordedUse: [Double], classContent: [Double],
    meltYield: [Double], retention: [Double],
    primaryContent: [Double], fabricationYield: [Double], semisYield: [Double],
    sectors: [SectorPlan], heatShare: [Double], chargeLimit: [Double], orderCost: [Double],
    unevenCost: Double, recycledContent: [Double]
  ) {
    self.system = system
    self.limits = limits
    self.nominal = nominal
    self.pressShopScrap = pressShopScrap
    self.mixedScrap = mixedScrap
    self.dismantledParts = dismantledParts
    self.keptApart = keptApart
    self.sorting = sorting
    self.shredderRecovery = shredderRecovery
    self.informalRecovery = informalRecovery
    self.pickUp = pickUp
    self.scrapImports = scrapImports
    self.unrecordedUse = unrecordedUse
    self.classContent = classContent
    self.meltYield = meltYield
    self.retention = retention
    self.primaryContent = primaryContent
    self.fabricationYield = fabricationYield
    self.semisYield = semisYield
    self.sectors = sectors
    self.heatShare = heatShare
    self.chargeLimit = chargeLimit
    self.orderCost = orderCost
    self.unevenCost = unevenCost
    self.recycledContent = recycledContent
  }
}
