/// Where a works has its electricity from, as shares of its use.
///
/// What is left is uncontracted grid power.
public struct PowerContract: Sendable, Equatable {
  /// Own coal-fired units.
  public var captiveCoal: Double
  /// Own renewable plant, or one on a dedicated line.
  public var ownRenewable: Double
  /// Renewable power bought by contract and delivered through the grid.
  public var renewableContract: Double
  /// Grid power with certificates bought beside it.
  public var certificates: Double

  public init(
    captiveCoal: Double = 0, ownRenewable: Double = 0, renewableContract: Double = 0,
    certificates: Double = 0
  ) {
    self.captiveCoal = captiveCoal
    self.ownRenewable = ownRenewable
    self.renewableContract = renewableContract
    self.certificates = certificates
  }

  /// Share of uncontracted grid power.
  public var uncontracted: Double {
    1 - captiveCoal - ownRenewable - renewableContract - certificates
  }

  /// Share that the grid delivers, contracted or not.
  public var throughGrid: Double { 1 - captiveCoal - ownRenewable }
}

/// Emissions of a MWh: at the power plant, and before it.
public struct PowerFactor: Sendable, Equatable {
  /// t CO2-equiv/MWh at the stack.
  public var stack: Double
  /// t CO2-equiv/MWh of mining and moving fuels, of making plants, and of losses.
  public var supply: Double

  public init(stack: Double, supply: Double) {
    self.stack = stack
    self.supply = supply
  }
}

/// Factors of the sources of power in one region and year.
public struct PowerFactors: Sendable, Equatable {
  public var grid: PowerFactor
  /// What is left of the grid when contracted power is taken out.
  public var residual: PowerFactor
  public var captiveCoal: PowerFactor
  public var renewable: PowerFactor

  public init(
    grid: PowerFactor, residual: PowerFactor, captiveCoal: PowerFactor, renewable: PowerFactor
  ) {
    self.grid = grid
    self.residual = residual
    self.captiveCoal = captiveCoal
    self.renewable = renewable
  }

  /// Emissions of a MWh bought under a contract, t CO2-equiv/MWh.
  ///
  /// Location: own supply as it is, all else at the grid. Market: contracts and certificates at
  /// their plant, the rest at the residual mix. Chinese rule: contracts and own lines at zero,
  /// certificates and the rest at the grid.
  ///
  /// - Parameter withSupply: Fuel supply, plants and losses included.
  public func emissions(
    of contract: PowerContract, in view: PowerView, withSupply: Bool
  ) -> Double {
    func factor(_ factor: PowerFactor) -> Double {
      factor.stack + (withSupply ? factor.supply : 0)
    }
    let own = contract.captiveCoal * factor(captiveCoal)
    switch view {
    case .location:
      return own + contract.ownRenewable * factor(renewable) + contract.throughGrid * factor(grid)
    case .market:
      let green = contract.ownRenewable + contract.renewableContract + contract.certificates
      return own + green * factor(renewable) + contract.uncontracted * factor(residual)
    case .chineseRule:
      let green = contract.ownRenewable + contract.renewableContract
      let supply = withSupply ? green * renewable.supply : 0
      return own + supply + (contract.certificates + contract.uncontracted) * factor(grid)
    }
  }
}
