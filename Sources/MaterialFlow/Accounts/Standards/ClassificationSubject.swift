/// A lot as a scheme sees it.
public struct ClassificationSubject: Sendable, Equatable {
  /// How much of it is scrap.
  public enum Scrap: Sendable, Equatable {
    /// Each scheme's own share.
    case stated(Double)
    /// The charge, from which each scheme computes its own share.
    case charge(MetallicCharge)
    case unknown
  }

  public var metal: String
  /// t CO2-equiv/t.
  public var emissions: Double
  public var scrap: Scrap
  public var product: ProductForm?
  /// Share of old scrap, share of renewable power in its making, t CO2-equiv/t of the product
  /// that it is compared with; nil where unknown.
  public var postConsumerShare: Double?
  public var renewableShare: Double?
  public var reference: Double?

  public init(
    metal: String, emissions: Double, scrap: Scrap = .unknown, product: ProductForm? = nil,
    postConsumerShare: Double? = nil, renewableShare: Double? = nil, reference: Double? = nil
  ) {
    self.metal = metal
    self.emissions = emissions
    self.scrap = scrap
    self.product = product
    self.postConsumerShare = postConsumerShare
    self.renewableShare = renewableShare
    self.reference = reference
  }

  /// The scrap share by a scheme's definition; nil where nothing tells it.
  public func share(by rule: ScrapShareRule) -> Double? {
    switch (rule, scrap) {
    case (.none, _), (_, .unknown): rule == .postConsumer ? postConsumerShare : nil
    case (.postConsumer, .stated(let share)): postConsumerShare ?? share
    case (.postConsumer, .charge): postConsumerShare
    case (_, .stated(let share)): share
    case (_, .charge(let charge)): rule.share(of: charge)
    }
  }
}
