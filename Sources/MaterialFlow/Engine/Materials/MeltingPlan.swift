/// What melting keeps of scrap, and rolling and casting of liquid metal.
public struct MeltingPlan: Sendable {
  /// Metal from a tonne of a class: shape `[s]`.
  public let meltYield: [Double]
  /// Share of an element that stays in the metal, relative to the base metal: shape `[r][e]`.
  public let retention: [Double]
  /// Semis over liquid metal; the rest is home scrap and goes round inside the works: `[product]`.
  public let semisYield: [Double]

  public init(meltYield: [Double], retention: [Double], semisYield: [Double]) {
    self.meltYield = meltYield
    self.retention = retention
    self.semisYield = semisYield
  }
}
