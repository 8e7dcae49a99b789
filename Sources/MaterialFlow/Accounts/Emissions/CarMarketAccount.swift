public import FlowEngine

/// The metal of all car makers together, by material and year.
public struct CarMarketAccount: Sendable {
  /// Bought metal: shape `[t]`, t/yr.
  public let bought: [Double]
  /// Metal in cars built: shape `[t]`, t/yr.
  public let built: [Double]
  /// Emissions of bought metal: shape `[t]`, t CO2-equiv/yr.
  public let emissions: [Double]
  public let recycledNew: [Double]
  public let recycledOld: [Double]
  /// Old scrap from cars that remelting would give, over bought metal: what a growing fleet allows
  /// recycled content from cars to be, RC ≤ recovery × outflow / inflow.
  public let ceiling: [Double]
  /// Scrap-derived metal that the recycled-content rule misses: shape `[t]`, t/yr.
  public let shortage: [Double]

  public init(_ run: RunResult, material m: Int, melts: MeltAccount, emissions: EmissionAccount) {
    let material = run.plan.materials[m]
    let lines = run.chart.materials[m]
    var bought: [Double] = []
    var carbon: [Double] = []
    var new: [Double] = []
    var old: [Double] = []
    var ceiling: [Double] = []
    var built: [Double] = []
    for t in 0..<run.plan.yearCount {
      let sums = Purchase(t, of: material.system, melts, emissions)
      let recovered = material.system.classes.indices.reduce(0.0) { recovered, s in
        let scrap =
          run.ledger.mass(lines.sorting.toClass[s], year: t)
          + run.ledger.mass(lines.dismantled.toClass[s], year: t)
        return recovered + material.melting.meltYield[s] * scrap
      }
      bought.append(sums.bought)
      carbon.append(sums.carbon)
      new.append(sums.new)
      old.append(sums.old)
      ceiling.append(sums.bought > 0 ? recovered / sums.bought : 0)
      built.append(
        run.ledger.mass(lines.carMaking.toUse, year: t)
          + run.ledger.mass(lines.carMaking.toExports, year: t))
    }
    self.bought = bought
    self.built = built
    self.emissions = carbon
    recycledNew = new
    recycledOld = old
    self.ceiling = ceiling
    let years = run.plan.yearCount
    shortage = Array(run.contentShortage[m * years..<(m + 1) * years])
  }

  /// What all car makers buy in a year, over the grades of cars; t/yr and t CO2-equiv/yr.
  private struct Purchase {
    var bought = 0.0
    var carbon = 0.0
    var new = 0.0
    var old = 0.0

    init(
      _ t: Int, of system: MaterialSystem, _ melts: MeltAccount, _ emissions: EmissionAccount
    ) {
      for g in 0..<system.carGradeCount {
        let metal = melts.bought[t * melts.productCount + g]
        let shares = melts.scrapShares(t, product: g, of: system)
        bought += metal
        carbon += emissions.byProduct[t * melts.productCount + g]
        new += metal * shares.new
        old += metal * shares.old
      }
    }
  }

  /// Metal from new and old scrap over bought metal; 0 where nothing is bought.
  ///
  /// - Parameter whole: What all of it counts as: 1 for a fraction, 100 for per cent.
  public func recycledContent(_ t: Int, of whole: Double = 1) -> Double {
    share(recycledNew[t] + recycledOld[t], t, of: whole)
  }

  /// As ``recycledContent(_:of:)``, from new scrap alone.
  public func contentFromNewScrap(_ t: Int, of whole: Double = 1) -> Double {
    share(recycledNew[t], t, of: whole)
  }

  /// As ``recycledContent(_:of:)``, from old scrap alone.
  public func contentFromOldScrap(_ t: Int, of whole: Double = 1) -> Double {
    share(recycledOld[t], t, of: whole)
  }

  private func share(_ part: Double, _ t: Int, of whole: Double) -> Double {
    bought[t] > 0 ? whole * part / bought[t] : 0
  }

  /// t CO2-equiv per tonne bought; 0 where nothing is bought.
  public func intensity(_ t: Int) -> Double { perTonne(emissions[t], t) }

  /// Emissions of other accounts, t CO2-equiv/yr, per tonne bought; 0 where nothing is bought.
  public func perTonne(_ emissions: Double, _ t: Int) -> Double {
    bought[t] > 0 ? emissions / bought[t] : 0
  }
}
