/// Scrap that comes from elsewhere than cars, goods and works, or leaves before it is charged.
public struct ScrapSupplyPlan: Sendable {
  /// Scrap bought abroad: shape `[s][t]`, t/yr.
  public let imports: [Double]
  /// Scrap that leaves the recorded economy, as far as there is any: shape `[s][t]`, t/yr.
  public let unrecorded: [Double]
  /// Whether surplus of earlier years is offered again.
  public let surplusReturns: Bool

  public init(imports: [Double], unrecorded: [Double], surplusReturns: Bool = true) {
    self.imports = imports
    self.unrecorded = unrecorded
    self.surplusReturns = surplusReturns
  }
}
