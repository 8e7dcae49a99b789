public import FlowEngine

/// The metal of every product by the route and the plants that made it, with its emissions.
///
/// The lots of a year: over plants and routes they add up to the metal that is bought, and to its
/// emissions.
public struct LotAccount: Sendable {
  /// Metal of a product from one kind of plant: shapes `[t]`.
  public struct Lot: Sendable {
    public let product: Int
    public let route: Int
    /// Place of the plant in its route.
    public let plant: Int
    /// Bought semis and castings, t/yr.
    public var mass: [Double]
    /// Ore-based metal in the charge, t/yr.
    public var primary: [Double]
    /// Scrap-derived metal by account, t/yr.
    public var fromNewScrap: [Double]
    public var fromOldScrap: [Double]
    /// Everything but electricity, t CO2-equiv/yr.
    public var other: [Double]
    /// Electricity as the terms count it, t CO2-equiv/yr.
    public var power: [Double]
    /// Of both, what making ore-based metal emits, and what finishing does, t CO2-equiv/yr.
    public var oreBased: [Double]
    public var finishing: [Double]
    /// MWh/yr.
    public var ownCoal: [Double]
    public var ownRenewable: [Double]
    public var contracted: [Double]
    public var uncontracted: [Double]

    /// Electricity that the grid delivers, MWh/yr.
    public func throughGrid(_ t: Int) -> Double { contracted[t] + uncontracted[t] }

    /// t CO2-equiv/yr, electricity as the terms count it.
    public func emissions(_ t: Int) -> Double { other[t] + power[t] }
  }

  public let lots: [Lot]
  /// Plants by route: shape `[route][plant]`.
  public let plants: [[PlantShare]]

  /// - Parameter plants: Shape `[route][plant]`; every route has at least one.
  public init(
    _ run: RunResult, material m: Int, melts: MeltAccount, factors: [EmissionTerm],
    plants: [[PlantShare]]
  ) {
    let system = run.plan.materials[m].system
    let years = run.plan.yearCount
    let bought = Self.boughtByHeat(melts, system, years: years)
    var lots: [Lot] = []
    var first: [Int] = []
    for (h, heat) in system.heats.enumerated() {
      first.append(lots.count)
      for (k, plant) in plants[heat.route].enumerated() {
        var lot = Lot(product: heat.product, route: heat.route, plant: k, years: years)
        lot.takeMetal(of: h, melts, bought: bought, share: plant.share)
        lots.append(lot)
      }
    }
    let heats = HeatAmounts(run: run, material: m, melts: melts)
    for term in factors {
      for (h, heat) in system.heats.enumerated() {
        guard let amounts = heats.amounts(of: term.basis, heat: h, bought: bought)
        else { continue }
        for (k, plant) in plants[heat.route].enumerated()
        where term.plant == nil || term.plant == k {
          lots[first[h] + k].add(term, amounts, share: term.plant == nil ? plant.share : nil)
        }
      }
    }
    self.lots = lots
    self.plants = plants
  }

  /// Bought metal of a product by the heats that made it: shape `[t][h]`, t/yr.
  private static func boughtByHeat(
    _ melts: MeltAccount, _ system: MaterialSystem, years: Int
  ) -> [Double] {
    var bought = [Double](repeating: 0, count: years * melts.heatCount)
    for t in 0..<years {
      var made = [Double](repeating: 0, count: melts.productCount)
      for (h, heat) in system.heats.enumerated() {
        made[heat.product] += melts.heatMass[t * melts.heatCount + h]
      }
      for (h, heat) in system.heats.enumerated() where made[heat.product] > 0 {
        let place = t * melts.heatCount + h
        bought[place] =
          melts.bought[t * melts.productCount + heat.product] * melts.heatMass[place]
          / made[heat.product]
      }
    }
    return bought
  }
}

extension LotAccount.Lot {
  /// A lot of nothing yet.
  fileprivate init(product: Int, route: Int, plant: Int, years: Int) {
    let zeros = [Double](repeating: 0, count: years)
    self.init(
      product: product, route: route, plant: plant, mass: zeros, primary: zeros,
      fromNewScrap: zeros, fromOldScrap: zeros, other: zeros, power: zeros, oreBased: zeros,
      finishing: zeros, ownCoal: zeros, ownRenewable: zeros, contracted: zeros,
      uncontracted: zeros)
  }

  /// The plant's share of what a heat made, and of its charge.
  fileprivate mutating func takeMetal(
    of h: Int, _ melts: MeltAccount, bought: [Double], share: [Double]
  ) {
    for t in share.indices {
      let place = t * melts.heatCount + h
      mass[t] = share[t] * bought[place]
      primary[t] = share[t] * melts.primary[place]
      fromNewScrap[t] = share[t] * melts.fromNewScrap[place]
      fromOldScrap[t] = share[t] * melts.fromOldScrap[place]
    }
  }

  /// - Parameter share: Of the plant in its route, or nil where the factor has it inside.
  fileprivate mutating func add(_ term: EmissionTerm, _ amounts: [Double], share: [Double]?) {
    var (isOre, isFinishing) = (false, false)
    if case .primary = term.basis { isOre = true }
    if case .bought = term.basis { isFinishing = true }
    for t in amounts.indices {
      let amount = amounts[t] * (share?[t] ?? 1)
      if amount == 0 { continue }
      if isOre { oreBased[t] += amount * term.factor[t] }
      if isFinishing { finishing[t] += amount * term.factor[t] }
      guard let use = term.electricity else {
        other[t] += amount * term.factor[t]
        continue
      }
      power[t] += amount * term.factor[t]
      ownCoal[t] += amount * use.ownCoal[t]
      ownRenewable[t] += amount * use.ownRenewable[t]
      contracted[t] += amount * use.contracted[t]
      uncontracted[t] += amount * use.uncontracted[t]
    }
  }
}
