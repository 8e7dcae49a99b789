/// Metal of one product that a car maker can ask for: one route, one charge, one source of power.
///
/// The lots of a product add up to what cars get of it, in tonnes, scrap and emissions.
public struct MarketLot: Sendable {
  public let product: Int
  public let route: Int
  /// Which source of the metal's ``PowerMix``.
  public let source: Int
  /// Whether it holds all the scrap of its heat that the route can charge, or none.
  public let isScrapRich: Bool
  /// t/yr: shape `[t]`, as are all below.
  public let supply: [Double]
  /// Shares of scrap-derived metal.
  public let fromNewScrap: [Double]
  public let fromOldScrap: [Double]
  /// Home scrap per tonne bought; it goes round inside the works.
  public let homeScrap: [Double]
  /// t CO2-equiv per tonne bought, finishing included, power by its source.
  public let emissions: [Double]
  /// The same with the mix of all works in place of the source.
  public let locatedEmissions: [Double]
  /// t CO2-equiv per tonne of liquid metal, without finishing.
  public let crudeEmissions: [Double]
  /// t CO2-equiv per tonne of the ore-based metal in it.
  public let primaryEmissions: [Double]

  public func recycled(_ t: Int) -> Double { fromNewScrap[t] + fromOldScrap[t] }

  /// What was charged per tonne bought, as standards ask for it.
  public func charge(_ t: Int) -> MetallicCharge {
    MetallicCharge(
      boughtScrap: recycled(t), internalScrap: homeScrap[t], oreBased: 1 - recycled(t))
  }
}
