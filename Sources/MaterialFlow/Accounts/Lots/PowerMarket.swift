/// The grid that lots and all other buyers share, and its emissions in three views.
///
/// Location and market agree over all buyers: what contracts take out of the mix is missing in the
/// residual, `g_res (E - C) + r C = g E` with the factors g of the grid and r of renewable power,
/// all power E and contracted power C.
public struct PowerMarket: Sendable {
  /// Factors by year: shapes `[t]`, t CO2-equiv/MWh.
  public struct Factors: Sendable {
    public var grid: [Double]
    public var ownCoal: [Double]
    public var renewable: [Double]

    public init(grid: [Double], ownCoal: [Double], renewable: [Double]) {
      self.grid = grid
      self.ownCoal = ownCoal
      self.renewable = renewable
    }
  }

  public let factors: Factors
  /// Electricity of the lots through the grid, MWh/yr: shape `[t]`.
  public let lots: [Double]
  /// Of it by contract.
  public let lotsContracted: [Double]
  /// Of all other buyers, and of it by contract.
  public let others: [Double]
  public let othersContracted: [Double]
  /// t CO2-equiv/MWh of what nobody contracted: shape `[t]`.
  public let residual: [Double]

  /// - Parameters:
  ///   - electricityUse: All power that the grid delivers, MWh/yr: shape `[t]`.
  ///   - contracted: Share of contracts in what others than the lots use: shape `[t]`.
  public init(
    _ accounts: [LotAccount], factors: Factors, electricityUse: [Double], contracted: [Double]
  ) {
    var lots = [Double](repeating: 0, count: electricityUse.count)
    var ours = lots
    for account in accounts {
      for lot in account.lots {
        for t in lots.indices {
          lots[t] += lot.throughGrid(t)
          ours[t] += lot.contracted[t]
        }
      }
    }
    // A run whose metal needs more power than the tables give the country brings its own.
    let others = zip(electricityUse, lots).map { max(0, $0 - $1) }
    let theirs = zip(others, contracted).map { $0 * $1 }
    residual = lots.indices.map { t in
      let all = lots[t] + others[t]
      let contracted = ours[t] + theirs[t]
      let rest = factors.grid[t] * all - factors.renewable[t] * contracted
      return all > contracted ? max(0, rest) / (all - contracted) : 0
    }
    self.factors = factors
    self.lots = lots
    lotsContracted = ours
    self.others = others
    othersContracted = theirs
  }

  /// t CO2-equiv/yr of a lot's electricity.
  public func emissions(_ lot: LotAccount.Lot, _ view: PowerView, _ t: Int) -> Double {
    let own = lot.ownCoal[t] * factors.ownCoal[t] + lot.ownRenewable[t] * factors.renewable[t]
    switch view {
    case .location: return own + lot.throughGrid(t) * factors.grid[t]
    case .market:
      return own + lot.contracted[t] * factors.renewable[t] + lot.uncontracted[t] * residual[t]
    case .chineseRule:
      return lot.ownCoal[t] * factors.ownCoal[t] + lot.uncontracted[t] * factors.grid[t]
    }
  }

  /// All power through the grid by who is charged with it, t CO2-equiv/yr.
  public struct Charge: Sendable {
    public let lots: Double
    /// Other buyers' contracts.
    public let contracts: Double
    /// What nobody contracted.
    public let rest: Double

    public var total: Double { lots + contracts + rest }
  }

  public func charged(_ view: PowerView, _ t: Int) -> Charge {
    let (contract, other): (Double, Double) =
      switch view {
      case .location: (factors.grid[t], factors.grid[t])
      case .market: (factors.renewable[t], residual[t])
      case .chineseRule: (0, factors.grid[t])
      }
    return Charge(
      lots: lotsContracted[t] * contract + (lots[t] - lotsContracted[t]) * other,
      contracts: othersContracted[t] * contract,
      rest: (others[t] - othersContracted[t]) * other)
  }

  /// What the Chinese rule leaves uncounted, t CO2-equiv/yr: the grid's factor on all contracts.
  public func chineseRuleGap(_ t: Int) -> Double {
    factors.grid[t] * (lotsContracted[t] + othersContracted[t])
  }
}
