internal import FlowAccounts
internal import FlowTables

extension PolicyRow {
  /// Targets that say what to buy: they act from their year on.
  static func isPolicy(_ target: Target) -> Bool {
    guard !target.isSupplier, target.materials.count == 1 else { return false }
    switch target.metric {
    case .recycledContent, .purchaseShare, .renewableShare, .routeShare: return true
    default: return false
    }
  }

  /// Targets that a purchase can answer when it is asked for them alone.
  static func isAnswered(_ target: Target) -> Bool {
    guard !target.isSupplier, target.materials.count == 1 else { return false }
    switch target.metric {
    case .sectorEmissions, .sectorIntensity, .sectorCap, .sectorRenewables: return false
    default: return true
    }
  }

  /// What a target asks of its maker's purchase in a year, under its first reading.
  ///
  /// - Returns: nil where no purchase answers the target.
  init?(
    _ target: Target, _ m: Int, lots: [MarketLot], year: Int, evidence: TargetEvidence,
    account: MakerAccount
  ) {
    guard Self.isAnswered(target) else { return nil }
    let t = year - evidence.years.lowerBound
    let share = target.readings[0].value ?? target.value
    func row(
      _ what: String, share: Double, isEmissions: Bool = false,
      _ value: (MarketLot) -> (counted: Double, over: Double)
    ) -> PolicyRow {
      let values = lots.map(value)
      return PolicyRow(
        name: "\(target.id) \(what)", share: share, counted: values.map(\.counted),
        over: values.map(\.over), isEmissions: isEmissions)
    }
    func below(_ what: String, _ reference: (MarketLot) -> Double) -> PolicyRow {
      row("\(NumberText.percent(share)) below \(what)", share: share, isEmissions: true) {
        (reference($0) - $0.emissions[t], reference($0))
      }
    }
    let percent = NumberText.percent(share)
    switch target.metric {
    case .recycledContent:
      self = row("\(percent) recycled", share: share) {
        Self.recycled($0, t, target.readings[0].definition)
      }
    case .routeShare:
      self = row("\(percent) of named routes", share: share) {
        (target.routes.contains($0.route) ? 1 : 0, 1)
      }
    case .renewableShare:
      let sources = evidence.markets[m].mix.sources
      self = row("\(percent) renewable power", share: share) {
        let primary = 1 - $0.recycled(t)
        return (sources[$0.source].isRenewable ? primary : 0, primary)
      }
    case .purchaseShare:
      guard let requirement = target.requirement else { return nil }
      let isPrimary = TargetEvidence.asksForPrimary(requirement)
      let standard = requirement.standard(in: year)
      self = row("\(percent) in \(requirement.standards[0].name)", share: share) {
        let over = isPrimary ? 1 - $0.recycled(t) : 1
        return (evidence.holds(requirement, standard, $0, m, t) ? over : 0, over)
      }
    case .intensityCap:
      let cap = ShortestDecimal.string(target.value)
      self = row("at most \(cap) t CO2e/t", share: 0, isEmissions: true) {
        let primary = 1 - $0.recycled(t)
        return (primary * (target.value - $0.primaryEmissions[t]), primary * target.value)
      }
    case .belowReference:
      let dirtiest = evidence.markets[m].dirtiestRoute(t)
      self = below(target.reference == nil ? "the dirtiest route" : "the reference") {
        target.reference ?? dirtiest[$0.product]
      }
    case .emissionsPerTonne, .emissionsPerCar, .absoluteEmissions:
      guard let base = target.baseYear, evidence.years.contains(base),
        let level = Self.level(target, m, t, base - evidence.years.lowerBound, account)
      else { return nil }
      self = below("\(base)") { _ in level }
    case .sectorEmissions, .sectorIntensity, .sectorCap, .sectorRenewables: return nil
    }
  }

  /// The base year's emissions per tonne of what is bought in year t: t CO2-equiv/t.
  private static func level(
    _ target: Target, _ m: Int, _ t: Int, _ base: Int, _ account: MakerAccount
  ) -> Double? {
    let then = account.emissions(target.metric, [m], base)
    let bought = account.bought([m], t)
    if bought == 0 { return nil }
    switch target.metric {
    case .emissionsPerTonne: return then
    case .emissionsPerCar: return then * account.cars[t] / bought
    default: return then / bought
    }
  }

  private static func recycled(
    _ lot: MarketLot, _ t: Int, _ definition: RecycledDefinition
  ) -> (counted: Double, over: Double) {
    switch definition {
    case .newAndOld: (lot.recycled(t), 1)
    case .oldOnly: (lot.fromOldScrap[t], 1)
    case .withHome: (lot.recycled(t) + lot.homeScrap[t], 1 + lot.homeScrap[t])
    case .recyclable: (1, 1)
    }
  }
}

extension LotMarket {
  /// Emissions of the dirtiest route of every product, t CO2-equiv per tonne bought: `[product]`.
  func dirtiestRoute(_ t: Int) -> [Double] {
    byProduct.map { indices in
      var routes: [Int: (mass: Double, emitted: Double)] = [:]
      for index in indices where lots[index].supply[t] > 0 {
        let lot = lots[index]
        routes[lot.route, default: (0, 0)].mass += lot.supply[t]
        routes[lot.route, default: (0, 0)].emitted += lot.supply[t] * lot.emissions[t]
      }
      return routes.values.map { $0.emitted / $0.mass }.max() ?? 0
    }
  }
}
