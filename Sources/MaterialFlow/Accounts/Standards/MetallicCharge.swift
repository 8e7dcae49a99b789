/// What a lot was melted from; only the ratios of the masses matter.
public struct MetallicCharge: Sendable, Equatable {
  /// Scrap from outside the works, new and old.
  public var boughtScrap: Double
  /// Scrap that never left the works.
  public var internalScrap: Double
  /// Ore-based metal: direct reduced iron, pig iron or hot metal, primary aluminium.
  public var oreBased: Double

  public init(boughtScrap: Double = 0, internalScrap: Double = 0, oreBased: Double = 0) {
    self.boughtScrap = boughtScrap
    self.internalScrap = internalScrap
    self.oreBased = oreBased
  }
}

/// How a scheme defines the scrap share that its thresholds slide on.
public enum ScrapShareRule: Sendable, Equatable {
  /// Bought scrap over metallic input, each weighted by its metal content; internal scrap is out.
  ///
  /// `w s / (w s + v o)`; ResponsibleSteel 2.1 has w = 0.98, v = 0.94, others leave both at 1.
  case metallic(scrapWeight: Double, oreWeight: Double)
  /// Tonnes of scrap, internal scrap included, over tonnes of all metallic input.
  case rawWithInternal
  /// Old scrap alone.
  case postConsumer
  /// The thresholds do not slide.
  case none

  /// The share as this scheme counts it, in 0...1.
  ///
  /// - Returns: nil where the rule asks for something that a charge does not tell.
  public func share(of charge: MetallicCharge) -> Double? {
    switch self {
    case .metallic(let scrapWeight, let oreWeight):
      let scrap = scrapWeight * charge.boughtScrap
      return Self.part(scrap, of: scrap + oreWeight * charge.oreBased)
    case .rawWithInternal:
      let scrap = charge.boughtScrap + charge.internalScrap
      return Self.part(scrap, of: scrap + charge.oreBased)
    case .postConsumer, .none: return nil
    }
  }

  private static func part(_ part: Double, of whole: Double) -> Double? {
    whole > 0 ? part / whole : nil
  }
}
