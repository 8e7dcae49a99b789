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
    let question = PolicyQuestion(
      target: target, material: m, lots: lots, year: year, evidence: evidence)
    let row: PolicyRow?
    switch target.metric {
    case .recycledContent: row = question.recycled
    case .routeShare: row = question.ofNamedRoutes
    case .renewableShare: row = question.renewable
    case .purchaseShare: row = question.ofStandard
    case .intensityCap: row = question.underCap
    case .belowReference: row = question.belowReference
    case .emissionsPerTonne, .emissionsPerCar, .absoluteEmissions:
      row = question.belowBaseYear(account)
    case .sectorEmissions, .sectorIntensity, .sectorCap, .sectorRenewables: row = nil
    }
    guard let row else { return nil }
    self = row
  }
}

/// A target as rows that lots are counted in, in one year of their market.
private struct PolicyQuestion {
  let target: Target
  let material: Int
  let lots: [MarketLot]
  let year: Int
  let evidence: TargetEvidence

  private var t: Int { year - evidence.years.lowerBound }
  /// What the first reading asks for, a fraction.
  private var share: Double { target.readings[0].value ?? target.value }
  private var percent: String { NumberText.percent(share) }

  // MARK: Shares of metal

  var recycled: PolicyRow {
    row("\(percent) recycled", share: share) {
      Self.recycled($0, t, target.readings[0].definition)
    }
  }

  var ofNamedRoutes: PolicyRow {
    row("\(percent) of named routes", share: share) {
      (target.routes.contains($0.route) ? 1 : 0, 1)
    }
  }

  var renewable: PolicyRow {
    let sources = evidence.markets[material].mix.sources
    return row("\(percent) renewable power", share: share) {
      let primary = 1 - $0.recycled(t)
      return (sources[$0.source].isRenewable ? primary : 0, primary)
    }
  }

  /// nil where the target names no standard.
  var ofStandard: PolicyRow? {
    guard let requirement = target.requirement else { return nil }
    let isPrimary = TargetEvidence.asksForPrimary(requirement)
    let standard = requirement.standard(in: year)
    return row("\(percent) in \(requirement.standards[0].name)", share: share) {
      let over = isPrimary ? 1 - $0.recycled(t) : 1
      return (evidence.holds(requirement, standard, $0, material, t) ? over : 0, over)
    }
  }

  // MARK: Emissions

  var underCap: PolicyRow {
    let cap = ShortestDecimal.string(target.value)
    return row("at most \(cap) t CO2e/t", share: 0, isEmissions: true) {
      let primary = 1 - $0.recycled(t)
      return (primary * (target.value - $0.primaryEmissions[t]), primary * target.value)
    }
  }

  var belowReference: PolicyRow {
    let dirtiest = evidence.markets[material].dirtiestRoute(t)
    return below(target.reference == nil ? "the dirtiest route" : "the reference") {
      target.reference ?? dirtiest[$0.product]
    }
  }

  /// nil where the base year is not simulated or nothing is bought.
  func belowBaseYear(_ account: MakerAccount) -> PolicyRow? {
    guard let base = target.baseYear, evidence.years.contains(base),
      let level = level(base - evidence.years.lowerBound, account)
    else { return nil }
    return below("\(base)") { _ in level }
  }

  private func row(
    _ what: String, share: Double, isEmissions: Bool = false,
    _ value: (MarketLot) -> (counted: Double, over: Double)
  ) -> PolicyRow {
    let values = lots.map(value)
    return PolicyRow(
      name: "\(target.id) \(what)", share: share, counted: values.map(\.counted),
      over: values.map(\.over), isEmissions: isEmissions)
  }

  /// - Parameter reference: t CO2-equiv/t.
  private func below(_ what: String, _ reference: (MarketLot) -> Double) -> PolicyRow {
    row("\(percent) below \(what)", share: share, isEmissions: true) {
      (reference($0) - $0.emissions[t], reference($0))
    }
  }

  /// The base year's emissions per tonne of what is bought in the year: t CO2-equiv/t.
  private func level(_ base: Int, _ account: MakerAccount) -> Double? {
    let then = account.emissions(target.metric, [material], base)
    let bought = account.bought([material], t)
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
