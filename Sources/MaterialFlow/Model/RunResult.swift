/// What a run leaves: the ledger, and the plan that it came from.
public struct RunResult: Sendable {
  public let plan: Plan
  public let chart: ModelChart
  public let ledger: Ledger
  /// The worst residual of the run.
  public let balance: BalanceResidual
  /// Scrap-derived metal that the recycled-content rule misses: shape `[m][t]`, Mt/yr.
  public let contentShortage: [Double]
  /// Prices, binding limits and ranges of the blends: shape `[m]`.
  public let blends: [BlendReport]
}
