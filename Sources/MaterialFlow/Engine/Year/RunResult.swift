/// What a run leaves: the ledger, and the plan that it came from.
public struct RunResult: Sendable {
  public let plan: Plan
  public let chart: ModelChart
  public let ledger: Ledger
  /// The worst residual of the run.
  public let balance: BalanceResidual
  /// Scrap-derived metal that the recycled-content rule misses: shape `[m][t]`, t/yr.
  public let contentShortage: [Double]
  /// Prices, binding limits and ranges of the blends: shape `[m]`.
  public let blends: [BlendReport]
  /// Primary and alloying that only composition limits force.
  ///
  /// The blend with maxima less the blend of the same scrap without them. Shape `[m][t]`, t/yr;
  /// zero where the run keeps no maxima.
  public let qualityInducedPrimary: [Double]
  /// How mixed metal is before and after each process: shape `[m]`.
  public let entropy: [EntropyReport]
  /// Metal from a tonne of a class by a route: shape `[m][t][s][r]`.
  public let meltYield: [[Double]]

  /// Prices that clear, where scrap has a market: shape `[m]`.
  public let markets: [MarketReport?]

  /// Metal from a tonne of a class in a heat.
  package func meltYield(_ m: Int, _ t: Int, class s: Int, heat h: Int) -> Double {
    let system = plan.materials[m].system
    return meltYield[m][
      (t * system.classes.count + s) * system.routes.count + system.heats[h].route]
  }
}
