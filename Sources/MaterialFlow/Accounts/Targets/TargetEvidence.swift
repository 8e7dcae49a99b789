public import FlowEngine

/// What a run holds that pledges are tested with; made once for all of them.
public struct TargetEvidence: Sendable {
  public let plan: Plan
  public let years: ClosedRange<Int>
  /// Lots on the market: shape `[m]`.
  public let markets: [LotMarket]
  /// Shape `[m]`.
  public let sectors: [SectorAccount]
  /// What old scrap from cars allows recycled content to be: shape `[m][t]`.
  public let ceilings: [[Double]]
  /// What the shred of old cars is made of, as mass fractions: shape `[m][t * elements + e]`.
  public let shred: [[Double]]

  public init(
    plan: Plan, markets: [LotMarket], sectors: [SectorAccount], ceilings: [[Double]],
    shred: [[Double]]
  ) {
    self.shred = shred
    self.plan = plan
    years = plan.years
    self.markets = markets
    self.sectors = sectors
    self.ceilings = ceilings
  }

  /// The projected value of a reading: shape `[t]`, in the metric's unit.
  public func projected(
    _ reading: TargetReading, of target: Target, by maker: MakerAccount?
  ) -> [Double] {
    let m = target.materials[0]
    let times = 0..<plan.yearCount
    switch reading.metric {
    case .sectorEmissions: return sectors[m].emissions
    case .sectorIntensity, .sectorCap: return sectors[m].intensity
    case .sectorRenewables: return times.map { markets[m].mix.renewableShare($0) }
    case .renewableShare: return times.map { markets[m].mix.renewableShare($0) }
    default: break
    }
    guard let maker else { return times.map { _ in 0 } }
    switch reading.metric {
    case .recycledContent:
      return times.map { maker.recycledContent(reading.definition, target.materials, $0) }
    case .purchaseShare: return classShare(target, maker)
    case .routeShare:
      return share(maker, m) { lot, _ in target.routes.contains(lot.route) ? 1 : 0 }
    case .intensityCap: return average(maker, m, ofPrimary: true)
    case .belowReference: return belowReference(reading, target, maker)
    default: return times.map { maker.emissions(reading.metric, target.materials, $0) }
    }
  }

  // MARK: What a maker gets of the lots, pro rata to what is offered

