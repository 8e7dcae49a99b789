/// One metal, compiled: its system, and a slice of numbers for each process that reads them.
public struct MaterialPlan: Sendable {
  public let system: MaterialSystem
  /// What products, classes and ore-based metal are made of.
  public var composition: CompositionPlan
  /// What becomes of the metal in old cars before the shredder.
  public let dismantling: DismantlingPlan
  /// What the shredder adds.
  public var shredder: ShredderPlan
  /// What sorting makes of shredded metal.
  public let sorting: SortingPlan
  /// What the press shop makes of bought semis.
  public let pressShop: PressShopPlan
  /// Imports of scrap, unrecorded use and surplus.
  public let supply: ScrapSupplyPlan
  /// Uses outside cars.
  public let sectors: [SectorPlan]
  /// What the blend is asked for.
  public var blend: BlendPlan
  /// What melting keeps.
  public let melting: MeltingPlan
  /// Who gets the scrap; nil where a rule decides it.
  public var market: MarketPlan?

  public init(
    system: MaterialSystem, composition: CompositionPlan, dismantling: DismantlingPlan,
    shredder: ShredderPlan, sorting: SortingPlan, pressShop: PressShopPlan,
    supply: ScrapSupplyPlan, sectors: [SectorPlan], blend: BlendPlan, melting: MeltingPlan,
    market: MarketPlan? = nil
  ) {
    self.system = system
    self.composition = composition
    self.dismantling = dismantling
    self.shredder = shredder
    self.sorting = sorting
    self.pressShop = pressShop
    self.supply = supply
    self.sectors = sectors
    self.blend = blend
    self.melting = melting
    self.market = market
  }

  /// The most scrap-derived metal in a heat, as a share of it: what was observed, and what its
  /// furnace can melt in years that no statistics cover.
  ///
  /// - Parameter years: How many years the plan has.
  public func mostCharge(ofHeat h: Int, year t: Int, years: Int) -> Double {
    if let market, t >= market.firstOpen, let physical = market.physicalChargeLimit {
      return physical[h]
    }
    return blend.chargeLimit[h * years + t]
  }
}
