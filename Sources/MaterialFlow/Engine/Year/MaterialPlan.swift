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
  /// Where scrap is bought at prices that clear; nil where it is used before ore-based metal.
  public var market: ScrapMarketPlan?
  /// Who buys which scrap by custom; nil where a plan is made without tables.
  public var habits: ChargeHabits?

  public init(
    system: MaterialSystem, composition: CompositionPlan, dismantling: DismantlingPlan,
    shredder: ShredderPlan, sorting: SortingPlan, pressShop: PressShopPlan,
    supply: ScrapSupplyPlan, sectors: [SectorPlan], blend: BlendPlan, melting: MeltingPlan,
    market: ScrapMarketPlan? = nil, habits: ChargeHabits? = nil
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
    self.habits = habits
  }
}
