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
    /// Bought semis and castings, Mt/yr.
    public var mass: [Double]
    /// Ore-based metal in the charge, Mt/yr.
    public var primary: [Double]
    /// Scrap-derived metal by account, Mt/yr.
    public var fromNewScrap: [Double]
    public var fromOldScrap: [Double]
    /// Everything but electricity, Mt CO2-equiv/yr.
    public var other: [Double]
    /// Electricity as the terms count it, Mt CO2-equiv/yr.
    public var power: [Double]
    /// Of both, what making ore-based metal emits, and what finishing does, Mt CO2-equiv/yr.
    public var oreBased: [Double]
    public var finishing: [Double]
    /// TWh/yr.
    public var ownCoal: [Double]
    public var ownRenewable: [Double]
    public var contracted: [Double]
    public var uncontracted: [Double]

    /// Electricity that the grid delivers, TWh/yr.
    public func throughGrid(_ t: Int) -> Double { contracted[t] + uncontracted[t] }

    /// Mt CO2-equiv/yr, electricity as the terms count it.
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
    let material = run.plan.materials[m]
    let system = material.system
    let years = run.plan.yearCount
    let zeros = [Double](repeating: 0, count: years)
    var lots: [Lot] = []
    var first: [Int] = []
    for heat in system.heats {
      first.append(lots.count)
      for plant in plants[heat.route].indices {
        lots.append(
          Lot(
            product: heat.product, route: heat.route, plant: plant, mass: zeros, primary: zeros,
            fromNewScrap: zeros, fromOldScrap: zeros, other: zeros, power: zeros, oreBased: zeros,
            finishing: zeros, ownCoal: zeros, ownRenewable: zeros, contracted: zeros,
            uncontracted: zeros))
      }
    }
    let split = HeatSplit(melts, system, years: years)
    for (h, heat) in system.heats.enumerated() {
      for (k, plant) in plants[heat.route].enumerated() {
        for t in 0..<years {
          let share = plant.share[t]
          let place = t * melts.heatCount + h
          lots[first[h] + k].mass[t] = share * split.bought[place]
          lots[first[h] + k].primary[t] = share * melts.primary[place]
          lots[first[h] + k].fromNewScrap[t] = share * melts.fromNewScrap[place]
          lots[first[h] + k].fromOldScrap[t] = share * melts.fromOldScrap[place]
        }
      }
    }
    for term in factors {
      for (h, heat) in system.heats.enumerated() {
        guard
          let amounts = LotAccount.amounts(
            term.basis, h, heat, run: run, material: m, melts: melts, split: split)
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

  /// What a term is multiplied with in a heat: shape `[t]`; nil where the heat has none of it.
  private static func amounts(
    _ basis: EmissionBasis, _ h: Int, _ heat: Heat, run: RunResult, material m: Int,
    melts: MeltAccount, split: HeatSplit
  ) -> [Double]? {
    let years = 0..<run.plan.yearCount
    switch basis {
    case .primary(let route):
      if heat.route != route { return nil }
      return years.map { melts.primary[$0 * melts.heatCount + h] }
    case .liquid(let route):
      if heat.route != route { return nil }
      let yield = run.plan.materials[m].melting.semisYield[heat.product]
      return years.map { melts.heatMass[$0 * melts.heatCount + h] / yield }
    case .bought(let product):
      if heat.product != product { return nil }
      return years.map { split.bought[$0 * melts.heatCount + h] }
    case .alloying(let element):
      let line = run.chart.materials[m].melting.alloying[h]
      if !run.ledger.isOpen(line) { return nil }
      let lane = run.plan.materials[m].system.typeCount + element
      return years.map { run.ledger.amount(line, year: $0, lane: lane) }
    }
  }

  /// Bought metal of a product by the heats that made it.
  private struct HeatSplit {
    /// Shape `[t][h]`, Mt/yr.
    let bought: [Double]

    init(_ melts: MeltAccount, _ system: MaterialSystem, years: Int) {
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
      self.bought = bought
    }
  }
}

extension LotAccount.Lot {
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
