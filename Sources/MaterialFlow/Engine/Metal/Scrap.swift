/// The scrap of one metal in a year, on its way into the furnaces.
///
/// The stage says which processes have added to it or taken from it, so that each process can only
/// follow the one before it.
struct Scrap<Stage>: Sendable {
  /// At hand by class, t.
  var pools: ScrapPools
  /// What of that only comes at a price; nothing without a market.
  var offered: OfferedScrap

  /// The same scrap after the process at work.
  consuming func passed<Next>(to stage: Next.Type) -> Scrap<Next> {
    Scrap<Next>(pools: pools, offered: offered)
  }
}

extension Scrap<ScrapStage.Gathered> {
  /// Nothing yet.
  init(_ system: MaterialSystem, hasMarket: Bool) {
    pools = ScrapPools(system)
    offered = OfferedScrap(classCount: hasMarket ? system.classes.count : 0)
  }
}

/// How far a year has come with the scrap of a metal, in the order of the year.
enum ScrapStage {
  /// Old scrap of the regions so far.
  enum Gathered {}
  /// With what dismantlers of a region took out.
  enum Dismantled {}
  /// With what goods outside cars gave.
  enum Discarded {}
  /// With last year's press-shop scrap; all regions are sorted.
  enum WithClip {}
  /// With last year's fabrication scrap.
  enum WithNewScrap {}
  enum WithImports {}
  /// With surplus of earlier years.
  enum WithSurplus {}
  /// Without what no statistics saw: the supply of the blend.
  enum AtHand {}
  /// Without what the market did not buy.
  enum Settled {}
}
