/// What the blends of one metal are asked for, year by year, and under which rules.
public struct BlendPlan: Sendable {
  public var options: BlendOptions
  /// Share of a product that a route makes: shape `[h][t]`.
  public let heatShare: [Double]
  /// The most scrap-derived metal in a heat, as a share of it: shape `[h][t]`.
  public let chargeLimit: [Double]
  /// The least recycled content of the metal that car makers buy: shape `[t]`.
  public let recycledContent: [Double]
  /// Share of old scrap that only ``BlendOptions/takesBarredScrap`` may take: shape `[t]`, or
  /// empty.
  public let castingsOnly: [Double]
  /// Which scrap becomes which product by rule; nil where a market decides.
  public let rule: ScrapRule?

  public init(
    options: BlendOptions = BlendOptions(), heatShare: [Double], chargeLimit: [Double],
    recycledContent: [Double],
    castingsOnly: [Double] = [], rule: ScrapRule? = nil
  ) {
    self.options = options
    self.heatShare = heatShare
    self.chargeLimit = chargeLimit
    self.recycledContent = recycledContent
    self.castingsOnly = castingsOnly
    self.rule = rule
  }
}
