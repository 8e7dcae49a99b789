internal import FlowAccounts

/// One term of a metal's emissions, as long as the shares of the works are open: a market finds
/// them in the run, and nothing is compiled again for it.
struct EmissionRule: Sendable {
  /// Per tonne of the basis and year: shape `[t]`.
  enum Amount: Sendable {
    /// t CO2-equiv/t.
    case emissions([Double])
    /// MWh/t, and where it comes from.
    case electricity([Double], PowerSupply.Mix)
  }

  /// The works of a route that alone have the term, by their place in it.
  struct Works: Sendable {
    let route: Int
    let plant: Int
  }

  let name: String
  let basis: EmissionBasis
  let amount: Amount
  /// nil: all works of the route.
  let works: Works?

  init(_ name: String, _ basis: EmissionBasis, _ amount: Amount, of works: Works? = nil) {
    self.name = name
    self.basis = basis
    self.amount = amount
    self.works = works
  }

  /// The term of works with these shares: shape `[route][plant]`.
  ///
  /// - Returns: nil of works that never make anything.
  func term(_ plants: [[PlantShare]], _ supply: PowerSupply) -> EmissionTerm? {
    guard let works else { return term(supply) { $0 } }
    let share = plants[works.route][works.plant].share
    if !share.contains(where: { $0 != 0 }) { return nil }
    return term(supply) { amount in zip(amount, share).map { $0 * $1 } }
  }

  private func term(_ supply: PowerSupply, _ part: ([Double]) -> [Double]) -> EmissionTerm {
    switch amount {
    case .emissions(let factor):
      EmissionTerm(name: name, basis: basis, factor: part(factor), plant: works?.plant)
    case .electricity(let use, let mix):
      supply.term(name, basis, part(use), mix, plant: works?.plant)
    }
  }
}

/// The emissions of one metal, as long as the shares of its works are open.
struct EmissionRules: Sendable {
  let rules: [EmissionRule]
  let supply: PowerSupply

  /// Reporting factors of works with these shares: shape `[route][plant]`.
  func terms(_ plants: [[PlantShare]]) -> [EmissionTerm] {
    rules.compactMap { $0.term(plants, supply) }
  }
}