  /// The share of a maker's metal for which a lot counts; `counts` gives 0...1.
  private func share(
    _ maker: MakerAccount, _ m: Int, _ counts: (MarketLot, Int) -> Double
  ) -> [Double] {
    let products = markets[m].byProduct.count
    let zeros = [Double](repeating: 0, count: plan.yearCount)
    var (counted, whole) = (zeros, zeros)
    for product in 0..<products {
      var (offered, good) = (zeros, zeros)
      for index in markets[m].byProduct[product] {
        let lot = markets[m].lots[index]
        for t in zeros.indices where lot.supply[t] > 0 {
          offered[t] += lot.supply[t]
          good[t] += lot.supply[t] * counts(lot, t)
        }
      }
      for t in zeros.indices {
        let metal = maker.byProduct[m][t * products + product]
        whole[t] += metal
        if offered[t] > 0 { counted[t] += metal * good[t] / offered[t] }
      }
    }
    return zip(counted, whole).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// The share that holds the class; of aluminium the ore-based metal counts, of steel all.
  private func classShare(_ target: Target, _ maker: MakerAccount) -> [Double] {
    guard let requirement = target.requirement else { return (0..<plan.yearCount).map { _ in 0 } }
    let m = target.materials[0]
    let versions = years.map { requirement.standard(in: $0) }
    let isPrimary = Self.asksForPrimary(requirement)
    let good = share(maker, m) { lot, t in
      holds(requirement, versions[t], lot, m, t) ? (isPrimary ? 1 - lot.recycled(t) : 1) : 0
    }
    if !isPrimary { return good }
    let whole = share(maker, m) { lot, t in 1 - lot.recycled(t) }
    return zip(good, whole).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// The part of a maker's metal that a pledge counts: its ore-based metal, or all.
  func countedPart(of target: Target, _ maker: MakerAccount?, _ t: Int) -> Double {
    guard let requirement = target.requirement, let maker, Self.asksForPrimary(requirement) else {
      return 1
    }
    return share(maker, target.materials[0]) { lot, t in 1 - lot.recycled(t) }[t]
  }

  /// Schemes of aluminium class the ingot that the smelter casts.
  public static func asksForPrimary(_ requirement: ClassRequirement) -> Bool {
    requirement.standards.allSatisfy { $0.metal == "aluminium" }
  }

  /// Whether a lot holds a class in a year.
  ///
  /// Steel is classed at the liquid metal, aluminium by its ore-based part.
  public func holds(
    _ requirement: ClassRequirement, _ standard: Standard, _ lot: MarketLot, _ m: Int, _ t: Int
  ) -> Bool {
    let subject = markets[m].subject(lot, of: plan.materials[m].system, t)
    return standard.isHeld(by: subject, className: requirement.className)
  }

  private func average(_ maker: MakerAccount, _ m: Int, ofPrimary: Bool) -> [Double] {
    let weighted = share(maker, m) { lot, t in
      ofPrimary ? (1 - lot.recycled(t)) * lot.primaryEmissions[t] : lot.emissions[t]
    }
    if !ofPrimary { return weighted }
    let whole = share(maker, m) { lot, t in 1 - lot.recycled(t) }
    return zip(weighted, whole).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// How far purchases lie below the reference, product by product.
  ///
  /// Without a stated reference each product is held against its own dirtiest route.
  private func belowReference(
    _ reading: TargetReading, _ target: Target, _ maker: MakerAccount
  ) -> [Double] {
    let m = target.materials[0]
    let products = markets[m].byProduct.count
    let zeros = [Double](repeating: 0, count: plan.yearCount)
    var (own, reference) = (zeros, zeros)
    for product in 0..<products {
      let offers = ProductOffers(markets[m], product, yearCount: plan.yearCount)
      for t in zeros.indices where offers.supply[t] > 0 {
        let metal = maker.byProduct[m][t * products + product]
        own[t] += metal * (reading.isBestLot ? offers.cleanestLot[t] : offers.average[t])
        reference[t] += metal * (target.reference ?? offers.dirtiestRoute[t])
      }
    }
    return zip(own, reference).map { $1 > 0 ? 1 - $0 / $1 : 0 }
  }

  /// Tonnes that hold the class on the whole market of cars, in a year: t/yr.
  public func qualifying(_ target: Target, _ t: Int) -> Double {
    guard let requirement = target.requirement else { return 0 }
    let m = target.materials[0]
    let standard = requirement.standard(in: years.lowerBound + t)
    let isPrimary = Self.asksForPrimary(requirement)
    return markets[m].lots.reduce(0) { sum, lot in
      guard lot.supply[t] > 0, holds(requirement, standard, lot, m, t) else { return sum }
      return sum + lot.supply[t] * (isPrimary ? 1 - lot.recycled(t) : 1)
    }
  }
}

/// Emissions of what is offered of one product, t CO2-equiv per tonne bought: shape `[t]`.
private struct ProductOffers {
  /// t/yr; where it is zero the others say nothing.
  private(set) var supply: [Double]
  private(set) var average: [Double]
  private(set) var cleanestLot: [Double]
  private(set) var dirtiestRoute: [Double]

  init(_ market: LotMarket, _ product: Int, yearCount: Int) {
    let zeros = [Double](repeating: 0, count: yearCount)
    (supply, average, dirtiestRoute) = (zeros, zeros, zeros)
    cleanestLot = Array(repeating: .infinity, count: yearCount)
    var routes: [(route: Int, mass: [Double], emitted: [Double])] = []
    for index in market.byProduct[product] {
      let lot = market.lots[index]
      if routes.last?.route != lot.route { routes.append((lot.route, zeros, zeros)) }
      let last = routes.count - 1
      for t in zeros.indices where lot.supply[t] > 0 {
        routes[last].mass[t] += lot.supply[t]
        routes[last].emitted[t] += lot.supply[t] * lot.emissions[t]
        cleanestLot[t] = min(cleanestLot[t], lot.emissions[t])
      }
    }
    for (_, mass, emitted) in routes {
      for t in zeros.indices where mass[t] > 0 {
        supply[t] += mass[t]
        average[t] += emitted[t]
        dirtiestRoute[t] = max(dirtiestRoute[t], emitted[t] / mass[t])
      }
    }
    for t in zeros.indices where supply[t] > 0 { average[t] /= supply[t] }
  }
}
