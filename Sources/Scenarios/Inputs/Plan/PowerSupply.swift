package import FlowAccounts

/// Where works have their power from, by year, and what it emits as headline figures count it:
/// renewable power as nothing, contracted or own, and all else at the average of the grid.
struct PowerSupply: Sendable {
  /// Shares by year: shapes `[t]`.
  struct Mix: Sendable {
    var ownCoal: [Double]
    var ownRenewable: [Double]
    var contracted: [Double]
  }

  let steelworks: Mix
  /// Share of renewable power in the steelworks' use: shape `[t]`.
  let steelworksShare: [Double]
  let grid: Mix
  private let smelters: [String: Mix]
  let factors: PowerMarket.Factors

  init(_ lookup: inout Lookup) {
    let horizon = lookup.horizon
    factors = Self.factors(&lookup)
    let zeros = [Double](repeating: 0, count: horizon.count)
    let ones = [Double](repeating: 1, count: horizon.count)
    func renewable(_ share: [Double], ownPart: [Double]) -> Mix {
      Mix(
        ownCoal: zeros, ownRenewable: zip(share, ownPart).map { $0 * $1 },
        contracted: zip(share, ownPart).map { $0 * (1 - $1) })
    }
    let part = "own part of renewable power"
    lookup.part = .steelworksPower
    steelworksShare = lookup.path("steelworks", "renewable share", in: .fraction)
    steelworks = renewable(
      steelworksShare, ownPart: lookup.path("steelworks", part, in: .fraction))
    lookup.part = .smelterPower
    let own = lookup.path("smelter", part, in: .fraction)
    grid = Mix(ownCoal: zeros, ownRenewable: zeros, contracted: zeros)
    smelters = [
      "own-coal": Mix(ownCoal: ones, ownRenewable: zeros, contracted: zeros),
      "renewable": renewable(ones, ownPart: own), "inert-anode": renewable(ones, ownPart: own),
    ]
  }

  private static func factors(_ lookup: inout Lookup) -> PowerMarket.Factors {
    lookup.part = .gridFactor
    let grid = lookup.path("grid", "emissions", in: .carbonPerMegawattHour)
    lookup.part = .otherPowerFactors
    return PowerMarket.Factors(
      grid: grid,
      ownCoal: lookup.path("captive coal", "emissions", in: .carbonPerMegawattHour),
      renewable: lookup.path("renewable power", "emissions", in: .carbonPerMegawattHour))
  }

  /// The mix of a kind of smelter; what is not named runs on the grid.
  func smelter(_ plant: String) -> Mix { smelters[plant] ?? grid }

  /// - Parameter use: MWh per tonne of the basis: shape `[t]`.
  func term(
    _ name: String, _ basis: EmissionBasis, _ use: [Double], _ mix: Mix, plant: Int? = nil
  ) -> EmissionTerm {
    var factor: [Double] = []
    var electricity = ElectricityUse(
      ownCoal: [], ownRenewable: [], contracted: [], uncontracted: [])
    for (t, use) in use.enumerated() {
      let green = mix.ownRenewable[t] + mix.contracted[t]
      let rest = 1 - mix.ownCoal[t] - green
      factor.append(
        use
          * (mix.ownCoal[t] * factors.ownCoal[t] + green * factors.renewable[t]
            + rest * factors.grid[t]))
      electricity.ownCoal.append(use * mix.ownCoal[t])
      electricity.ownRenewable.append(use * mix.ownRenewable[t])
      electricity.contracted.append(use * mix.contracted[t])
      electricity.uncontracted.append(use * rest)
    }
    return EmissionTerm(
      name: name, basis: basis, factor: factor, plant: plant, electricity: electricity)
  }
}

/// What the tables say of the grid and of its other buyers.
package struct PowerMarketInputs: Sendable {
  package let factors: PowerMarket.Factors
  /// MWh/yr: shape `[t]`.
  package let electricityUse: [Double]
  /// Share of contracts in what others use: shape `[t]`.
  package let contracted: [Double]

  init(_ supply: PowerSupply, _ lookup: inout Lookup) {
    factors = supply.factors
    lookup.part = .powerMarket
    electricityUse = lookup.path(
      "power market", "electricity use", in: .terawattHoursPerYear)
    contracted = lookup.path("power market", "contracted by other buyers", in: .fraction)
  }
}
